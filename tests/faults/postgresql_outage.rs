//! PostgreSQL is restarted underneath, or does not respond, or is kept busy.

use std::time::{Duration, Instant};

use serde_json::json;
use sqlx::{Connection as _, PgConnection};
use tokio::{task::JoinSet, time::interval};

use support::{
    Connection, Page, Response,
    names::{ADA, PASSWORD},
    wait::eventually,
};

use crate::helpers::{
    Frozen, Ledger, Service, Writers, assert_cors_problem, control, counted, database, head,
};

const ROUNDS: usize = 20;
/// How long the service waits for PostgreSQL that is away: 3 s for a connection.
const WAITS_WHILE_AWAY: Duration = Duration::from_secs(3);
/// Nothing tells a server that does not respond from one that takes its time, so the service waits for
/// a connection, and then for the answer to a statement: 3 s and 6 s.
const WAITS_WHILE_FROZEN: Duration = Duration::from_secs(9);
/// How many times as long as a service with a database the rest of a request may take.
const MOST_TIMES: u32 = 20;
const PATIENCE: Duration = Duration::from_secs(60);
/// The connections with which the service reads from PostgreSQL.
const READERS: i64 = 8;

#[tokio::test(flavor = "multi_thread")]
async fn stopped_postgresql_gets_503_and_the_service_recovers_by_itself() {
    let url = database("away").await;
    let service = Service::start_on(&url);
    let undisturbed = Service::start();
    let (clients, others) = (Clients::of(&service).await, Clients::of(&undisturbed).await);
    let client = service.signed_in().await;
    let contacts = client.add_group("Everybody").await + "/contacts";
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
        control(&["stop", mode]);
        // It takes seconds to show.
        if round < 3 {
            assert_unavailable(&clients, &others, WAITS_WHILE_AWAY).await;
        }
        control(&["start"]);
        longest = longest.max(clients.recovered().await);
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
async fn unresponsive_postgresql_gets_503_and_the_service_goes_on() {
    let service = Service::start_on(&database("frozen").await);
    let undisturbed = Service::start();
    let (clients, others) = (Clients::of(&service).await, Clients::of(&undisturbed).await);
    let (client, contacts) = (&clients.page, &clients.contacts);
    let mut leaving = Vec::new();
    for _ in 0..8 {
        leaving.push(service.signed_in().await);
    }
    // So that there are connections to write with, and none has rested.
    let writers = Writers::start(client, contacts, "before");
    writers.acknowledged_more(30).await;
    let before = writers.stop().await;
    // A writer that was stopped in the middle of a request has taken its connection along.
    client.add_group("One more").await;
    let frozen = Frozen::start();
    let mut under_way = JoinSet::new();
    for page in leaving {
        // Writes at once, while others look up the session before.
        under_way.spawn(page.delete("/api/session").into_future());
    }
    let ask = || assert_unavailable(&clients, &others, WAITS_WHILE_FROZEN);
    // Together more than there are readers.
    tokio::join!(ask(), ask(), ask());
    let mut unanswered = 0;
    for response in under_way.join_all().await {
        unanswered += usize::from(is_unanswered(&response));
    }
    assert!(unanswered > 0, "no write was under way");
    drop(frozen);
    let recovery = clients.recovered().await;
    println!("{unanswered} of 8 writes unanswered, goes on after {recovery:.1?}");
    let stored = counted(client.all_names_at(contacts).await);
    for name in &before.acknowledged {
        assert_eq!(stored.get(name), Some(&1), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn abandoned_requests_never_run_more_statements_than_there_are_readers() {
    let url = database("busy").await;
    let service = Service::start_on(&url);
    let clients = Clients::of(&service).await;
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
            let cookie = format!("Cookie: {}\r\n", clients.page.cookie());
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
    clients.recovered().await;
}

/// Pages of one service.
struct Clients {
    page: Page,
    /// Nobody is signed in here: signing in would end the session of the page.
    stranger: Page,
    /// The path of a list of contacts.
    contacts: String,
}

impl Clients {
    async fn of(service: &Service) -> Self {
        let page = service.signed_in().await;
        Self {
            contacts: page.add_group("Others").await + "/contacts",
            stranger: service.stranger(),
            page,
        }
    }

    /// One request of each kind, all at once; returns the responses and how long all took.
    async fn ask(&self) -> ([Response; 5], Duration) {
        let contact = json!({ "name": "Lost", "email": "a@example.com" });
        let started = Instant::now();
        let responses = tokio::join!(
            self.page.get("/readyz").into_future(),
            self.page.get("/api/session").into_future(),
            self.page.get("/api/contactgroups").into_future(),
            self.page.post(&self.contacts, &contact).into_future(),
            self.stranger.post_session(ADA, PASSWORD).into_future(),
        );
        (responses.into(), started.elapsed())
    }

    /// Waits until a read, a write and a sign-in work; returns after which time.
    async fn recovered(&self) -> Duration {
        let contact = json!({ "name": "Afterwards", "email": ADA });
        let started = Instant::now();
        eventually("recovery", async || {
            let read = self.page.get("/api/contactgroups").await;
            let written = self.page.post(&self.contacts, &contact).await;
            let signed_in = self.stranger.post_session(ADA, PASSWORD).await;
            match [read, written, signed_in].map(|response| response.status) {
                [200, 201, 200] => Ok(started.elapsed()),
                statuses => Err(format!("{statuses:?}")),
            }
        })
        .await
    }
}

/// Fails unless everything is answered with 503, at the latest when the service has waited so
/// long, and some times as long as an `undisturbed` service takes for the same requests.
async fn assert_unavailable(clients: &Clients, undisturbed: &Clients, waits: Duration) {
    let ((responses, elapsed), (served, undisturbed)) =
        tokio::join!(clients.ask(), undisturbed.ask());
    println!("503 after {elapsed:.1?}; undisturbed {undisturbed:.1?}");
    assert!(elapsed < waits + undisturbed * MOST_TIMES);
    let served = served.map(|response| response.status);
    assert_eq!(served, [200, 200, 200, 201, 200]);
    for response in responses {
        let is_to_be_repeated = response.header("retry-after") == "1";
        assert_eq!(is_to_be_repeated, !is_unanswered(&response));
    }
    clients.page.get("/healthz").await.assert_status(200);
}

/// Fails unless it is a 503 that a page may read; whether it is about a write that may have been
/// done, which nobody should just send again.
fn is_unanswered(response: &Response) -> bool {
    assert_cors_problem(response, 503);
    response.json()["type"] == "urn:two-origins:problem:unanswered"
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

/// Statements on `connection`'s database that wait for a lock: the most at once, from when there
/// are as many as readers and for a while.
async fn most_waiting(connection: &mut PgConnection) -> i64 {
    let begun = Instant::now();
    let mut pace = interval(Duration::from_millis(10));
    let (mut most, mut enough_since) = (0, None);
    while enough_since.is_none_or(|since: Instant| since.elapsed() < Duration::from_millis(400)) {
        assert!(begun.elapsed() < PATIENCE, "only {most} wait");
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
