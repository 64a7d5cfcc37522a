//! Pooled connections, each checked out for one statement or one transaction.
//!
//! sqlx's own pool pings every connection that comes back. With SQLite that costs as much as the
//! statement did, because both are handed over to the connection's thread. Here a connection
//! comes back without a ping when its statement succeeded.

use std::{
    io::ErrorKind,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use deadpool::managed::{self, Metrics, Object, RecycleError, RecycleResult};
use sqlx::{ConnectOptions, Connection, Error, Executor};
use tokio::{runtime::Handle, time::timeout};

use super::{database_url::DatabaseUrl, sqlite_file::SqliteFile};

/// How long a request waits for a connection before it is answered 503.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(3);
/// How long a statement may take: longer than PostgreSQL's own limit, for a server that vanished
/// without a word.
pub(super) const STATEMENT_TIMEOUT: Duration = Duration::from_secs(6);
/// A connection that was idle this long is pinged before it is used again.
const PING_AFTER: Duration = Duration::from_secs(1);
/// A connection is not kept for longer, so that what a server gathers for it is given up in time.
const MAX_LIFETIME: Duration = Duration::from_secs(30 * 60);

/// Why a statement did not succeed.
#[derive(Debug)]
pub(super) enum PoolError {
    /// There was no connection: the statement was not sent.
    Acquire(Error),
    /// The statement failed, or nobody knows whether it was done.
    Statement(Error),
}

/// The connections of one kind.
pub(super) struct Pool<C: Connection + 'static>
where
    for<'c> &'c mut C: Executor<'c, Database = C::Database>,
{
    pool: managed::Pool<Manager<C>>,
    statement_timeout: Duration,
}

impl<C: Connection + 'static> Pool<C>
where
    for<'c> &'c mut C: Executor<'c, Database = C::Database>,
{
    /// At most `size` connections, which are opened when they are needed.
    pub(super) fn new(
        database: &DatabaseUrl,
        size: usize,
        statement_timeout: Duration,
    ) -> Result<Self, Error> {
        let manager = Manager {
            options: database.url().parse()?,
            settings: database.settings(),
            file: database.sqlite_path().map(SqliteFile::at),
            suspect_since: Mutex::default(),
        };
        let pool = managed::Pool::builder(manager).max_size(size).build();
        Ok(Self {
            pool: pool.map_err(|error| Error::Configuration(error.into()))?,
            statement_timeout,
        })
    }

    /// Runs `statement` on a connection.
    pub(super) async fn with_connection<T>(
        &self,
        statement: impl AsyncFnOnce(&mut C) -> Result<T, Error>,
    ) -> Result<T, PoolError> {
        let mut checked_out = CheckedOut(None);
        let connection = checked_out
            .0
            .insert(self.acquire().await.map_err(PoolError::Acquire)?);
        let result = timeout(self.statement_timeout, statement(connection)).await;
        let result = result.unwrap_or_else(|_| Err(Error::Io(ErrorKind::TimedOut.into())));
        match &result {
            Ok(_) => drop(checked_out.0.take()),
            Err(Error::Database(_) | Error::RowNotFound) => {}
            Err(_) => self.pool.manager().suspect(),
        }
        result.map_err(PoolError::Statement)
    }

    async fn acquire(&self) -> Result<Object<Manager<C>>, Error> {
        match timeout(ACQUIRE_TIMEOUT, self.pool.get()).await {
            Ok(Ok(connection)) => Ok(connection),
            Ok(Err(managed::PoolError::Backend(error))) => {
                self.pool.manager().suspect();
                Err(error)
            }
            Ok(Err(_)) => Err(Error::PoolClosed),
            Err(_) => Err(Error::PoolTimedOut),
        }
    }
}

/// A connection with a statement under way.
struct CheckedOut<C: Connection + 'static>(Option<Object<Manager<C>>>)
where
    for<'c> &'c mut C: Executor<'c, Database = C::Database>;

impl<C: Connection + 'static> Drop for CheckedOut<C>
where
    for<'c> &'c mut C: Executor<'c, Database = C::Database>,
{
    /// The database goes on with a statement whose answer nobody waits for, and a transaction
    /// that failed is still to be rolled back. So the connection stays checked out until it answers
    /// again; or clients that ask and leave could keep many statements at work.
    fn drop(&mut self) {
        if let Some(mut connection) = self.0.take()
            && let Ok(runtime) = Handle::try_current()
        {
            runtime.spawn(async move {
                let answer = timeout(STATEMENT_TIMEOUT, connection.ping()).await;
                if !matches!(answer, Ok(Ok(()))) {
                    drop(Object::take(connection));
                }
            });
        }
    }
}

/// Opens connections and says which may be used again.
struct Manager<C: Connection> {
    options: C::Options,
    settings: &'static str,
    file: Option<SqliteFile>,
    /// When a connection was last found broken. Those that were opened earlier may be broken as
    /// well, so they are pinged.
    suspect_since: Mutex<Option<Instant>>,
}

impl<C: Connection> Manager<C> {
    fn suspect(&self) {
        *self.lock() = Some(Instant::now());
    }

    fn is_suspect(&self, opened: Instant) -> bool {
        self.lock().is_some_and(|since| opened < since)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.suspect_since
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl<C: Connection> managed::Manager for Manager<C>
where
    for<'c> &'c mut C: Executor<'c, Database = C::Database>,
{
    type Type = C;
    type Error = Error;

    async fn create(&self) -> Result<C, Error> {
        let mut connection = self.options.connect().await?;
        sqlx::raw_sql(self.settings)
            .execute(&mut connection)
            .await?;
        Ok(connection)
    }

    async fn recycle(&self, connection: &mut C, metrics: &Metrics) -> RecycleResult<Error> {
        let age = metrics.age();
        if let Some(file) = &self.file
            && !file.is_still_open_after(age)
        {
            return Err(RecycleError::message("the file was replaced"));
        }
        if age > MAX_LIFETIME {
            return Err(RecycleError::message("the connection is old"));
        }
        if metrics.last_used() > PING_AFTER || self.is_suspect(metrics.created) {
            connection.ping().await?;
        }
        Ok(())
    }
}
