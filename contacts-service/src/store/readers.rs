//! Connections for what only reads, lent for one statement each.
//!
//! sqlx's own pool asks every connection that comes back whether it is still there. With SQLite
//! that costs as much as the statement did: both are handed over to the connection's thread. Here
//! a connection comes back only from a statement that went well, and is closed otherwise.

use std::{
    io::ErrorKind,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use sqlx::{ConnectOptions, Connection, Error, PgConnection, SqliteConnection};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use super::{
    ACQUIRE_TIMEOUT, DatabaseUrl, STATEMENT_TIMEOUT, TRY_AFTER_REST, settings,
    sqlite_file::SqliteFile,
};

/// A connection is not kept for longer, so that what a server gathers for it is given up in time.
const LIFETIME: Duration = Duration::from_secs(30 * 60);

/// The connections to whichever database it is. With its own driver for each, because sqlx's
/// driver for any database copies every column once more.
#[derive(Debug)]
pub(super) enum Readers {
    Sqlite(Lender<SqliteConnection>),
    Postgres(Lender<PgConnection>),
}

/// Runs a statement that only reads and makes something of each row with a function of
/// [`Columns`](super::columns::Columns): `read!(store, fetch_all, group, "select …", owner, …)`.
macro_rules! read {
    ($store:expr, $fetch:ident, $row:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        match &$store.readers {
            $crate::store::readers::Readers::Sqlite(lender) => {
                $crate::store::readers::read!(@ sqlx::Sqlite, lender, $fetch, $row, $sql $(, $value)*)
            }
            $crate::store::readers::Readers::Postgres(lender) => {
                $crate::store::readers::read!(@ sqlx::Postgres, lender, $fetch, $row, $sql $(, $value)*)
            }
        }
    };
    (@ $database:ty, $lender:ident, $fetch:ident, $row:expr, $sql:expr $(, $value:expr)*) => {
        $lender
            .lend(async |connection| {
                sqlx::query::<$database>($sql)
                    $(.bind($value))*
                    .try_map(|row| $row(&row))
                    .$fetch(connection)
                    .await
            })
            .await
            .map_err($crate::store::StoreError::from)
    };
}
pub(super) use read;

impl Readers {
    /// Lends at most `most` connections at once. They are opened when they are needed.
    pub(super) fn of(database: &DatabaseUrl, most: u32) -> Result<Self, Error> {
        Ok(match database.sqlite_path() {
            Some(path) => {
                let file = Some(SqliteFile::at(path));
                Self::Sqlite(Lender::new(database.existing().parse()?, file, most))
            }
            None => Self::Postgres(Lender::new(database.existing().parse()?, None, most)),
        })
    }

    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite(lender) => lender.close().await,
            Self::Postgres(lender) => lender.close().await,
        }
    }
}

/// Lends the connections of one kind.
#[derive(Debug)]
pub(super) struct Lender<C: Connection> {
    options: C::Options,
    file: Option<SqliteFile>,
    most: u32,
    permits: Arc<Semaphore>,
    resting: Mutex<Vec<Lent<C>>>,
}

#[derive(Debug)]
struct Lent<C> {
    connection: C,
    opened: Instant,
    used: Instant,
}

impl<C: Connection + 'static> Lender<C>
where
    for<'c> &'c mut C: sqlx::Executor<'c, Database = C::Database>,
{
    fn new(options: C::Options, file: Option<SqliteFile>, most: u32) -> Self {
        Self {
            options,
            file,
            most,
            permits: Arc::new(Semaphore::new(most as usize)),
            resting: Mutex::default(),
        }
    }

    /// Runs `statement` on a connection. Cut short, or after an error, the connection is closed;
    /// after an error, those that rest are too.
    pub(super) async fn lend<T>(
        &self,
        statement: impl AsyncFnOnce(&mut C) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let begin = async {
            let permit = Arc::clone(&self.permits).acquire_owned().await;
            let permit = permit.map_err(|_| Error::PoolClosed)?;
            let lent = match self.rested().await {
                Some(lent) => lent,
                None => self.open().await?,
            };
            Ok((lent, permit))
        };
        let begun = timeout(ACQUIRE_TIMEOUT, begin).await;
        let begun = begun.unwrap_or(Err(Error::PoolTimedOut))?;

        let mut under_way = UnderWay(None);
        let (lent, _) = under_way.0.insert(begun);
        let found = timeout(STATEMENT_TIMEOUT, statement(&mut lent.connection)).await;
        let found = found.map_err(|_| Error::Io(ErrorKind::TimedOut.into()))?;
        let ended = under_way.0.take();
        if found.is_err() {
            // Where one is broken, the others may be as well.
            self.resting().clear();
        } else if let Some((mut lent, _permit)) = ended {
            lent.used = Instant::now();
            self.resting().push(lent);
        }
        found
    }

    /// The connection that was used last, if it is still good.
    async fn rested(&self) -> Option<Lent<C>> {
        loop {
            let mut lent = self.resting().pop()?;
            let age = lent.opened.elapsed();
            let same_file = self
                .file
                .as_ref()
                .is_none_or(|file| file.is_still_open_after(age));
            if same_file
                && age < LIFETIME
                && (lent.used.elapsed() < TRY_AFTER_REST || lent.connection.ping().await.is_ok())
            {
                return Some(lent);
            }
        }
    }

    async fn open(&self) -> Result<Lent<C>, Error> {
        let opened = Instant::now();
        let mut connection = self.options.connect().await?;
        sqlx::raw_sql(settings(self.file.is_some()))
            .execute(&mut connection)
            .await?;
        Ok(Lent {
            connection,
            opened,
            used: opened,
        })
    }

    fn resting(&self) -> MutexGuard<'_, Vec<Lent<C>>> {
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn close(&self) {
        // All permits come back once the statements under way are through.
        let all = self.permits.acquire_many(self.most).await;
        self.permits.close();
        drop(all);
        let resting = mem::take(&mut *self.resting());
        for lent in resting {
            // A connection that is gone already is closed too.
            lent.connection.close().await.ok();
        }
    }
}

/// A connection with a statement under way, and the permit for it.
struct UnderWay<C: Connection + 'static>(Option<(Lent<C>, OwnedSemaphorePermit)>);

impl<C: Connection + 'static> Drop for UnderWay<C> {
    /// The database goes on with a statement whose answer nobody waits for, so the permit is kept
    /// until the connection answers again; or whoever asks and leaves could keep many at work.
    fn drop(&mut self) {
        if let Some((mut lent, permit)) = self.0.take()
            && let Ok(runtime) = Handle::try_current()
        {
            runtime.spawn(async move {
                timeout(STATEMENT_TIMEOUT, lent.connection.ping())
                    .await
                    .ok();
                drop(permit);
            });
        }
    }
}
