//! Clients that send too much, too much at once, or not all of it.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use rustix::process::Pid;
use tokio::{task::JoinSet, time::interval};

use support::{Connection, resident_kib};

use crate::helpers::{Bystander, Kind, Others, Server, Service, Target, head};

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
    for kind in Kind::ALL {
        let server = Arc::new(Server::start(kind).await);
        let before = resident_kib(server.pid());
        let bystander = Bystander::start(&*server).await;
        all(&server, MANY).await;
        let after_one = resident_kib(server.pid());
        for _ in 1..ROUNDS {
            all(&server, MANY).await;
        }
        let after_all = resident_kib(server.pid());
        let served = bystander.assert_served_behind(Others::Alike(OTHERS)).await;
        println!(
            "{kind:?}: {served}, {before} before, {after_one} after one round, {after_all} after {ROUNDS}"
        );
        assert!(served.misused.most_kib < before + MOST_KIB);
        assert!(after_all < after_one + MOST_GROWTH_KIB);
        if kind == Kind::Contacts {
            let names = server.client().names_at("/api/contactgroups").await;
            assert!(names.is_empty(), "{names:?}");
        }
    }
}

/// Actix itself panics at it. To the lab it is a name like others.
#[tokio::test(flavor = "multi_thread")]
async fn name_of_a_header_that_is_too_long_gets_a_response() {
    for kind in Kind::ALL {
        let server = Server::start(kind).await;
        let name = format!("{}: a\r\n", "a".repeat(66_000));
        let head = server.head("GET", "/healthz", &name);
        let mut connection = server.send(&head).await;
        let response = connection.response().await.unwrap();
        if kind != Kind::Lab {
            response.assert_problem(400, "bad-request");
            let unread = server.head("POST", "/nowhere", "Content-Length: 5\r\n") + "hello";
            let mut connection = server.send(unread + &head).await;
            connection.response().await.unwrap();
            let response = connection.response().await.unwrap();
            response.assert_problem(400, "bad-request");
        }
    }
}

/// To take one apart would keep a thread from others.
#[tokio::test(flavor = "multi_thread")]
async fn list_that_is_too_long_gets_a_response() {
    for kind in Kind::ALL {
        let server = Server::start(kind).await;
        let names: &[_] = match kind {
            Kind::Lab => &["Access-Control-Request-Headers"],
            Kind::Contacts | Kind::WebApp => &["Accept-Encoding", "If-None-Match"],
        };
        for name in names {
            let list = format!("{name}: {}\r\n", "\"a\",".repeat(28_000));
            explained(&server, server.head("GET", "/healthz", &list)).await;
        }
    }
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
pub(crate) async fn all(server: &Arc<Server>, many: usize) {
    let mut clients = JoinSet::new();
    for _ in 0..many {
        clients.spawn(huge_head(Arc::clone(server)));
        clients.spawn(many_headers(Arc::clone(server)));
        clients.spawn(huge_body(Arc::clone(server)));
        clients.spawn(pipelining(Arc::clone(server)));
        clients.spawn(half_closed(Arc::clone(server)));
        clients.spawn(half_a_head(Arc::clone(server)));
        clients.spawn(aborted_upload(Arc::clone(server)));
        clients.spawn(no_http(Arc::clone(server)));
    }
    clients.join_all().await;
}

async fn huge_head(server: Arc<Server>) {
    let long = format!("X-Long: {}\r\n", "a".repeat(200_000));
    assert_explained(&server, server.head("GET", "/healthz", &long)).await;
}

async fn many_headers(server: Arc<Server>) {
    let many = "X-Many: a\r\n".repeat(500);
    assert_explained(&server, server.head("GET", "/healthz", &many)).await;
    if server.keeps_connections() {
        let first = server.head("GET", "/healthz", "");
        let mut connection = server.send(first + "no HTTP\r\n\r\n").await;
        connection.response().await.unwrap().assert_status(200);
        let second = connection.response().await.unwrap();
        second.assert_problem(400, "bad-request");
        assert_eq!(second.header("connection"), "close", "{second:?}");
    }
}

/// Nobody knows where a head that is too long ends.
async fn assert_explained(server: &Server, head: String) {
    let mut connection = explained(server, head).await;
    connection.closed().await;
}

/// A page that adds cookies must not see from where on they are too many.
async fn explained(server: &Server, head: String) -> Connection {
    let mut connection = server.send(head).await;
    let response = connection.response().await.unwrap();
    response.assert_problem(431, "head-too-large");
    if server.kind != Kind::Lab {
        let policy = response.header("cross-origin-resource-policy");
        assert_eq!(policy, "same-origin", "{response:?}");
    }
    connection
}

async fn huge_body(server: Arc<Server>) {
    let length = 1_000_000;
    let head = server.upload(&format!("Content-Length: {length}\r\n"));
    assert_answer(&server, head + &" ".repeat(length), 413).await;
}

/// Answers come in the order of their requests; only one comes where a connection carries one.
async fn pipelining(server: Arc<Server>) {
    let two = server.head("GET", "/healthz", "") + &server.head("GET", "/nowhere", "");
    if !server.keeps_connections() {
        let mut connection = server.send(two.repeat(PIPELINED)).await;
        connection.response().await.unwrap().assert_status(200);
        assert!(connection.response().await.is_none());
        return;
    }
    let mut left = PIPELINED;
    while left > 0 {
        let mut connection = server.send(two.repeat(left)).await;
        let before = left;
        // Between two answers a server on a busy machine may take the connection for a resting one.
        while left > 0
            && let Some(response) = connection.response().await
        {
            response.assert_status(200);
            let Some(response) = connection.response().await else {
                break;
            };
            response.assert_status(404);
            left -= 1;
        }
        assert!(left < before, "nothing was answered");
    }
}

/// Who closes only its own side gets its answer.
async fn half_closed(server: Arc<Server>) {
    let mut connection = server.send(server.head("GET", "/nowhere", "")).await;
    connection.half_close().await;
    connection.response().await.unwrap().assert_status(404);
    connection.closed().await;
}

async fn half_a_head(server: Arc<Server>) {
    let mut connection = server.send("GET /healthz HTTP/1.1\r\nHost:").await;
    connection.half_close().await;
    connection.closed().await;
}

/// What has arrived of a write is not done.
async fn aborted_upload(server: Arc<Server>) {
    let lines = "Content-Length: 60000\r\n";
    let head = if server.kind == Kind::Contacts {
        let lines = format!("Cookie: {}\r\n{JSON}{lines}", server.client().cookie());
        server.head("POST", "/api/contactgroups", &lines)
    } else {
        server.upload(lines)
    };
    let part = r#"{"name":"Never whole"}"#.to_owned() + &" ".repeat(30_000);
    server.send(head + &part).await;
    // Dropped here, with the rest unsent.
}

async fn no_http(server: Arc<Server>) {
    assert_answer(&server, "\x16\x03\x01\x02\0\x01\r\n\r\n".to_owned(), 400).await;
}

async fn assert_answer(server: &Server, request: String, status: u16) {
    let mut connection = server.send(request).await;
    connection.response().await.unwrap().assert_status(status);
    connection.closed().await;
}
