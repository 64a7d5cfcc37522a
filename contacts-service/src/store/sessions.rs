//! Sessions, known by the hash of their token only.

use jiff::Timestamp;
use service_kit::client::Client;
use sqlx::{AnyConnection, Connection};
use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    pools::{read, write},
    session_use::note_use,
    sign_in_attempts::{forget_clients, succeeded},
    timestamp::{now, to_column},
};
use crate::domain::{
    account::Account,
    session::{MOST_SESSIONS, Session},
    session_token::SessionToken,
};

/// A session to start.
pub(crate) struct NewSession<'s> {
    pub(crate) token: &'s SessionToken,
    pub(crate) account: Uuid,
    /// The address from where it is started.
    pub(crate) client: Client,
    pub(crate) started_at: Timestamp,
    pub(crate) expires_at: Timestamp,
}

/// Starts a session, if `password_hash`, which was verified, is still that of the account, and notes from
/// where. All sessions that have expired are forgotten, and the account's oldest for which there would be
/// no room ([`MOST_SESSIONS`]); never this one, though others may be later because the clock was set back.
pub(crate) async fn start(
    store: &Store,
    session: &NewSession<'_>,
    password_hash: &str,
) -> Result<bool, StoreError> {
    let start = async |connection: &mut AnyConnection| {
        let mut transaction = connection.begin().await?;
        // Locks the account's row, so that a change of the password comes before or after.
        let verified = sqlx::query(
            "update accounts set password_hash = $2 where id = $1 and password_hash = $2",
        )
        .bind(session.account.to_string())
        .bind(password_hash)
        .execute(&mut *transaction)
        .await?;
        if verified.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query("delete from sessions where expires_at <= $1")
            .bind(to_column(session.started_at))
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "delete from sessions where account_id = $1 and token_hash not in (
                 select token_hash from sessions where account_id = $1
                 order by created_at desc, id desc limit $2)",
        )
        .bind(session.account.to_string())
        .bind(MOST_SESSIONS - 1)
        .execute(&mut *transaction)
        .await?;
        insert(&mut transaction, session).await?;
        transaction.commit().await?;
        Ok(true)
    };
    store.write(start).await
}

/// Changes the password from the one with `old_hash`, ends all sessions of the account, forgets from
/// where it was signed in, and starts a session. False when the password was changed
/// meanwhile, and nothing is done.
pub(crate) async fn change_password(
    store: &Store,
    session: &NewSession<'_>,
    old_hash: &str,
    new_hash: &str,
) -> Result<bool, StoreError> {
    let change = async |connection: &mut AnyConnection| {
        let mut transaction = connection.begin().await?;
        let changed = sqlx::query(
            "update accounts set password_hash = $3 where id = $1 and password_hash = $2",
        )
        .bind(session.account.to_string())
        .bind(old_hash)
        .bind(new_hash)
        .execute(&mut *transaction)
        .await?;
        if changed.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query("delete from sessions where account_id = $1")
            .bind(session.account.to_string())
            .execute(&mut *transaction)
            .await?;
        forget_clients(&mut transaction, session.account).await?;
        insert(&mut transaction, session).await?;
        transaction.commit().await?;
        Ok(true)
    };
    store.write(change).await
}

/// Inserts a session and notes its client as known, both or none: a password that was changed meanwhile
/// makes nobody known.
async fn insert(
    connection: &mut AnyConnection,
    session: &NewSession<'_>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "insert into sessions
             (token_hash, id, account_id, client, created_at, last_used_at, expires_at)
         values ($1, $2, $3, $4, $5, $5, $6)",
    )
    .bind(session.token.hash())
    .bind(Uuid::now_v7().to_string())
    .bind(session.account.to_string())
    .bind(session.client.to_string())
    .bind(to_column(session.started_at))
    .bind(to_column(session.expires_at))
    .execute(&mut *connection)
    .await?;
    succeeded(
        connection,
        session.account,
        session.client,
        session.started_at,
    )
    .await
}

/// Whose session this is, unless it has ended.
pub(crate) async fn account_of(
    store: &Store,
    token: &SessionToken,
) -> Result<Option<Account>, StoreError> {
    let hash = token.hash();
    let found = read!(
        store,
        fetch_optional,
        |row: &mut Columns<'_>| Ok((row.time()?, account(row)?)),
        "select sessions.last_used_at, accounts.id, accounts.email
         from sessions join accounts on accounts.id = sessions.account_id
         where sessions.token_hash = $1 and sessions.expires_at > $2",
        &hash,
        to_column(now()),
    )?;
    Ok(found.map(|(last_used_at, account)| {
        note_use(store, hash, last_used_at);
        account
    }))
}

/// The sessions of an account, the last used first; the one with the token `current` is marked.
pub(crate) async fn list(
    store: &Store,
    account: Uuid,
    current: Option<&SessionToken>,
) -> Result<Vec<Session>, StoreError> {
    read!(
        store,
        fetch_all,
        session,
        "select id, client, created_at, last_used_at,
                cast(case when token_hash = $3 then 1 else 0 end as bigint)
         from sessions
         where account_id = $1 and expires_at > $2
         order by last_used_at desc, created_at desc, id desc",
        account.to_string(),
        to_column(now()),
        current.map(SessionToken::hash),
    )
}

fn session(row: &mut Columns<'_>) -> Result<Session, sqlx::Error> {
    Ok(Session {
        id: row.id()?,
        client: row.text()?,
        created_at: row.time()?,
        last_used_at: row.time()?,
        is_current: row.number()? == 1,
    })
}

/// Ends a session; ending one that does not exist is no error.
pub(crate) async fn end(store: &Store, token: &SessionToken) -> Result<(), StoreError> {
    write!(
        store,
        "delete from sessions where token_hash = $1",
        token.hash(),
    )?;
    Ok(())
}

/// Ends a session of an account by its id; false when the account has none of this id.
pub(crate) async fn end_by_id(store: &Store, account: Uuid, id: Uuid) -> Result<bool, StoreError> {
    let ended = write!(
        store,
        "delete from sessions where account_id = $1 and id = $2",
        account.to_string(),
        id.to_string(),
    )?;
    Ok(ended == 1)
}

/// Ends all sessions of an account but the one of `token`.
pub(crate) async fn end_others(
    store: &Store,
    account: Uuid,
    token: &SessionToken,
) -> Result<(), StoreError> {
    write!(
        store,
        "delete from sessions where account_id = $1 and token_hash <> $2",
        account.to_string(),
        token.hash(),
    )?;
    Ok(())
}

/// Ends all sessions of an account; returns how many.
pub(crate) async fn end_all(store: &Store, account: Uuid) -> Result<u64, StoreError> {
    write!(
        store,
        "delete from sessions where account_id = $1",
        account.to_string(),
    )
}

pub(super) fn account(row: &mut Columns<'_>) -> Result<Account, sqlx::Error> {
    Ok(Account {
        id: row.id()?,
        email: row.text()?,
    })
}
