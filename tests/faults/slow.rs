//! Clients that take their time: a byte a second, or answers that nobody reads.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{task::JoinSet, time::interval};

use crate::helpers::{APP, Bystander, Client, Misused, Wire, head, resident_kib, still_open};

/// Of each kind.
const MANY: usize = 100;
/// What [`MANY`] connections of each of the five kinds may take besides, in KiB: some 96 for each.
const MOST_KIB: u64 = 48 * 1024;
const JSON: &str = "Content-Type: application/json\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn slow_clients_are_given_up_and_others_answered_meanwhile() {
    let misused = Misused::start();
    let client = misused.signed_in().await;
    let before = resident_kib(misused.pid());
    let bystander = Bystander::start(&misused).await;
    all(misused.service().address, &client, MANY).await;
    let seen = bystander.content().await;
    println!("{seen}, {before} before");
    assert!(seen.most_kib < before + MOST_KIB);
}

/// So many slow clients of each kind, all at once, until the service has given up on each.
pub(crate) async fn all(address: SocketAddr, client: &Client, many: usize) {
    let mut clients = JoinSet::new();
    for _ in 0..many {
        clients.spawn(first_head(address));
        clients.spawn(later_head(address));
        clients.spawn(wanted_body(address, client.cookie.clone()));
        clients.spawn(unwanted_body(address));
    }
    clients.spawn(unread_answers(address, many));
    while let Some(done) = clients.join_next().await {
        done.unwrap();
    }
}

async fn first_head(address: SocketAddr) {
    let mut wire = Wire::open(address).await;
    let (answer, time) = wire
        .drip(head("GET", "/healthz", "X: y\r\n").as_bytes())
        .await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert_between(time, 4, 10);
}

async fn later_head(address: SocketAddr) {
    let mut wire = Wire::open(address).await;
    wire.send(head("GET", "/healthz", "")).await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 200 "));
    let long = head("GET", "/healthz", &"X-Slow: very\r\n".repeat(10));
    let (answer, time) = wire.drip(long.as_bytes()).await;
    assert_eq!(answer, "");
    assert_between(time, 4, 40);
}

async fn wanted_body(address: SocketAddr, cookie: String) {
    let lines = format!("Cookie: {cookie}\r\n{JSON}Content-Length: 1000\r\n");
    let mut wire = Wire::open(address).await;
    wire.send(head("POST", "/api/contactgroups", &lines)).await;
    let (answer, time) = wire.drip(b" ").await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("urn:two-origins:problem:body-too-slow"));
    let allowed = format!("access-control-allow-origin: {APP}\r\n");
    assert!(answer.contains(&allowed), "{answer}");
    assert_between(time, 9, 20);
    assert!(wire.hung_up().await < Duration::from_secs(5));
}

/// Actix reads the rest of a chunked body that no handler wanted.
async fn unwanted_body(address: SocketAddr) {
    let mut wire = Wire::open(address).await;
    wire.send(head("POST", "/nowhere", "Transfer-Encoding: chunked\r\n"))
        .await;
    assert!(wire.answer().await.starts_with("HTTP/1.1 404 "));
    let (answer, time) = wire.drip(b"1\r\nx\r\n").await;
    assert_eq!(answer, "");
    assert_between(time, 0, 40);
}

/// What the service wrote is in the kernel's buffers, so only the kernel can tell that the
/// service has given up.
async fn unread_answers(address: SocketAddr, many: usize) {
    let requests = head("GET", "/api/openapi.json", "").repeat(1000);
    let mut wires = Vec::new();
    for _ in 0..many {
        let mut wire = Wire::open(address).await;
        wire.push(requests.as_bytes(), Duration::from_millis(100))
            .await;
        wires.push(wire);
    }
    let ports = wires.iter().map(Wire::port).collect();
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
