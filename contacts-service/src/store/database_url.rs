//! Where the data is kept.

use std::{fmt, str::FromStr};

/// A SQLite file or a PostgreSQL server.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file with this path.
    Sqlite(String),
    /// A server, with a URL that may hold a password.
    Postgres(String),
}

impl DatabaseUrl {
    pub(super) fn sqlite_path(&self) -> Option<&str> {
        match self {
            Self::Sqlite(path) => Some(path),
            Self::Postgres(_) => None,
        }
    }

    /// A URL under which a SQLite file is made if it does not exist.
    pub(super) fn creating_url(&self) -> String {
        self.url("rwc")
    }

    /// A URL under which a SQLite file must exist: one that vanished must not come back empty.
    pub(super) fn existing_url(&self) -> String {
        self.url("rw")
    }

    fn url(&self, mode: &str) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite:{path}?mode={mode}"),
            Self::Postgres(url) => url.clone(),
        }
    }

    /// Settings that are kept per connection. A lock that others hold is waited for two seconds.
    pub(super) fn settings(&self) -> &'static str {
        match self {
            // `synchronous = full` syncs the write-ahead log to disk before a write is
            // acknowledged.
            Self::Sqlite(_) => {
                "pragma busy_timeout = 2000;
                 pragma journal_mode = wal;
                 pragma synchronous = full;
                 pragma foreign_keys = on;"
            }
            Self::Postgres(_) => "set lock_timeout = '2s'; set statement_timeout = '5s';",
        }
    }
}

/// Why a text names no database, and what to write instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseUrlError {
    /// The scheme is another one.
    #[error("write sqlite:PATH, or postgres://USER:PASSWORD@HOST/DATABASE")]
    Scheme,
    /// SQLite without a file.
    #[error("name a file, such as sqlite:contacts.db; data in memory would be lost")]
    NoFile,
    /// SQLite would take these characters for more than a path.
    #[error("write the path of a file without ?, # and %")]
    Path,
}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(url: &str) -> Result<Self, DatabaseUrlError> {
        match url.split_once(':') {
            Some(("sqlite", path)) => {
                let path = path.strip_prefix("//").unwrap_or(path);
                if path.is_empty() || path.contains(":memory:") {
                    return Err(DatabaseUrlError::NoFile);
                }
                if path.contains(['?', '#', '%']) {
                    return Err(DatabaseUrlError::Path);
                }
                Ok(Self::Sqlite(path.to_owned()))
            }
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres(url.to_owned())),
            _ => Err(DatabaseUrlError::Scheme),
        }
    }
}

/// Leaves out user, password and host, so that no log line can hold a secret.
impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// As in [`Debug`](fmt::Debug), for error messages.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{path}"),
            Self::Postgres(_) => f.write_str("postgres:…"),
        }
    }
}
