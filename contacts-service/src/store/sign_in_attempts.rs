//! Recent attempts to sign in and from where they succeeded, kept in the database so that the
//! limits survive a restart and hold for several replicas together.

use jiff::Timestamp;
use service_kit::client::Client;
use sqlx::{AnyConnection, Connection};
use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    pools::{read, write},
    timestamp::{from_column, milliseconds, to_column},
};
use crate::domain::{
    sign_in_limits::{Attempts, RecentAttempts, SignInLimits},
    text,
};

/// An attempt to sign in to an account from a client.
#[derive(Debug)]
pub(crate) struct Attempt {
    id: String,
    email_key: String,
    client: String,
    at: Timestamp,
}

impl Attempt {
    /// An attempt at `now` that is not recorded.
    pub(crate) fn new(email: &str, client: Client, now: Timestamp) -> Self {
        Self {
            id: Uuid::now_v7().to_string(),
            email_key: text::email_key(email),
            client: client.to_string(),
            at: now,
        }
    }

    /// The account's address, in the same spelling however it was typed.
    pub(crate) fn account(&self) -> &str {
        &self.email_key
    }
}

/// Records an attempt. Those that no limit counts any more are forgotten, also those that were made
/// before the clock was set back, whose time would come.
pub(crate) async fn record(
    store: &Store,
    attempt: &Attempt,
    limits: &SignInLimits,
) -> Result<(), StoreError> {
    let window = limits.longest_window();
    let record = async |connection: &mut AnyConnection| {
        let mut transaction = connection.begin().await?;
        sqlx::query("delete from sign_in_attempts where attempted_at <= $1 or attempted_at >= $2")
            .bind(to_column(attempt.at - window))
            .bind(to_column(attempt.at + window))
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "insert into sign_in_attempts (id, email_key, client, attempted_at)
             values ($1, $2, $3, $4)",
        )
        .bind(&attempt.id)
        .bind(&attempt.email_key)
        .bind(&attempt.client)
        .bind(to_column(attempt.at))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await
    };
    store.write(record).await
}

/// Counts the other attempts that `limits` are about. Some may be later than this one, because they
/// are made at the same time, or the clock was set back a little; those that are later by more than
/// the window do not count, or they would keep the door shut until their time has come.
pub(crate) async fn others(
    store: &Store,
    attempt: &Attempt,
    limits: &SignInLimits,
) -> Result<RecentAttempts, StoreError> {
    read!(
        store,
        fetch_one,
        |row: &mut Columns<'_>| recent(row, attempt.at),
        "select
             count(case when email_key = $1 and client = $2 and abs(attempted_at - $3) < $4 then 1 end),
             min(case when email_key = $1 and client = $2 and abs(attempted_at - $3) < $4 then attempted_at end),
             count(case when email_key = $1 and abs(attempted_at - $3) < $5 then 1 end),
             min(case when email_key = $1 and abs(attempted_at - $3) < $5 then attempted_at end),
             count(case when client = $2 and abs(attempted_at - $3) < $6 then 1 end),
             min(case when client = $2 and abs(attempted_at - $3) < $6 then attempted_at end),
             (select count(*) from known_clients
              where email_key = $1 and client = $2 and signed_in_at > $7)
         from sign_in_attempts
         where (email_key = $1 or client = $2) and id <> $8",
        &attempt.email_key,
        &attempt.client,
        to_column(attempt.at),
        milliseconds(limits.pair.window),
        milliseconds(limits.account.window),
        milliseconds(limits.client.window),
        to_column(attempt.at - SignInLimits::KNOWN_FOR),
        &attempt.id,
    )
}

fn recent(row: &mut Columns<'_>, now: Timestamp) -> Result<RecentAttempts, sqlx::Error> {
    let mut attempts = || {
        Ok::<_, sqlx::Error>(Attempts {
            count: row.number()?,
            oldest: row.optional_number()?.map_or(Ok(now), from_column)?,
        })
    };
    Ok(RecentAttempts {
        pair: attempts()?,
        account: attempts()?,
        client: attempts()?,
        known_client: row.number()? > 0,
    })
}

/// Takes back an attempt that was not worked on: it must not keep the door shut.
pub(crate) async fn take_back(store: &Store, attempt: &Attempt) -> Result<(), StoreError> {
    write!(
        store,
        "delete from sign_in_attempts where id = $1",
        &attempt.id,
    )?;
    Ok(())
}

/// Notes that an account was signed in from a client: the attempts from there are forgotten, and
/// it is known for a while.
pub(super) async fn succeeded(
    connection: &mut AnyConnection,
    account: Uuid,
    client: Client,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    let (account, client) = (account.to_string(), client.to_string());
    sqlx::query(
        "delete from sign_in_attempts
         where email_key = (select email_key from accounts where id = $1) and client = $2",
    )
    .bind(&account)
    .bind(&client)
    .execute(&mut *connection)
    .await?;
    sqlx::query("delete from known_clients where signed_in_at <= $1")
        .bind(to_column(now - SignInLimits::KNOWN_FOR))
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "insert into known_clients (email_key, client, signed_in_at)
         select email_key, $2, $3 from accounts where id = $1
         on conflict (email_key, client) do update set signed_in_at = excluded.signed_in_at",
    )
    .bind(account)
    .bind(client)
    .bind(to_column(now))
    .execute(connection)
    .await?;
    Ok(())
}

/// Forgets from which clients an account was signed in.
pub(super) async fn forget_clients(
    connection: &mut AnyConnection,
    account: Uuid,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "delete from known_clients
         where email_key = (select email_key from accounts where id = $1)",
    )
    .bind(account.to_string())
    .execute(connection)
    .await?;
    Ok(())
}
