//! Clients that take their time: a byte a second, or answers that nobody reads.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{sync::Semaphore, task::JoinSet};

use support::{
    Connection, Page, assert_cors,
    names::APP,
    resident_kib,
    wait::{eventually, eventually_within},
};

use crate::helpers::{Bystander, Service, head, is_write_blocked, still_open};

/// Of each kind.
const MANY: u32 = 100;
/// What [`MANY`] connections of each of the five kinds may take besides, in KiB: some 96 for each.
const MOST_KIB: u64 = 48 * 1024;
/// So many arrive at the same time: the service should be busy with slow clients, not with new ones.
const AT_ONCE: u16 = 16;
static ARRIVALS: Semaphore = Semaphore::const_new(AT_ONCE as usize);
/// Longer than any timeout of the service.
const PATIENCE: Duration = Duration::from_secs(90);
const JSON: &str = "Content-Type: application/json\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn slow_clients_are_disconnected_while_others_are_served() {
    let service = Service::start();
    let client = service.signed_in().await;
    let before = resident_kib(service.pid());
    let bystander = Bystander::start(&service).await;
    all(service.address(), &client, MANY).await;
    let served = bystander.assert_served_behind(AT_ONCE.into()).await;
    println!("{served}, {before} before");
    assert!(served.misused.most_kib < before + MOST_KIB);
}

/// So many slow clients of each kind, all at once, until the service has given up on each.
pub(crate) async fn all(address: SocketAddr, client: &Page, many: u32) {
    let mut clients = JoinSet::new();
    for _ in 0..many {
        clients.spawn(first_head(address));
        clients.spawn(later_head(address));
        let cookie = client.cookie().to_owned();
        clients.spawn(wanted_body(address, cookie));
        clients.spawn(unwanted_body(address));
    }
    tokio::join!(clients.join_all(), unread_answers(address, many));
}

async fn first_head(address: SocketAddr) {
    let arrival = ARRIVALS.acquire().await.unwrap();
    let mut connection = Connection::open(address).await;
    drop(arrival);
    let (response, time) = connection
        .send_byte_by_second(head("GET", "/healthz", "X: y\r\n").as_bytes())
        .await;
    response.unwrap().assert_status(408);
    assert_given(time, 4);
}

async fn later_head(address: SocketAddr) {
    let arrival = ARRIVALS.acquire().await.unwrap();
    let mut connection = Connection::open(address).await;
    connection.send(head("GET", "/healthz", "")).await;
    connection.response().await.unwrap().assert_status(200);
    drop(arrival);
    let long = head("GET", "/healthz", &"X-Slow: very\r\n".repeat(10));
    let (response, time) = connection.send_byte_by_second(long.as_bytes()).await;
    assert!(response.is_none(), "{response:?}");
    assert_given(time, 4);
}

async fn wanted_body(address: SocketAddr, cookie: String) {
    let cookie = format!("Cookie: {cookie}\r\n");
    let lines = format!("{cookie}{JSON}Content-Length: 1000\r\n");
    let arrival = ARRIVALS.acquire().await.unwrap();
    let mut connection = Connection::open(address).await;
    connection.send(head("GET", "/api/session", &cookie)).await;
    connection.response().await.unwrap().assert_status(200);
    connection
        .send(head("POST", "/api/contactgroups", &lines))
        .await;
    drop(arrival);
    let (response, time) = connection.send_byte_by_second(b" ").await;
    let response = response.unwrap();
    response.assert_problem(408, "body-too-slow");
    assert_cors(&response, APP);
    assert_eq!(response.header("connection"), "close");
    assert_given(time, 9);
    connection.closed().await;
}

/// Actix reads the rest of a chunked body that no handler wanted.
async fn unwanted_body(address: SocketAddr) {
    let arrival = ARRIVALS.acquire().await.unwrap();
    let mut connection = Connection::open(address).await;
    connection
        .send(head("POST", "/nowhere", "Transfer-Encoding: chunked\r\n"))
        .await;
    connection.response().await.unwrap().assert_status(404);
    drop(arrival);
    let (response, _) = connection.send_byte_by_second(b"1\r\nx\r\n").await;
    assert!(response.is_none(), "{response:?}");
}

/// What the service wrote is in the kernel's buffers, so only the kernel can tell that the
/// service has given up.
async fn unread_answers(address: SocketAddr, many: u32) {
    let requests = head("GET", "/api/openapi.json", "").repeat(1000);
    let mut connections = Vec::new();
    for _ in 0..many {
        let mut connection = Connection::open(address).await;
        connection
            .send_within(requests.as_bytes(), Duration::from_millis(100))
            .await;
        // One after the other: the service should be busy with those that do not read.
        eventually("a connection that takes no more", async || {
            if is_write_blocked(address.port(), connection.port()) {
                Ok(())
            } else {
                Err("everything was taken".to_owned())
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

/// Fails unless the service has given the client so many seconds.
#[track_caller]
fn assert_given(time: Duration, seconds: u64) {
    assert!(time.as_secs() >= seconds, "{time:?}");
}
