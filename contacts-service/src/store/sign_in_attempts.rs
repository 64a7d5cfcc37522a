//! Recent attempts to sign in and from where they succeeded, kept in the database so that the
//! limits survive a restart and hold for several replicas together.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Store, StoreError, change, columns::Columns, milliseconds, read, timestamp};
use crate::domain::{
    sign_in_limits::{Attempts, RecentAttempts, SignInLimits},
    text,
};

/// Records an attempt at `now`, before the password is looked at, so that attempts side by side
/// cannot all pass, and counts those that `limits` are about. Older ones are forgotten. Returns
/// the attempt's id.
///
/// # Errors
/// The database's.
pub async fn record(
    store: &Store,
    email: &str,
    client: &str,
    now: Timestamp,
    limits: &SignInLimits,
) -> Result<(Uuid, RecentAttempts), StoreError> {
    let id = Uuid::now_v7();
    change!(
        store,
        "delete from sign_in_attempts where attempted_at <= $1",
        milliseconds(now - limits.longest_window()),
    )?;
    change!(
        store,
        "insert into sign_in_attempts (id, email_key, client, attempted_at)
         values ($1, $2, $3, $4)",
        id.to_string(),
        text::fold(email),
        client,
        milliseconds(now),
    )?;
    let recent = read!(
        store,
        fetch_one,
        |row: &_| recent(row, now),
        "select
             count(case when email_key = $1 and client = $2 and attempted_at > $3 then 1 end),
             min(case when email_key = $1 and client = $2 and attempted_at > $3 then attempted_at end),
             count(case when email_key = $1 and attempted_at > $4 then 1 end),
             min(case when email_key = $1 and attempted_at > $4 then attempted_at end),
             count(case when client = $2 and attempted_at > $5 then 1 end),
             min(case when client = $2 and attempted_at > $5 then attempted_at end),
             (select count(*) from known_clients
              where email_key = $1 and client = $2 and signed_in_at > $6)
         from sign_in_attempts
         where email_key = $1 or client = $2",
        text::fold(email),
        client,
        milliseconds(now - limits.pair.window),
        milliseconds(now - limits.account.window),
        milliseconds(now - limits.client.window),
        milliseconds(now - SignInLimits::KNOWN_FOR),
    )?;
    Ok((id, recent))
}

fn recent(row: &impl Columns, now: Timestamp) -> Result<RecentAttempts, sqlx::Error> {
    // The attempt at hand may be gone already: another replica's clock can be far ahead.
    let attempts = |count, oldest| {
        Ok::<_, sqlx::Error>(Attempts {
            count: row.number(count)?,
            oldest: row.number_or_null(oldest)?.map_or(now, timestamp),
        })
    };
    Ok(RecentAttempts {
        pair: attempts(0, 1)?,
        account: attempts(2, 3)?,
        client: attempts(4, 5)?,
        known_client: row.number(6)? > 0,
    })
}

/// Takes back an attempt that was one too many: it must not keep the door shut any longer.
///
/// # Errors
/// The database's.
pub async fn take_back(store: &Store, id: Uuid) -> Result<(), StoreError> {
    change!(
        store,
        "delete from sign_in_attempts where id = $1",
        id.to_string(),
    )?;
    Ok(())
}

/// Notes that an account was signed in from a client: the attempts from there are forgotten, and
/// it is known for a while.
///
/// # Errors
/// The database's.
pub async fn succeeded(
    store: &Store,
    email: &str,
    client: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    change!(
        store,
        "delete from sign_in_attempts where email_key = $1 and client = $2",
        text::fold(email),
        client,
    )?;
    change!(
        store,
        "delete from known_clients where signed_in_at <= $1",
        milliseconds(now - SignInLimits::KNOWN_FOR),
    )?;
    change!(
        store,
        "insert into known_clients (email_key, client, signed_in_at) values ($1, $2, $3)
         on conflict (email_key, client) do update set signed_in_at = excluded.signed_in_at",
        text::fold(email),
        client,
        milliseconds(now),
    )?;
    Ok(())
}
