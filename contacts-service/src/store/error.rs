//! What can go wrong in the database, as far as a caller can do something about it.

use sqlx::{error::DatabaseError, migrate::MigrateError};

use super::pool::PoolError;

/// An error of the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database is away or locked; the same call may work later.
    #[error("the database is unavailable: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// The database took a write and said nothing more, or went away; it may have been done.
    #[error("the database did not answer a write")]
    Unanswered,
    /// The disk is full.
    #[error("the database has no room left: {0}")]
    Full(#[source] sqlx::Error),
    /// A row with the same unique key exists. What that means, the caller knows.
    #[error("a row with this key exists: {0}")]
    UniqueViolation(#[source] sqlx::Error),
    /// The row that this one refers to does not exist. What that means, the caller knows.
    #[error("the row that this one refers to does not exist: {0}")]
    ForeignKeyViolation(#[source] sqlx::Error),
    /// A mistake of this service, not of its caller.
    #[error("the database refused a statement: {0}")]
    Internal(#[source] sqlx::Error),
    /// The database could not be brought up to date.
    #[error("a migration failed: {0}")]
    Migration(#[from] MigrateError),
}

impl StoreError {
    /// An error of a statement that only reads: it can be repeated.
    pub(super) fn of_read(error: PoolError) -> Self {
        match error {
            PoolError::Acquire(error) | PoolError::Statement(error) => error.into(),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as E;
        match &error {
            E::Database(database) if database.is_unique_violation() => Self::UniqueViolation(error),
            E::Database(database) if database.is_foreign_key_violation() => {
                Self::ForeignKeyViolation(error)
            }
            E::Database(database) if is_full(database.as_ref()) => Self::Full(error),
            E::Database(database) if is_transient(database.as_ref()) => Self::Unavailable(error),
            E::Database(database) if lacks_a_table(database.as_ref()) => Self::Unavailable(error),
            E::Io(_) | E::Tls(_) | E::PoolTimedOut | E::PoolClosed | E::WorkerCrashed => {
                Self::Unavailable(error)
            }
            _ => Self::Internal(error),
        }
    }
}

/// SQLite's `SQLITE_FULL` and PostgreSQL's `disk_full`.
fn is_full(error: &dyn DatabaseError) -> bool {
    error
        .code()
        .is_some_and(|code| matches!(code.as_ref(), "13" | "53100"))
}

/// Whether the same statement may work later. SQLite: busy, locked, read-only, I/O error,
/// cannot open (<https://www.sqlite.org/rescode.html>). PostgreSQL: connection, no such
/// database, resources, lock not available, operator intervention
/// (<https://www.postgresql.org/docs/15/errcodes-appendix.html>).
fn is_transient(error: &dyn DatabaseError) -> bool {
    let Some(code) = error.code() else {
        return false;
    };
    match code.parse::<u32>() {
        Ok(sqlite) if code.len() < 5 => matches!(sqlite & 0xff, 5 | 6 | 8 | 10 | 14),
        _ => {
            ["08", "3D", "53", "57"]
                .iter()
                .any(|class| code.starts_with(class))
                || code == "55P03"
        }
    }
}

/// Whether a table is missing: all were there at start, so something else took the place of the
/// database, as while somebody restores a backup. SQLite has no code of its own for it.
fn lacks_a_table(error: &dyn DatabaseError) -> bool {
    error.code().is_some_and(|code| code == "42P01") || error.message().starts_with("no such table")
}
