//! Connections for what writes.

use std::time::Duration;

use sqlx::{
    Any, AnyConnection, AnyPool, Connection, Error,
    any::AnyPoolOptions,
    pool::{PoolConnection, PoolConnectionMetadata},
};
use tokio::{runtime::Handle, time::timeout};

use super::{
    ACQUIRE_TIMEOUT, DatabaseUrl, STATEMENT_TIMEOUT, StoreError, TRY_AFTER_REST, prepare,
    sqlite_file::SqliteFile,
};

/// Lends a connection for what belongs together. SQLite has one: it lets one write at a time and
/// makes others ask again after a sleep; waiting for its only connection they are woken when it
/// is their turn.
#[derive(Debug)]
pub(super) struct Writer {
    pool: AnyPool,
    patience: Duration,
}

/// Runs a statement that writes and gives how many rows it wrote:
/// `change!(store, "delete …", id)`.
macro_rules! change {
    ($store:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        $store
            .writer
            .lend(async |connection| {
                let statement = sqlx::query($sql)$(.bind($value))*;
                Ok(statement.execute(connection).await?.rows_affected())
            })
            .await
    };
}
pub(super) use change;

impl Writer {
    /// Lends at most `most` connections at once. They are opened when they are needed.
    pub(super) fn of(database: &DatabaseUrl, most: u32) -> Result<Self, Error> {
        let file = database.sqlite_path().map(SqliteFile::at);
        let is_sqlite = database.is_sqlite();
        let pool = AnyPoolOptions::new()
            .max_connections(most)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .test_before_acquire(false)
            .after_connect(move |connection, _| Box::pin(prepare(connection, is_sqlite)))
            .before_acquire(move |connection, meta| {
                let same_file = file
                    .as_ref()
                    .is_none_or(|file| file.is_still_open_after(meta.age));
                Box::pin(async move { Ok(same_file && is_alive(connection, &meta).await) })
            })
            .connect_lazy(&database.existing())?;
        // Within this process nothing vanishes without a word, and a long write comes to an end.
        let patience = if is_sqlite {
            Duration::MAX
        } else {
            STATEMENT_TIMEOUT
        };
        Ok(Self { pool, patience })
    }

    /// Runs `work` on a connection. Without an answer nobody knows whether it was done.
    pub(super) async fn lend<T>(
        &self,
        work: impl AsyncFnOnce(&mut AnyConnection) -> Result<T, Error>,
    ) -> Result<T, StoreError> {
        let mut under_way = UnderWay(None);
        let connection = under_way.0.insert(self.pool.acquire().await?);
        let done = timeout(self.patience, work(connection)).await;
        let done = done.map_err(|_| StoreError::Unanswered)?;
        under_way.0.take();
        done.map_err(|error| match error {
            Error::Io(_) => StoreError::Unanswered,
            error => error.into(),
        })
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}

async fn is_alive(connection: &mut AnyConnection, meta: &PoolConnectionMetadata) -> bool {
    meta.idle_for < TRY_AFTER_REST || connection.ping().await.is_ok()
}

/// A connection with something under way.
struct UnderWay(Option<PoolConnection<Any>>);

impl Drop for UnderWay {
    /// The pool keeps what broke off until the database answers again, and would wait for that
    /// without end.
    fn drop(&mut self) {
        if let Some(mut connection) = self.0.take()
            && let Ok(runtime) = Handle::try_current()
        {
            runtime.spawn(async move {
                if timeout(STATEMENT_TIMEOUT, connection.ping()).await.is_err() {
                    connection.close_on_drop();
                }
            });
        }
    }
}
