//! Connections for what writes.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use sqlx::{
    Any, AnyConnection, AnyPool, Connection, Error, any::AnyPoolOptions, pool::PoolConnection,
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
    doubted: Doubted,
}

/// When a connection was last found broken: those that were opened earlier may be as well.
#[derive(Debug, Clone, Default)]
struct Doubted(Arc<Mutex<Option<Instant>>>);

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
        let doubted = Doubted::default();
        let doubts = doubted.clone();
        let pool = AnyPoolOptions::new()
            .max_connections(most)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .test_before_acquire(false)
            .after_connect(move |connection, _| Box::pin(prepare(connection, is_sqlite)))
            .before_acquire(move |connection, meta| {
                let same_file = file
                    .as_ref()
                    .is_none_or(|file| file.is_still_open_after(meta.age));
                let sure = meta.idle_for < TRY_AFTER_REST && !doubts.includes(meta.age);
                Box::pin(async move { Ok(same_file && (sure || connection.ping().await.is_ok())) })
            })
            .connect_lazy(&database.existing())?;
        // Within this process nothing vanishes without a word, and a long write comes to an end.
        let patience = if is_sqlite {
            Duration::MAX
        } else {
            STATEMENT_TIMEOUT
        };
        Ok(Self {
            pool,
            patience,
            doubted,
        })
    }

    /// Runs `work` on a connection. Without an answer nobody knows whether it was done.
    pub(super) async fn lend<T>(
        &self,
        work: impl AsyncFnOnce(&mut AnyConnection) -> Result<T, Error>,
    ) -> Result<T, StoreError> {
        let mut under_way = UnderWay(None);
        let connection = under_way.0.insert(self.pool.acquire().await?);
        let done = match timeout(self.patience, work(connection)).await {
            Ok(done) => {
                under_way.0.take();
                done.map_err(|error| match error {
                    Error::Io(_) => StoreError::Unanswered,
                    error => error.into(),
                })
            }
            Err(_) => Err(StoreError::Unanswered),
        };
        if let Err(StoreError::Unanswered | StoreError::Unavailable(_)) = done {
            self.doubted.begin();
        }
        done
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}

impl Doubted {
    fn begin(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    fn includes(&self, age: Duration) -> bool {
        let since = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        since.is_some_and(|since| since.elapsed() < age)
    }
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
