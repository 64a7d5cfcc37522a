//! Recent attempts to sign in, kept in the database so that the limits survive a restart and
//! hold for several replicas together.

use jiff::Timestamp;
use sqlx::Row;
use uuid::Uuid;

use super::{Store, StoreError, milliseconds, timestamp};
use crate::domain::text;

/// How often signing in was tried lately, the attempt at hand included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecentAttempts {
    /// For this account from this client.
    pub pair: i64,
    /// For this account from anywhere.
    pub account: i64,
    /// From this client for any account.
    pub client: i64,
    /// When the oldest of all these was made.
    pub oldest: Timestamp,
}

/// Records an attempt before the password is looked at, so that attempts side by side cannot
/// all pass, and counts those since `since`. Older ones are forgotten.
///
/// # Errors
/// The database's.
pub async fn record(
    store: &Store,
    email: &str,
    client: &str,
    since: Timestamp,
) -> Result<RecentAttempts, StoreError> {
    let now = Timestamp::now();
    sqlx::query("delete from sign_in_attempts where attempted_at <= $1")
        .bind(milliseconds(since))
        .execute(&store.pool)
        .await?;
    sqlx::query(
        "insert into sign_in_attempts (id, email_key, client, attempted_at)
         values ($1, $2, $3, $4)",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(text::fold(email))
    .bind(client)
    .bind(milliseconds(now))
    .execute(&store.pool)
    .await?;
    let row = sqlx::query(
        "select
             count(case when email_key = $1 and client = $2 then 1 end) as pair,
             count(case when email_key = $1 then 1 end) as account,
             count(case when client = $2 then 1 end) as client,
             min(attempted_at) as oldest
         from sign_in_attempts
         where (email_key = $1 or client = $2) and attempted_at > $3",
    )
    .bind(text::fold(email))
    .bind(client)
    .bind(milliseconds(since))
    .fetch_one(&store.pool)
    .await?;
    Ok(RecentAttempts {
        pair: row.try_get("pair")?,
        account: row.try_get("account")?,
        client: row.try_get("client")?,
        oldest: timestamp(row.try_get("oldest")?),
    })
}

/// Forgets the attempts for an account from one client, after one that succeeded.
///
/// # Errors
/// The database's.
pub async fn forget(store: &Store, email: &str, client: &str) -> Result<(), StoreError> {
    sqlx::query("delete from sign_in_attempts where email_key = $1 and client = $2")
        .bind(text::fold(email))
        .bind(client)
        .execute(&store.pool)
        .await?;
    Ok(())
}
