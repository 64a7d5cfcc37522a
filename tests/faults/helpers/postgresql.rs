//! PostgreSQL: `FAULTS_POSTGRES_URL` names a database, and `FAULTS_POSTGRES` a program that takes
//! `stop MODE`, `start`, `freeze` and `thaw`.

use std::{env, process::Command};

use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Makes a database with this name; returns its URL.
pub(crate) async fn database(name: &str) -> String {
    let server = env::var("FAULTS_POSTGRES_URL").expect("tests/run faults starts PostgreSQL");
    let mut connection = PgConnection::connect(&server).await.unwrap();
    let statement = format!("create database {name}");
    let made = sqlx::raw_sql(AssertSqlSafe(statement));
    made.execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let (server, _) = server.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

/// PostgreSQL does not respond for as long as this is there.
pub(crate) struct Frozen;

impl Frozen {
    pub(crate) fn start() -> Self {
        let frozen = Self;
        control(&["freeze"]);
        frozen
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        control(&["thaw"]);
    }
}

/// Runs that program.
pub(crate) fn control(arguments: &[&str]) {
    let program = env::var("FAULTS_POSTGRES").expect("tests/run faults says how to restart it");
    let status = Command::new(program).args(arguments).status().unwrap();
    assert!(status.success(), "{arguments:?}");
}
