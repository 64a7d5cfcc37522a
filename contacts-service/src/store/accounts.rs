//! Accounts and their password hashes.

use uuid::Uuid;

use super::{
    Store, StoreError,
    columns::Columns,
    pools::{read, write},
    sessions,
    timestamp::{now, to_column},
};
use crate::domain::{account::Account, text};

/// Makes an account.
///
/// # Errors
/// [`StoreError::UniqueViolation`] when the address has one.
pub(crate) async fn add(
    store: &Store,
    email: &str,
    password_hash: &str,
) -> Result<Account, StoreError> {
    let account = Account {
        id: Uuid::now_v7(),
        email: email.to_owned(),
    };
    write!(
        store,
        "insert into accounts (id, email, email_key, password_hash, created_at)
         values ($1, $2, $3, $4, $5)",
        account.id.to_string(),
        &account.email,
        text::fold(email),
        password_hash,
        to_column(now()),
    )?;
    Ok(account)
}

/// The account with this address, and its password hash.
///
/// # Errors
/// The database's.
pub(crate) async fn find_by_email(
    store: &Store,
    email: &str,
) -> Result<Option<(Account, String)>, StoreError> {
    read!(
        store,
        fetch_optional,
        account_and_hash,
        "select id, email, password_hash from accounts where email_key = $1",
        text::fold(email),
    )
}

fn account_and_hash(row: &mut Columns<'_>) -> Result<(Account, String), sqlx::Error> {
    Ok((sessions::account(row)?, row.text()?))
}
