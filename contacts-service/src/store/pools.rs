//! The connections to the database: one pool for statements that only read, one for those that
//! write.

use std::{
    sync::{Arc, Once},
    time::Duration,
};

use jiff::Timestamp;
use sqlx::{AnyConnection, Connection, Error, PgConnection, SqliteConnection, migrate::Migrator};
use tokio::sync::Mutex;

use super::{
    columns::Columns,
    database_url::DatabaseUrl,
    error::StoreError,
    json_rows::JsonStatement,
    pool::{Pool, PoolError, STATEMENT_TIMEOUT},
    sqlite_file, timestamp,
};

static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// The database. Clones share its connections.
#[derive(Clone)]
pub(crate) struct Store {
    pub(super) readers: Readers,
    writers: Arc<Pool<AnyConnection>>,
    /// Taken while the use of a session is being noted.
    pub(super) turn_to_note_use: Arc<Mutex<()>>,
}

/// Each database has its own driver here, because sqlx's driver for any database copies every
/// column once more.
#[derive(Clone)]
pub(super) enum Readers {
    Sqlite(Arc<Pool<SqliteConnection>>),
    Postgres(Arc<Pool<PgConnection>>),
}

/// Runs a statement that only reads and makes something of each row with a function of
/// [`Columns`](super::columns::Columns): `read!(store, fetch_all, group, "select …", owner, …)`.
macro_rules! read {
    ($store:expr, $fetch:ident, $row:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        match &$store.readers {
            $crate::store::pools::Readers::Sqlite(pool) => {
                $crate::store::pools::read!(@ sqlx::Sqlite, pool, $fetch, $row, $sql $(, $value)*)
            }
            $crate::store::pools::Readers::Postgres(pool) => {
                $crate::store::pools::read!(@ sqlx::Postgres, pool, $fetch, $row, $sql $(, $value)*)
            }
        }
    };
    (@ $database:ty, $pool:ident, $fetch:ident, $row:expr, $sql:expr $(, $value:expr)*) => {
        $pool
            .with_connection(async |connection| {
                let statement = sqlx::query::<$database>($sql)$(.bind($value))*;
                let found = statement.$fetch(connection).await?;
                $crate::store::pools::read!(@ $fetch, found, $row)
            })
            .await
            .map_err($crate::store::error::StoreError::of_read)
    };
    // Not with sqlx's `try_map`, whose stream costs something for each row.
    (@ fetch_all, $rows:ident, $row:expr) => {
        $rows
            .iter()
            .map(|row| $row(&mut $crate::store::columns::Columns::of(row)))
            .collect::<Result<Vec<_>, sqlx::Error>>()
    };
    (@ fetch_optional, $found:ident, $row:expr) => {
        $found
            .as_ref()
            .map(|row| $row(&mut $crate::store::columns::Columns::of(row)))
            .transpose()
    };
    (@ fetch_one, $found:ident, $row:expr) => {
        $row(&mut $crate::store::columns::Columns::of(&$found))
    };
}
pub(super) use read;

/// Runs a statement that writes and gives how many rows it wrote:
/// `write!(store, "delete …", id)`.
macro_rules! write {
    ($store:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $store
            .write(async |connection| {
                let statement = sqlx::query($sql)$(.bind($value))*;
                Ok(statement.execute(connection).await?.rows_affected())
            })
            .await
    };
}
pub(super) use write;

impl Store {
    /// Opens the database, makes it if it is a SQLite file that does not exist, and brings it
    /// up to date.
    ///
    /// # Errors
    /// When the database cannot be reached or a migration fails.
    pub(crate) async fn open(database: &DatabaseUrl) -> Result<Self, StoreError> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);

        migrate(database).await?;
        let (readers, writers) = match database {
            DatabaseUrl::Sqlite(_) => {
                let readers = Pool::new(database, 4, STATEMENT_TIMEOUT)?;
                // SQLite lets one write at a time and makes others ask again after a sleep. Waiting
                // for its only connection they are woken when it is their turn. Nothing vanishes
                // without a word within this process, and a long write comes to an end.
                let writers = Pool::new(database, 1, Duration::MAX)?;
                (Readers::Sqlite(Arc::new(readers)), writers)
            }
            DatabaseUrl::Postgres { .. } => {
                let readers = Pool::new(database, 8, STATEMENT_TIMEOUT)?;
                let writers = Pool::new(database, 8, STATEMENT_TIMEOUT)?;
                (Readers::Postgres(Arc::new(readers)), writers)
            }
        };
        Ok(Self {
            readers,
            writers: Arc::new(writers),
            turn_to_note_use: Arc::default(),
        })
    }

    /// Whether the database answers, and is the one that was brought up to date.
    ///
    /// # Errors
    /// When it does not.
    pub(crate) async fn ping(&self) -> Result<(), StoreError> {
        read!(
            self,
            fetch_optional,
            |_: &mut _| Ok(()),
            "select 1 from accounts limit 1",
        )?;
        Ok(())
    }

    /// Now, by the one clock of all replicas: PostgreSQL's. A SQLite file has one service, and its clock.
    pub(crate) async fn now(&self) -> Result<Timestamp, StoreError> {
        let Readers::Postgres(pool) = &self.readers else {
            return Ok(timestamp::now());
        };
        read!(
            @ sqlx::Postgres,
            pool,
            fetch_one,
            Columns::time,
            "select cast(extract(epoch from now()) * 1000 as bigint)"
        )
    }

    /// The statement in the SQL of this database.
    pub(super) fn in_dialect(&self, statement: &JsonStatement) -> &'static str {
        match self.readers {
            Readers::Sqlite(_) => statement.sqlite,
            Readers::Postgres(_) => statement.postgres,
        }
    }

    /// Runs what belongs together on a connection that may write.
    pub(super) async fn write<T>(
        &self,
        statements: impl AsyncFnOnce(&mut AnyConnection) -> Result<T, Error>,
    ) -> Result<T, StoreError> {
        let written = self.writers.with_connection(statements).await;
        written.map_err(|error| match error {
            // It was sent, and nobody knows whether it was done.
            PoolError::Statement(Error::Io(_)) => StoreError::Unanswered,
            PoolError::Acquire(error) | PoolError::Statement(error) => error.into(),
        })
    }
}

async fn migrate(database: &DatabaseUrl) -> Result<(), StoreError> {
    if let Some(path) = database.sqlite_path() {
        sqlite_file::make(path).map_err(Error::Io)?;
    }
    let mut connection = AnyConnection::connect(&database.url()).await?;
    sqlx::raw_sql(database.settings())
        .execute(&mut connection)
        .await?;
    MIGRATIONS.run(&mut connection).await?;
    connection.close().await?;
    Ok(())
}
