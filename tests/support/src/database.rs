//! A database for one test, gone with it.

use std::{
    env, fs,
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
    thread,
};

use sqlx::{AnyConnection, AssertSqlSafe, Connection, any::install_default_drivers, migrate};
use tempfile::TempDir;
use tokio::runtime::Builder;
use uuid::Uuid;

use crate::wait::eventually;

const TABLES: [&str; 6] = [
    "accounts",
    "known_clients",
    "sessions",
    "sign_in_attempts",
    "contact_groups",
    "contacts",
];

/// A database that nothing else uses.
pub struct Database(Kind);

enum Kind {
    /// A file in a directory of its own.
    Sqlite(TempDir),
    /// A database beside the one that `TEST_POSTGRES_URL` names.
    Postgres { server: String, name: String },
    /// One of the others, by its URL.
    Shared(String),
}

impl Database {
    /// A database without tables.
    pub async fn fresh() -> Self {
        install_default_drivers();
        match env::var("TEST_POSTGRES_URL") {
            Ok(server) => Self::fresh_postgres(server).await,
            Err(_) => Self::fresh_sqlite(),
        }
    }

    /// A SQLite database without tables, whatever the other tests use.
    pub fn fresh_sqlite() -> Self {
        install_default_drivers();
        let directory = TempDir::new().unwrap();
        fs::create_dir(directory.path().join("data")).unwrap();
        Self(Kind::Sqlite(directory))
    }

    async fn fresh_postgres(server: String) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("two_origins_test_{}_{number}", process::id());
        run(&server, format!("create database {name}"))
            .await
            .unwrap();
        Self(Kind::Postgres { server, name })
    }

    /// The same database for another service.
    pub fn shared(&self) -> Self {
        Self(Kind::Shared(self.url()))
    }

    /// Whether it is a SQLite file.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.0, Kind::Sqlite(_))
    }

    /// As `DATABASE_URL` has it.
    pub fn url(&self) -> String {
        match &self.0 {
            Kind::Sqlite(_) => format!("sqlite:{}", self.file().display()),
            Kind::Shared(url) => url.clone(),
            Kind::Postgres { server, name } => {
                let (address, parameters) = server.split_once('?').unwrap_or((server, ""));
                let (host, _) = address.rsplit_once('/').unwrap();
                format!("{host}/{name}?{parameters}")
            }
        }
    }

    fn file(&self) -> PathBuf {
        match &self.0 {
            Kind::Sqlite(directory) => directory.path().join("data/contacts.db"),
            Kind::Postgres { .. } | Kind::Shared(_) => panic!("the file is not known"),
        }
    }

    /// Makes an account with a password hash of the test's choice; tables too, if there are none.
    pub async fn add_account(&self, email: &str, password_hash: &str) {
        let mode = if self.is_sqlite() { "?mode=rwc" } else { "" };
        let url = format!("{}{mode}", self.url());
        let mut connection = AnyConnection::connect(&url).await.unwrap();
        migrate!("../../migrations")
            .run(&mut connection)
            .await
            .unwrap();
        let insert = "insert into accounts (id, email, email_key, password_hash, created_at)
                      values ($1, $2, $3, $4, 0)";
        sqlx::query(insert)
            .bind(Uuid::now_v7().to_string())
            .bind(email)
            .bind(email.to_lowercase())
            .bind(password_hash)
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
    }

    /// Runs a statement behind the service's back.
    pub async fn execute(&self, statement: &'static str) {
        run(&self.url(), statement.to_owned()).await.unwrap();
    }

    /// The number that a query finds.
    pub async fn number(&self, query: &'static str) -> i64 {
        let mut connection = AnyConnection::connect(&self.url()).await.unwrap();
        sqlx::query_scalar(query)
            .fetch_one(&mut connection)
            .await
            .unwrap()
    }

    /// The text that a query finds.
    pub async fn text(&self, query: &'static str) -> String {
        let mut connection = AnyConnection::connect(&self.url()).await.unwrap();
        sqlx::query_scalar(query)
            .fetch_one(&mut connection)
            .await
            .unwrap()
    }

    /// Everything in it, as a thief would find it.
    pub async fn stolen(&self) -> String {
        if self.is_sqlite() {
            let mut bytes = fs::read(self.file()).unwrap();
            bytes.extend(fs::read(self.file().with_extension("db-wal")).unwrap_or_default());
            return String::from_utf8_lossy(&bytes).into_owned();
        }
        let mut connection = AnyConnection::connect(&self.url()).await.unwrap();
        let mut all = String::new();
        for table in TABLES {
            let query = format!("select coalesce(string_agg(t::text, ' '), '') from {table} t");
            let rows: String = sqlx::query_scalar(AssertSqlSafe(query))
                .fetch_one(&mut connection)
                .await
                .unwrap();
            all += &rows;
        }
        all
    }

    /// Makes all attempts to sign in this much older.
    pub async fn let_seconds_pass(&self, seconds: i64) {
        let mut connection = AnyConnection::connect(&self.url()).await.unwrap();
        sqlx::query("update sign_in_attempts set attempted_at = attempted_at - $1")
            .bind(seconds * 1000)
            .execute(&mut connection)
            .await
            .unwrap();
    }

    /// Keeps everybody else from reading groups in PostgreSQL, and from writing them, until the
    /// returned connection is dropped.
    pub async fn lock(&self) -> AnyConnection {
        self.locked("begin; lock table contact_groups in access exclusive mode")
            .await
    }

    /// Keeps everybody else from writing attempts to sign in until the returned connection is
    /// dropped.
    pub async fn lock_attempts(&self) -> AnyConnection {
        self.locked("begin; lock table sign_in_attempts in exclusive mode")
            .await
    }

    async fn locked(&self, in_postgres: &'static str) -> AnyConnection {
        let statement = if self.is_sqlite() {
            "begin immediate"
        } else {
            in_postgres
        };
        let mut connection = AnyConnection::connect(&self.url()).await.unwrap();
        sqlx::raw_sql(statement)
            .execute(&mut connection)
            .await
            .unwrap();
        connection
    }

    /// Takes the database away from under the service.
    pub async fn vanish(&self) {
        match &self.0 {
            Kind::Sqlite(directory) => {
                let path = directory.path();
                fs::rename(path.join("data"), path.join("away")).unwrap();
            }
            Kind::Postgres { server, name } => {
                // The service opens new connections, so the renaming may have to be tried again.
                let end = format!(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
                );
                let rename = format!("alter database {name} rename to {name}_away");
                eventually("nobody else in the database", async || {
                    run(server, end.clone()).await.unwrap();
                    let renamed = run(server, rename.clone()).await;
                    renamed.map_err(|error| error.to_string())
                })
                .await;
            }
            Kind::Shared(_) => panic!("ask the service that the database was made for"),
        }
    }

    /// Puts an empty SQLite file where the database was.
    pub fn put_an_empty_file_in_its_place(&self) {
        fs::create_dir(self.file().parent().unwrap()).unwrap();
        fs::write(self.file(), "").unwrap();
    }

    /// Removes that file.
    pub fn remove_what_is_in_its_place(&self) {
        fs::remove_dir_all(self.file().parent().unwrap()).unwrap();
    }

    /// Brings it back as it was.
    pub async fn come_back(&self) {
        match &self.0 {
            Kind::Sqlite(directory) => {
                let path = directory.path();
                fs::rename(path.join("away"), path.join("data")).unwrap();
            }
            Kind::Postgres { server, name } => {
                let rename = format!("alter database {name}_away rename to {name}");
                run(server, rename).await.unwrap();
            }
            Kind::Shared(_) => panic!("ask the service that the database was made for"),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let Kind::Postgres { server, name } = &self.0 else {
            return;
        };
        let (server, name) = (server.clone(), name.clone());
        let drop = thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                for name in [format!("{name}_away"), name] {
                    let statement = format!("drop database if exists {name} with (force)");
                    run(&server, statement).await.ok();
                }
            });
        });
        drop.join().ok();
    }
}

async fn run(url: &str, statement: String) -> Result<(), sqlx::Error> {
    let mut connection = AnyConnection::connect(url).await?;
    sqlx::raw_sql(AssertSqlSafe(statement))
        .execute(&mut connection)
        .await?;
    connection.close().await
}
