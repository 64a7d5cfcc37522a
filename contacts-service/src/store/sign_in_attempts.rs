//! Recent attempts to sign in and from where they succeeded, kept in the database so that the
//! limits survive a restart and hold for several replicas together.

use jiff::Timestamp;
use sqlx::Row;
use uuid::Uuid;

use super::{Store, StoreError, milliseconds, timestamp};
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
    sqlx::query("delete from sign_in_attempts where attempted_at <= $1")
        .bind(milliseconds(now - limits.longest_window()))
        .execute(&store.pool)
        .await?;
    sqlx::query(
        "insert into sign_in_attempts (id, email_key, client, attempted_at)
         values ($1, $2, $3, $4)",
    )
    .bind(id.to_string())
    .bind(text::fold(email))
    .bind(client)
    .bind(milliseconds(now))
    .execute(&store.pool)
    .await?;
    let row = sqlx::query(
        "select
             count(case when email_key = $1 and client = $2 and attempted_at > $3 then 1 end) as pair,
             min(case when email_key = $1 and client = $2 and attempted_at > $3 then attempted_at end) as pair_oldest,
             count(case when email_key = $1 and attempted_at > $4 then 1 end) as account,
             min(case when email_key = $1 and attempted_at > $4 then attempted_at end) as account_oldest,
             count(case when client = $2 and attempted_at > $5 then 1 end) as client,
             min(case when client = $2 and attempted_at > $5 then attempted_at end) as client_oldest,
             (select count(*) from known_clients
              where email_key = $1 and client = $2 and signed_in_at > $6) as known
         from sign_in_attempts
         where email_key = $1 or client = $2",
    )
    .bind(text::fold(email))
    .bind(client)
    .bind(milliseconds(now - limits.pair.window))
    .bind(milliseconds(now - limits.account.window))
    .bind(milliseconds(now - limits.client.window))
    .bind(milliseconds(now - SignInLimits::KNOWN_FOR))
    .fetch_one(&store.pool)
    .await?;
    // The attempt at hand may be gone already: another replica's clock can be far ahead.
    let attempts = |count: &str, oldest: &str| {
        let oldest: Option<i64> = row.try_get(oldest)?;
        Ok::<_, StoreError>(Attempts {
            count: row.try_get(count)?,
            oldest: oldest.map_or(now, timestamp),
        })
    };
    let recent = RecentAttempts {
        pair: attempts("pair", "pair_oldest")?,
        account: attempts("account", "account_oldest")?,
        client: attempts("client", "client_oldest")?,
        known_client: row.try_get::<i64, _>("known")? > 0,
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
    sqlx::query("delete from sign_in_attempts where email_key = $1 and client = $2")
        .bind(text::fold(email))
        .bind(client)
        .execute(&store.pool)
        .await?;
    sqlx::query("delete from known_clients where signed_in_at <= $1")
        .bind(milliseconds(now - SignInLimits::KNOWN_FOR))
        .execute(&store.pool)
        .await?;
    sqlx::query(
        "insert into known_clients (email_key, client, signed_in_at) values ($1, $2, $3)
         on conflict (email_key, client) do update set signed_in_at = excluded.signed_in_at",
    )
    .bind(text::fold(email))
    .bind(client)
    .bind(milliseconds(now))
    .execute(&store.pool)
    .await?;
    Ok(())
}
