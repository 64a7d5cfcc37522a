//! Clients that take their time: a byte a second, or answers that nobody reads.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{sync::Semaphore, task::JoinSet};

use support::{
    Connection, assert_cors,
    names::APP,
    resident_kib,
    wait::{eventually, eventually_within},
};

use crate::helpers::{
    Bystander, Kind, Others, Server, Target, is_write_blocked, on_a_thread, still_open,
};

/// Of each kind.
const MANY: u32 = 100;
/// What [`MANY`] connections of each of the kinds may take besides, in KiB: some 96 for each.
const MOST_KIB: u64 = 64 * 1024;
/// So many arrive at the same time: the server should be busy with slow clients, not with new ones.
const AT_ONCE: u16 = 16;
static ARRIVALS: Semaphore = Semaphore::const_new(AT_ONCE as usize);
/// Of the five for a head, those that are given for sure: on a busy machine Actix's clock is slow.
const HEAD_SECONDS: u64 = 2;
/// Longer than any timeout of the servers.
const PATIENCE: Duration = Duration::from_secs(90);

#[tokio::test(flavor = "multi_thread")]
async fn slow_clients_are_disconnected_while_others_are_served() {
    for misused in Kind::ALL.map(|kind| on_a_thread(async move || misuse(kind).await)) {
        misused.await.unwrap();
    }
}

/// Whoever is silent, or slow with a head, is given half the time of who is slow with a body.
#[tokio::test(flavor = "multi_thread")]
async fn silence_and_a_slow_head_end_well_before_a_slow_body() {
    for compared in Kind::ALL.map(|kind| on_a_thread(async move || compare(kind).await)) {
        compared.await.unwrap();
    }
}

async fn compare(kind: Kind) {
    let server = Arc::new(Server::start(kind).await);
    // On a busy machine one of them may be noticed late.
    eventually("silence and a head that end first", async || {
        let [silence, head, body] = tokio::join!(
            timed(silence(Arc::clone(&server))),
            timed(first_head(Arc::clone(&server))),
            timed(wanted_body(Arc::clone(&server))),
        )
        .into();
        if silence.max(head) < body * 3 / 4 {
            Ok(())
        } else {
            Err(format!(
                "{kind:?}: {silence:.1?}, {head:.1?} and {body:.1?}"
            ))
        }
    })
    .await;
}

async fn timed(client: impl Future<Output = ()>) -> Duration {
    let started = Instant::now();
    client.await;
    started.elapsed()
}

async fn misuse(kind: Kind) {
    let server = Arc::new(Server::start(kind).await);
    let before = resident_kib(server.pid());
    let bystander = Bystander::start(&*server).await;
    all(&server, MANY).await;
    let served = bystander
        .assert_served_behind(Others::Alike(AT_ONCE.into()))
        .await;
    println!("{kind:?}: {served}, {before} before");
    assert!(served.misused.most_kib < before + MOST_KIB);
}

/// So many slow clients of each kind, all at once, until the server has given up on each.
pub(crate) async fn all(server: &Arc<Server>, many: u32) {
    let mut clients = JoinSet::new();
    for _ in 0..many {
        clients.spawn(silence(Arc::clone(server)));
        clients.spawn(first_head(Arc::clone(server)));
        clients.spawn(wanted_body(Arc::clone(server)));
        if server.keeps_connections() {
            clients.spawn(later_head(Arc::clone(server)));
            clients.spawn(unwanted_body(Arc::clone(server)));
        }
    }
    unread_answers(server, many).await;
    clients.join_all().await;
}

async fn silence(server: Arc<Server>) {
    let arrival = ARRIVALS.acquire().await.unwrap();
    let started = Instant::now();
    let mut connection = Connection::open(server.address()).await;
    drop(arrival);
    let response = connection.response().await;
    assert!(response.is_none(), "{response:?}");
    assert_given(started.elapsed(), HEAD_SECONDS);
}

async fn first_head(server: Arc<Server>) {
    let arrival = ARRIVALS.acquire().await.unwrap();
    let started = Instant::now();
    let mut connection = Connection::open(server.address()).await;
    drop(arrival);
    let response = connection
        .send_byte_by_second(server.head("GET", "/healthz", "X: y\r\n").as_bytes())
        .await;
    response.unwrap().assert_status(408);
    assert_given(started.elapsed(), HEAD_SECONDS);
    connection.closed().await;
}

async fn later_head(server: Arc<Server>) {
    let arrival = ARRIVALS.acquire().await.unwrap();
    let mut connection = Connection::open(server.address()).await;
    let started = Instant::now();
    connection.send(server.head("GET", "/healthz", "")).await;
    connection.response().await.unwrap().assert_status(200);
    drop(arrival);
    let long = server.head("GET", "/healthz", &"X-Slow: very\r\n".repeat(10));
    let response = connection.send_byte_by_second(long.as_bytes()).await;
    assert!(response.is_none(), "{response:?}");
    assert_given(started.elapsed(), HEAD_SECONDS);
}

async fn wanted_body(server: Arc<Server>) {
    let arrival = ARRIVALS.acquire().await.unwrap();
    let mut connection = Connection::open(server.address()).await;
    let started = Instant::now();
    connection
        .send(server.upload("Content-Length: 1000\r\n"))
        .await;
    drop(arrival);
    let response = connection.send_byte_by_second(b" ").await;
    let response = response.unwrap();
    response.assert_problem(408, "body-too-slow");
    if server.kind == Kind::Contacts {
        assert_cors(&response, APP);
    }
    assert_eq!(response.header("connection"), "close");
    assert_given(started.elapsed(), 9);
    connection.closed().await;
}

/// Actix reads the rest of a chunked body that no handler wanted.
async fn unwanted_body(server: Arc<Server>) {
    let arrival = ARRIVALS.acquire().await.unwrap();
    let mut connection = Connection::open(server.address()).await;
    connection
        .send(server.head("POST", "/nowhere", "Transfer-Encoding: chunked\r\n"))
        .await;
    let status = connection.response().await.unwrap().status;
    assert!(matches!(status, 404 | 405), "{status}");
    drop(arrival);
    let response = connection.send_byte_by_second(b"1\r\nx\r\n").await;
    assert!(response.is_none(), "{response:?}");
}

/// What the server wrote is in the kernel's buffers, so only the kernel can tell that the server
/// has given up.
async fn unread_answers(server: &Server, many: u32) {
    let address = server.address();
    let request = server.long_answer().await;
    let requests = if server.keeps_connections() {
        request.repeat(1000)
    } else {
        request
    };
    let mut connections = Vec::new();
    for _ in 0..many {
        let mut connection = Connection::open_that_takes_little(address).await;
        connection
            .send_within(requests.as_bytes(), Duration::from_millis(100))
            .await;
        // One after the other: the server should be busy with those that do not read.
        eventually("a connection that takes no more", async || {
            if is_write_blocked(address.port(), connection.port()) {
                Ok(())
            } else {
                let (kind, open) = (server.kind, connections.len());
                Err(format!("{kind:?} sent everything, after {open} others"))
            }
        })
        .await;
        connections.push(connection);
    }
    let ports = connections.iter().map(Connection::port).collect();
    let started = Instant::now();
    eventually_within(
        PATIENCE,
        "the end of all connections",
        async || match still_open(address.port(), &ports) {
            0 => Ok(()),
            open => Err(format!("{open} are open")),
        },
    )
    .await;
    assert_given(started.elapsed(), 15);
}

/// Fails unless the server has given the client so many seconds. They begin before the server's
/// own, since a busy machine may let the client wait.
#[track_caller]
fn assert_given(time: Duration, seconds: u64) {
    assert!(time.as_secs() >= seconds, "{time:?}");
}
