//! Sessions, known by the hash of their token only.

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    pools::{read, write},
    timestamp::to_column,
};
use crate::domain::{account::Account, session_token::SessionToken};

/// Starts a session until `expires_at`, and forgets all sessions that have expired.
///
/// # Errors
/// The database's.
pub(crate) async fn start(
    store: &Store,
    token: &SessionToken,
    account: Uuid,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    let now = to_column(Timestamp::now());
    write!(store, "delete from sessions where expires_at <= $1", now)?;
    write!(
        store,
        "insert into sessions (token_hash, account_id, created_at, expires_at)
         values ($1, $2, $3, $4)",
        token.hash(),
        account.to_string(),
        now,
        to_column(expires_at),
    )?;
    Ok(())
}

/// Whose session this is, unless it has ended.
///
/// # Errors
/// The database's.
pub(crate) async fn account_of(
    store: &Store,
    token: &SessionToken,
) -> Result<Option<Account>, StoreError> {
    read!(
        store,
        fetch_optional,
        account,
        "select accounts.id, accounts.email
         from sessions join accounts on accounts.id = sessions.account_id
         where sessions.token_hash = $1 and sessions.expires_at > $2",
        token.hash(),
        to_column(Timestamp::now()),
    )
}

/// Ends a session; ending one that does not exist is no error.
///
/// # Errors
/// The database's.
pub(crate) async fn end(store: &Store, token: &SessionToken) -> Result<(), StoreError> {
    write!(
        store,
        "delete from sessions where token_hash = $1",
        token.hash(),
    )?;
    Ok(())
}

pub(super) fn account(row: &mut Columns<'_>) -> Result<Account, sqlx::Error> {
    Ok(Account {
        id: row.id()?,
        email: row.text()?,
    })
}
