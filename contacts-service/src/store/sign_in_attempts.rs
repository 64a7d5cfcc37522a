//! Recent attempts to sign in, kept in the database so that the limits survive a restart and
//! hold for several replicas together.

use jiff::Timestamp;
use sqlx::Row;
use uuid::Uuid;

use super::{Store, StoreError, milliseconds, timestamp};
use crate::domain::{
    sign_in_limits::{Attempts, RecentAttempts},
    text,
};

/// Records an attempt before the password is looked at, so that attempts side by side cannot
/// all pass, and counts those since `since`. Older ones are forgotten. Returns the attempt's id.
///
/// # Errors
/// The database's.
pub async fn record(
    store: &Store,
    email: &str,
    client: &str,
    since: Timestamp,
) -> Result<(Uuid, RecentAttempts), StoreError> {
    let id = Uuid::now_v7();
    sqlx::query("delete from sign_in_attempts where attempted_at <= $1")
        .bind(milliseconds(since))
        .execute(&store.pool)
        .await?;
    sqlx::query(
        "insert into sign_in_attempts (id, email_key, client, attempted_at)
         values ($1, $2, $3, $4)",
    )
    .bind(id.to_string())
    .bind(text::fold(email))
    .bind(client)
    .bind(milliseconds(Timestamp::now()))
    .execute(&store.pool)
    .await?;
    let row = sqlx::query(
        "select
             count(case when email_key = $1 and client = $2 then 1 end) as pair,
             min(case when email_key = $1 and client = $2 then attempted_at end) as pair_oldest,
             count(case when email_key = $1 then 1 end) as account,
             min(case when email_key = $1 then attempted_at end) as account_oldest,
             count(case when client = $2 then 1 end) as client,
             min(case when client = $2 then attempted_at end) as client_oldest
         from sign_in_attempts
         where (email_key = $1 or client = $2) and attempted_at > $3",
    )
    .bind(text::fold(email))
    .bind(client)
    .bind(milliseconds(since))
    .fetch_one(&store.pool)
    .await?;
    let attempts = |count: &str, oldest: &str| {
        Ok::<_, StoreError>(Attempts {
            count: row.try_get(count)?,
            oldest: timestamp(row.try_get(oldest)?),
        })
    };
    let recent = RecentAttempts {
        pair: attempts("pair", "pair_oldest")?,
        account: attempts("account", "account_oldest")?,
        client: attempts("client", "client_oldest")?,
    };
    Ok((id, recent))
}

/// Takes back an attempt that was one too many: it must not keep the door shut any longer.
///
/// # Errors
/// The database's.
pub async fn take_back(store: &Store, id: Uuid) -> Result<(), StoreError> {
    sqlx::query("delete from sign_in_attempts where id = $1")
        .bind(id.to_string())
        .execute(&store.pool)
        .await?;
    Ok(())
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
