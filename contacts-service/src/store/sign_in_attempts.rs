//! Recent attempts to sign in and from where they succeeded, kept in the database so that the
//! limits survive a restart and hold for several replicas together.

use jiff::Timestamp;
use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    pools::{read, write},
    timestamp::{from_column, to_column},
};
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
pub(crate) async fn record(
    store: &Store,
    email: &str,
    client: &str,
    now: Timestamp,
    limits: &SignInLimits,
) -> Result<(Uuid, RecentAttempts), StoreError> {
    let id = Uuid::now_v7();
    write!(
        store,
        "delete from sign_in_attempts where attempted_at <= $1",
        to_column(now - limits.longest_window()),
    )?;
    write!(
        store,
        "insert into sign_in_attempts (id, email_key, client, attempted_at)
         values ($1, $2, $3, $4)",
        id.to_string(),
        text::email_key(email),
        client,
        to_column(now),
    )?;
    let recent = read!(
        store,
        fetch_one,
        |row: &mut Columns<'_>| recent(row, now),
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
        text::email_key(email),
        client,
        to_column(now - limits.pair.window),
        to_column(now - limits.account.window),
        to_column(now - limits.client.window),
        to_column(now - SignInLimits::KNOWN_FOR),
    )?;
    Ok((id, recent))
}

fn recent(row: &mut Columns<'_>, now: Timestamp) -> Result<RecentAttempts, sqlx::Error> {
    let mut attempts = || {
        Ok::<_, sqlx::Error>(Attempts {
            count: row.number()?,
            // The attempt at hand may be gone already: another replica's clock can be far ahead.
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

/// Takes back an attempt that was one too many: it must not keep the door shut any longer.
///
/// # Errors
/// The database's.
pub(crate) async fn take_back(store: &Store, id: Uuid) -> Result<(), StoreError> {
    write!(
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
pub(crate) async fn succeeded(
    store: &Store,
    email: &str,
    client: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    write!(
        store,
        "delete from sign_in_attempts where email_key = $1 and client = $2",
        text::email_key(email),
        client,
    )?;
    write!(
        store,
        "delete from known_clients where signed_in_at <= $1",
        to_column(now - SignInLimits::KNOWN_FOR),
    )?;
    write!(
        store,
        "insert into known_clients (email_key, client, signed_in_at) values ($1, $2, $3)
         on conflict (email_key, client) do update set signed_in_at = excluded.signed_in_at",
        text::email_key(email),
        client,
        to_column(now),
    )?;
    Ok(())
}
