//! The only place that names sqlx: one static statement per function, for SQLite and
//! PostgreSQL alike. Every statement about groups and contacts takes the owner.

pub mod accounts;
mod columns;
pub mod contacts;
mod error;
pub mod groups;
mod readers;
pub mod sessions;
pub mod sign_in_attempts;
mod sqlite_file;
mod writer;

use std::{sync::Once, time::Duration};

pub use error::StoreError;
use jiff::Timestamp;
use readers::{Readers, read};
use sqlx::{AnyConnection, Connection, Error, migrate::Migrator};
use writer::{Writer, change};

static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// How long a request waits for a connection before it is answered 503.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(3);
/// Longer than PostgreSQL's own limit; for a server that vanished without a word.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(6);
/// A connection that rested this long is tried before it is used again.
const TRY_AFTER_REST: Duration = Duration::from_secs(1);

/// The database.
#[derive(Debug)]
pub struct Store {
    /// For what only reads.
    readers: Readers,
    /// For what writes.
    writer: Writer,
}

impl Store {
    /// Opens the database, makes it if it is a SQLite file that does not exist, and brings it
    /// up to date.
    ///
    /// # Errors
    /// When the database cannot be reached or a migration fails.
    pub async fn open(database: &DatabaseUrl) -> Result<Self, StoreError> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);

        let mut first = AnyConnection::connect(&database.creating()).await?;
        prepare(&mut first, database.is_sqlite()).await?;
        MIGRATIONS.run(&mut first).await?;
        first.close().await?;

        let (readers, writers) = if database.is_sqlite() { (4, 1) } else { (8, 8) };
        Ok(Self {
            readers: Readers::of(database, readers)?,
            writer: Writer::of(database, writers)?,
        })
    }

    /// Whether the database answers, and is the one that was brought up to date.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        read!(
            self,
            fetch_optional,
            |_: &_| Ok(()),
            "select 1 from accounts limit 1",
        )?;
        Ok(())
    }

    /// Ends all connections, once the statements under way are through.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

async fn prepare(connection: &mut AnyConnection, is_sqlite: bool) -> Result<(), Error> {
    sqlx::raw_sql(settings(is_sqlite))
        .execute(connection)
        .await?;
    Ok(())
}

/// Settings that are kept per connection. A lock that others hold is waited for two seconds.
fn settings(is_sqlite: bool) -> &'static str {
    if is_sqlite {
        // `synchronous = full` syncs the write-ahead log to disk before a write is acknowledged.
        "pragma busy_timeout = 2000;
         pragma journal_mode = wal;
         pragma synchronous = full;
         pragma foreign_keys = on;"
    } else {
        "set lock_timeout = '2s'; set statement_timeout = '5s';"
    }
}

/// Where the data is kept: `sqlite:PATH` or `postgres://…`.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// Reads a URL.
    ///
    /// # Errors
    /// Says what to write instead.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let path = text.strip_prefix("sqlite:");
        let known =
            path.is_some() || text.starts_with("postgres:") || text.starts_with("postgresql:");
        if !known {
            return Err("write sqlite:PATH, or postgres://USER:PASSWORD@HOST/DATABASE");
        }
        if path.is_some_and(|path| path.is_empty() || path.contains(":memory:")) {
            return Err("name a file, such as sqlite:contacts.db; data in memory would be lost");
        }
        if path.is_some_and(|path| path.contains(['?', '#', '%'])) {
            return Err("write the path of a file without ?, # and %");
        }
        Ok(Self(text.to_owned()))
    }

    fn is_sqlite(&self) -> bool {
        self.0.starts_with("sqlite:")
    }

    fn sqlite_path(&self) -> Option<&str> {
        let path = self.0.strip_prefix("sqlite:")?;
        Some(path.strip_prefix("//").unwrap_or(path))
    }

    fn creating(&self) -> String {
        self.with_mode("?mode=rwc")
    }

    /// A file that vanished must not come back empty, so only [`Store::open`] makes one.
    fn existing(&self) -> String {
        self.with_mode("?mode=rw")
    }

    fn with_mode(&self, mode: &str) -> String {
        let mode = if self.is_sqlite() { mode } else { "" };
        format!("{}{mode}", self.0)
    }
}

/// Leaves out user, password and host, so that no log line can hold a secret.
impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.sqlite_path() {
            Some(path) => write!(f, "sqlite:{path}"),
            None => f.write_str("postgres:…"),
        }
    }
}

/// The time as the database keeps it.
fn now() -> Timestamp {
    timestamp(milliseconds(Timestamp::now()))
}

fn milliseconds(time: Timestamp) -> i64 {
    time.as_millisecond()
}

fn timestamp(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A `like` pattern that finds `search` anywhere; the statements say `escape '!'`.
fn like_pattern(search: &str) -> String {
    let mut pattern = String::from("%");
    for c in search.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
