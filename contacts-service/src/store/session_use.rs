//! When a session was last used: noted beside the request, so that requests that read wait for no
//! write.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;

use super::{
    Store, StoreError,
    pools::write,
    timestamp::{now, to_column},
};

/// How exact the time is.
const PRECISION: Duration = Duration::from_secs(60);

/// Notes that the session with this hash is used, unless that was noted within the last minute.
/// One note is written at a time: one that is left out is written with the session's next request.
pub(super) fn note_use(store: &Store, hash: String, last_used_at: Timestamp) {
    let is_noted = now().duration_since(last_used_at).unsigned_abs() < PRECISION;
    if is_noted {
        return;
    }
    let Ok(turn) = Arc::clone(&store.turn_to_note_use).try_lock_owned() else {
        return;
    };
    let store = store.clone();
    tokio::spawn(async move {
        let _turn = turn;
        if let Err(error) = note(&store, &hash).await {
            log::debug!("the use of a session was not noted: {error}");
        }
    });
}

/// By the clock of all replicas. For one whose own clock is wrong, every note seems to be old, or to
/// come; for that it writes nothing.
async fn note(store: &Store, hash: &str) -> Result<(), StoreError> {
    let now = store.now().await?;
    write!(
        store,
        "update sessions set last_used_at = $1
         where token_hash = $2 and (last_used_at <= $3 or last_used_at > $1)",
        to_column(now),
        hash,
        to_column(now - PRECISION),
    )?;
    Ok(())
}
