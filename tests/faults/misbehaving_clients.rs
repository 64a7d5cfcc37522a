//! Clients that send too much, too much at once, or not all of it.

use std::{net::SocketAddr, time::Duration};

use rustix::process::Pid;
use tokio::{task::JoinSet, time::interval};

use support::{Connection, Page, resident_kib};

use crate::helpers::{Bystander, Service, head};

/// Of each kind.
const MANY: usize = 25;
/// All kinds at once are about as much work as so many well-behaved clients.
const OTHERS: u32 = 100;
/// Rounds of [`MANY`].
const ROUNDS: usize = 20;
/// What the first round may leave behind, in KiB: heads of 128 KiB are held at the same time.
const MOST_KIB: u64 = 64 * 1024;
/// What the later rounds may add to that.
const MOST_GROWTH_KIB: u64 = 8 * 1024;
const PIPELINED: usize = 100;
const JSON: &str = "Content-Type: application/json\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn excessive_and_malformed_requests_are_rejected_while_others_are_served() {
    let service = Service::start();
    let client = service.signed_in().await;
    let before = resident_kib(service.pid());
    let bystander = Bystander::start(&service).await;
    let address = service.address();
    all(address, &client, MANY).await;
    let after_one = resident_kib(service.pid());
    for _ in 1..ROUNDS {
        all(address, &client, MANY).await;
    }
    let after_all = resident_kib(service.pid());
    let served = bystander.assert_served_behind(OTHERS).await;
    println!("{served}, {before} before, {after_one} after one round, {after_all} after {ROUNDS}");
    assert!(served.misused.most_kib < before + MOST_KIB);
    assert!(after_all < after_one + MOST_GROWTH_KIB);
    assert!(client.names_at("/api/contactgroups").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_sent_ahead_of_a_slow_response_take_little_memory() {
    let service = Service::start();
    let before = resident_kib(service.pid());
    let mut clients = JoinSet::new();
    for number in 0..MANY {
        clients.spawn(sign_in_and_send_ahead(
            service.address(),
            service.pid(),
            number,
        ));
    }
    let most = clients.join_all().await.into_iter().max().unwrap();
    println!("{before} KiB before, most {most} KiB");
    assert!(most < before + MOST_KIB);
}

/// Returns the most memory that the service had until it responded, in KiB.
async fn sign_in_and_send_ahead(address: SocketAddr, service: Pid, number: usize) -> u64 {
    let credentials = format!(r#"{{"email":"nobody-{number}@example.com","password":"guess"}}"#);
    let lines = format!("{JSON}Content-Length: {}\r\n", credentials.len());
    let sign_in = head("POST", "/api/session", &lines) + &credentials;
    let shortest = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(5000);
    let mut connection = Connection::open(address).await;
    connection.send(sign_in).await;
    connection
        .send_within(shortest.as_bytes(), Duration::from_millis(100))
        .await;
    let mut most = 0;
    let mut pace = interval(Duration::from_millis(20));
    loop {
        tokio::select! {
            response = connection.response() => {
                response.unwrap();
                return most;
            }
            _ = pace.tick() => most = most.max(resident_kib(service)),
        }
    }
}

/// So many rude clients of each kind, all at once.
pub(crate) async fn all(address: SocketAddr, client: &Page, many: usize) {
    let mut clients = JoinSet::new();
    for _ in 0..many {
        let cookie = || client.cookie().to_owned();
        clients.spawn(huge_head(address));
        clients.spawn(many_headers(address));
        clients.spawn(huge_body(address, cookie()));
        clients.spawn(pipelining(address));
        clients.spawn(half_closed(address));
        clients.spawn(half_a_head(address));
        clients.spawn(aborted_upload(address, cookie()));
        clients.spawn(no_http(address));
    }
    clients.join_all().await;
}

async fn huge_head(address: SocketAddr) {
    let long = format!("X-Long: {}\r\n", "a".repeat(200_000));
    assert_answer(address, head("GET", "/healthz", &long), 431).await;
}

async fn many_headers(address: SocketAddr) {
    let many = "X-Many: a\r\n".repeat(500);
    assert_answer(address, head("GET", "/healthz", &many), 431).await;
}

async fn huge_body(address: SocketAddr, cookie: String) {
    let length = 1_000_000;
    let lines = lines(&cookie, length);
    let request = head("POST", "/api/contactgroups", &lines) + &" ".repeat(length);
    assert_answer(address, request, 413).await;
}

/// Answers come in the order of their requests.
async fn pipelining(address: SocketAddr) {
    let mut connection = Connection::open(address).await;
    let two = head("GET", "/healthz", "") + &head("GET", "/nowhere", "");
    connection.send(two.repeat(PIPELINED)).await;
    for _ in 0..PIPELINED {
        for status in [200, 404] {
            connection.response().await.unwrap().assert_status(status);
        }
    }
}

/// Who closes only its own side gets its answer.
async fn half_closed(address: SocketAddr) {
    let mut connection = Connection::open(address).await;
    connection.send(head("GET", "/api/contactgroups", "")).await;
    connection.half_close().await;
    connection.response().await.unwrap().assert_status(401);
    connection.closed().await;
}

async fn half_a_head(address: SocketAddr) {
    let mut connection = Connection::open(address).await;
    connection.send("GET /healthz HTTP/1.1\r\nHost:").await;
    connection.half_close().await;
    connection.closed().await;
}

async fn aborted_upload(address: SocketAddr, cookie: String) {
    let mut connection = Connection::open(address).await;
    let lines = lines(&cookie, 60_000);
    connection
        .send(head("POST", "/api/contactgroups", &lines))
        .await;
    connection
        .send(r#"{"name":"Never whole"}"#.to_owned() + &" ".repeat(30_000))
        .await;
    // Dropped here, with the rest unsent.
}

async fn no_http(address: SocketAddr) {
    assert_answer(address, "\x16\x03\x01\x02\0\x01\r\n\r\n".to_owned(), 400).await;
}

fn lines(cookie: &str, length: usize) -> String {
    format!("Cookie: {cookie}\r\n{JSON}Content-Length: {length}\r\n")
}

async fn assert_answer(address: SocketAddr, request: String, status: u16) {
    let mut connection = Connection::open(address).await;
    connection.send(request).await;
    connection.response().await.unwrap().assert_status(status);
    connection.closed().await;
}
