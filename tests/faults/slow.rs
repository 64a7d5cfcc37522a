//! Clients that take their time: a byte a second, or answers that nobody reads.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{task::JoinSet, time::interval};

use support::{Connection, Page, assert_cors, names::APP, resident_kib};

use crate::helpers::{Bystander, Service, head, still_open};

/// Of each kind.
const MANY: usize = 100;
/// What [`MANY`] connections of each of the five kinds may take besides, in KiB: some 96 for each.
const MOST_KIB: u64 = 48 * 1024;
const JSON: &str = "Content-Type: application/json\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn slow_clients_are_given_up_and_others_answered_meanwhile() {
    let service = Service::start();
    let client = service.signed_in().await;
    let before = resident_kib(service.pid());
    let bystander = Bystander::start(&service).await;
    all(service.address(), &client, MANY).await;
    let seen = bystander.content().await;
    println!("{seen}, {before} before");
    assert!(seen.most_kib < before + MOST_KIB);
}

/// So many slow clients of each kind, all at once, until the service has given up on each.
pub(crate) async fn all(address: SocketAddr, client: &Page, many: usize) {
    let mut clients = JoinSet::new();
    for _ in 0..many {
        clients.spawn(first_head(address));
        clients.spawn(later_head(address));
        clients.spawn(wanted_body(address, client.cookie().to_owned()));
        clients.spawn(unwanted_body(address));
    }
    clients.spawn(unread_answers(address, many));
    while let Some(done) = clients.join_next().await {
        done.unwrap();
    }
}

async fn first_head(address: SocketAddr) {
    let mut connection = Connection::open(address).await;
    let (answer, time) = connection
        .send_byte_by_second(head("GET", "/healthz", "X: y\r\n").as_bytes())
        .await;
    answer.unwrap().assert_status(408);
    assert_between(time, 4, 10);
}

async fn later_head(address: SocketAddr) {
    let mut connection = Connection::open(address).await;
    connection.send(head("GET", "/healthz", "")).await;
    connection.response().await.unwrap().assert_status(200);
    let long = head("GET", "/healthz", &"X-Slow: very\r\n".repeat(10));
    let (answer, time) = connection.send_byte_by_second(long.as_bytes()).await;
    assert!(answer.is_none(), "{answer:?}");
    assert_between(time, 4, 40);
}

async fn wanted_body(address: SocketAddr, cookie: String) {
    let lines = format!("Cookie: {cookie}\r\n{JSON}Content-Length: 1000\r\n");
    let mut connection = Connection::open(address).await;
    connection
        .send(head("POST", "/api/contactgroups", &lines))
        .await;
    let (answer, time) = connection.send_byte_by_second(b" ").await;
    let answer = answer.unwrap();
    answer.assert_problem(408, "body-too-slow");
    assert_cors(&answer, APP);
    assert_between(time, 9, 20);
    assert!(connection.closed().await < Duration::from_secs(5));
}

/// Actix reads the rest of a chunked body that no handler wanted.
async fn unwanted_body(address: SocketAddr) {
    let mut connection = Connection::open(address).await;
    connection
        .send(head("POST", "/nowhere", "Transfer-Encoding: chunked\r\n"))
        .await;
    connection.response().await.unwrap().assert_status(404);
    let (answer, time) = connection.send_byte_by_second(b"1\r\nx\r\n").await;
    assert!(answer.is_none(), "{answer:?}");
    assert_between(time, 0, 40);
}

/// What the service wrote is in the kernel's buffers, so only the kernel can tell that the
/// service has given up.
async fn unread_answers(address: SocketAddr, many: usize) {
    let requests = head("GET", "/api/openapi.json", "").repeat(1000);
    let mut connections = Vec::new();
    for _ in 0..many {
        let mut connection = Connection::open(address).await;
        connection
            .send_within(requests.as_bytes(), Duration::from_millis(100))
            .await;
        connections.push(connection);
    }
    let ports = connections.iter().map(Connection::port).collect();
    let started = Instant::now();
    let mut pace = interval(Duration::from_secs(1));
    while still_open(address.port(), &ports) > 0 {
        assert!(
            started.elapsed().as_secs() < 60,
            "the service goes on waiting"
        );
        pace.tick().await;
    }
    assert_between(started.elapsed(), 15, 60);
}

#[track_caller]
fn assert_between(time: Duration, least: u64, most: u64) {
    assert!((least..most).contains(&time.as_secs()), "{time:?}");
}
