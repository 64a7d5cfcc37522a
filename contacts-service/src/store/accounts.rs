//! Accounts and their password hashes.

use sqlx::{AnyConnection, Connection};
use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    pools::{read, write},
    sessions,
    sign_in_attempts::forget_clients,
    timestamp::{now, to_column},
};
use crate::domain::{
    account::{Account, AccountEmail},
    text,
};

/// Makes an account.
///
/// # Errors
/// [`StoreError::UniqueViolation`] when the address has one.
pub(crate) async fn add(
    store: &Store,
    email: &AccountEmail,
    password_hash: &str,
) -> Result<Account, StoreError> {
    let account = Account {
        id: Uuid::now_v7(),
        email: email.as_str().to_owned(),
    };
    write!(
        store,
        "insert into accounts (id, email, email_key, password_hash, created_at)
         values ($1, $2, $3, $4, $5)",
        account.id.to_string(),
        &account.email,
        text::email_key(&account.email),
        password_hash,
        to_column(now()),
    )?;
    Ok(account)
}

/// The account with this address, and its password hash.
pub(crate) async fn find_by_email(
    store: &Store,
    email: &str,
) -> Result<Option<(Account, String)>, StoreError> {
    read!(
        store,
        fetch_optional,
        account_and_hash,
        "select id, email, password_hash from accounts where email_key = $1",
        text::email_key(email),
    )
}

/// Gives an account another password, ends all its sessions and forgets from where it was signed in;
/// returns how many sessions.
pub(crate) async fn set_password(
    store: &Store,
    id: Uuid,
    password_hash: &str,
) -> Result<u64, StoreError> {
    let set = async |connection: &mut AnyConnection| {
        let mut transaction = connection.begin().await?;
        sqlx::query("update accounts set password_hash = $2 where id = $1")
            .bind(id.to_string())
            .bind(password_hash)
            .execute(&mut *transaction)
            .await?;
        let ended = sqlx::query("delete from sessions where account_id = $1")
            .bind(id.to_string())
            .execute(&mut *transaction)
            .await?;
        forget_clients(&mut transaction, id).await?;
        transaction.commit().await?;
        Ok(ended.rows_affected())
    };
    store.write(set).await
}

/// Removes an account with everything that is its own.
pub(crate) async fn remove(store: &Store, id: Uuid) -> Result<(), StoreError> {
    write!(store, "delete from accounts where id = $1", id.to_string())?;
    Ok(())
}

fn account_and_hash(row: &mut Columns<'_>) -> Result<(Account, String), sqlx::Error> {
    Ok((sessions::account(row)?, row.text()?))
}
