//! PostgreSQL is restarted underneath, or does not stir, or is kept busy. `FAULTS_POSTGRES_URL`
//! names a database, and `FAULTS_POSTGRES` a program that takes `stop MODE`, `start`, `freeze`
//! and `thaw`.

use std::{
    env,
    process::Command,
    time::{Duration, Instant},
};

use serde_json::json;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tokio::{task::JoinSet, time::interval};

use support::{
    Connection, Page, Response,
    names::{ADA, PASSWORD},
};

use crate::helpers::{Ledger, Service, Writers, assert_cors_problem, counted, head};

const ROUNDS: usize = 20;
const RECOVERY: Duration = Duration::from_secs(5);
/// A browser's user would not wait longer.
const ANSWERED_WITHIN: Duration = Duration::from_secs(6);
/// Nothing tells a server that does not stir from one that takes its time.
const GIVEN_UP_WITHIN: Duration = Duration::from_secs(12);
/// The connections with which the service reads from PostgreSQL.
const READERS: i64 = 8;

#[tokio::test(flavor = "multi_thread")]
async fn while_postgresql_is_away_it_is_unavailable_and_then_recovers_by_itself() {
    let url = database("away").await;
    let service = Service::start_on(&url);
    // Signing in ends the session that one has, and the writers need theirs.
    let stranger = service.stranger();
    let client = service.signed_in().await;
    let contacts = client.add_group("Everybody").await + "/contacts";
    let other = client.add_group("Others").await + "/contacts";
    let mut all = Ledger::default();
    let mut longest = Duration::ZERO;
    for (round, mode) in ["immediate", "fast"]
        .into_iter()
        .cycle()
        .enumerate()
        .take(ROUNDS)
    {
        let writers = Writers::start(&client, &contacts, &format!("round {round}"));
        writers.acknowledged_more(30).await;
        postgres(&["stop", mode]);
        // It takes seconds to show.
        if round < 3 {
            assert_unavailable(&client, &stranger, &other, ANSWERED_WITHIN).await;
        }
        postgres(&["start"]);
        longest = longest.max(recovered(&client, &stranger, &other).await);
        writers.acknowledged_more(30).await;
        all.add(writers.stop().await);
    }
    println!(
        "{ROUNDS} rounds, recovered after {longest:.1?} at most; {} acknowledged, {} refused",
        all.acknowledged.len(),
        all.refused.len()
    );
    assert!(!all.refused.is_empty());
    all.assert_kept(&counted(client.all_names_at(&contacts).await));
    assert_sound(&url).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_postgresql_does_not_stir_it_is_unavailable_and_then_goes_on() {
    let service = Service::start_on(&database("frozen").await);
    let stranger = service.stranger();
    let client = service.signed_in().await;
    let contacts = client.add_group("Everybody").await + "/contacts";
    // So that there are connections to write with, and none has rested.
    let writers = Writers::start(&client, &contacts, "before");
    writers.acknowledged_more(30).await;
    let before = writers.stop().await;
    let frozen = Frozen::start();
    let mut under_way = JoinSet::new();
    for number in 0..8 {
        let (client, contacts) = (client.with_own_connections(), contacts.clone());
        let contact = json!({ "name": format!("under way {number}"), "email": ADA });
        under_way.spawn(async move { client.post(&contacts, &contact).await });
    }
    let ask = || assert_unavailable(&client, &stranger, &contacts, GIVEN_UP_WITHIN);
    // Together more than there are readers.
    tokio::join!(ask(), ask(), ask());
    let mut unanswered = 0;
    for answer in under_way.join_all().await {
        unanswered += usize::from(is_unanswered(&answer));
    }
    assert!(unanswered > 0, "no write was under way");
    drop(frozen);
    let recovery = recovered(&client, &stranger, &contacts).await;
    println!("{unanswered} of 8 writes under way, goes on after {recovery:.1?}");
    let stored = counted(client.all_names_at(&contacts).await);
    for name in &before.acknowledged {
        assert_eq!(stored.get(name), Some(&1), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_and_leaves_keeps_no_more_statements_at_work_than_there_are_readers() {
    let url = database("busy").await;
    let service = Service::start_on(&url);
    let client = service.signed_in().await;
    let mut others = PgConnection::connect(&url).await.unwrap();
    let mut lock = PgConnection::connect(&url).await.unwrap();
    sqlx::raw_sql("begin; lock table contact_groups in access exclusive mode")
        .execute(&mut lock)
        .await
        .unwrap();
    for wave in 0..3 {
        let mut asking = Vec::new();
        for _ in 0..2 * READERS {
            let mut connection = Connection::open(service.address()).await;
            let cookie = format!("Cookie: {}\r\n", client.cookie());
            connection
                .send(head("GET", "/api/contactgroups", &cookie))
                .await;
            asking.push(connection);
        }
        assert_eq!(most_waiting(&mut others).await, READERS, "wave {wave}");
        for connection in asking {
            connection.reset();
        }
    }
    lock.close().await.unwrap();
    let contacts = client.add_group("Everybody").await + "/contacts";
    recovered(&client, &service.stranger(), &contacts).await;
}

async fn assert_unavailable(client: &Page, stranger: &Page, contacts: &str, within: Duration) {
    let contact = json!({ "name": "Lost", "email": "a@example.com" });
    let started = Instant::now();
    let answers = tokio::join!(
        client.get("/readyz").into_future(),
        client.get("/api/session").into_future(),
        client.get("/api/contactgroups").into_future(),
        client.post(contacts, &contact).into_future(),
        stranger.post_session(ADA, PASSWORD).into_future(),
    );
    let elapsed = started.elapsed();
    assert!(elapsed < within, "{elapsed:?}");
    for answer in <[_; 5]>::from(answers) {
        let is_to_be_repeated = answer.header("retry-after") == "1";
        assert_eq!(is_to_be_repeated, !is_unanswered(&answer));
    }
    client.get("/healthz").await.assert_status(200);
}

/// Fails unless it is a 503 that a page may read; whether it is about a write that may have been
/// done, which nobody should just send again.
fn is_unanswered(answer: &Response) -> bool {
    assert_cors_problem(answer, 503);
    answer.json()["type"] == "urn:two-origins:problem:unanswered"
}

/// Fails unless the indexes agree with their tables, and what is counted with the count.
async fn assert_sound(url: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    sqlx::raw_sql(
        "create extension amcheck;
         select bt_index_check(index.indexrelid, true)
         from pg_index index join pg_class on pg_class.oid = index.indexrelid
         where pg_class.relnamespace = 'public'::regnamespace;",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    let miscounted: i64 = sqlx::query_scalar(
        "select count(*) from accounts where group_count <>
             (select count(*) from contact_groups where account_id = accounts.id)",
    )
    .fetch_one(&mut connection)
    .await
    .unwrap();
    assert_eq!(miscounted, 0);
}

/// Waits until a read, a write and a sign-in work; fails when that takes too long.
async fn recovered(client: &Page, stranger: &Page, contacts: &str) -> Duration {
    let contact = json!({ "name": "Afterwards", "email": ADA });
    let started = Instant::now();
    let mut pace = interval(Duration::from_millis(20));
    loop {
        let read = client.get("/api/contactgroups").await;
        let written = client.post(contacts, &contact).await;
        let signed_in = stranger.post_session(ADA, PASSWORD).await;
        let all = [&read, &written, &signed_in].map(|answer| answer.status);
        assert!(started.elapsed() < RECOVERY, "{all:?}");
        if all == [200, 201, 200] {
            return started.elapsed();
        }
        pace.tick().await;
    }
}

/// Statements on `connection`'s database that wait for a lock: the most at once, from when there
/// are as many as readers and for a while.
async fn most_waiting(connection: &mut PgConnection) -> i64 {
    let begun = Instant::now();
    let mut pace = interval(Duration::from_millis(10));
    let (mut most, mut enough_since) = (0, None);
    while enough_since.is_none_or(|since: Instant| since.elapsed() < Duration::from_millis(400)) {
        assert!(begun.elapsed() < RECOVERY, "only {most} wait");
        let waiting: i64 = sqlx::query_scalar(
            "select count(*) from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'",
        )
        .fetch_one(&mut *connection)
        .await
        .unwrap();
        most = most.max(waiting);
        if most >= READERS && enough_since.is_none() {
            enough_since = Some(Instant::now());
        }
        pace.tick().await;
    }
    most
}

/// Makes a database with this name; returns its URL.
async fn database(name: &str) -> String {
    let server = env::var("FAULTS_POSTGRES_URL").expect("tests/run faults starts PostgreSQL");
    let mut connection = PgConnection::connect(&server).await.unwrap();
    let statement = format!("create database {name}");
    let made = sqlx::raw_sql(AssertSqlSafe(statement));
    made.execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let (server, _) = server.rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

/// PostgreSQL does not stir for as long as this is there.
struct Frozen;

impl Frozen {
    fn start() -> Self {
        let frozen = Self;
        postgres(&["freeze"]);
        frozen
    }
}

impl Drop for Frozen {
    fn drop(&mut self) {
        postgres(&["thaw"]);
    }
}

fn postgres(arguments: &[&str]) {
    let program = env::var("FAULTS_POSTGRES").expect("tests/run faults says how to restart it");
    let status = Command::new(program).args(arguments).status().unwrap();
    assert!(status.success(), "{arguments:?}");
}
