//! Text that looks like HTTP, where it is only data. What follows on the connection must be taken
//! for what it is.

use std::sync::Arc;

use tokio::task::JoinSet;

use crate::helpers::Server;

const SIDE_BY_SIDE: usize = 8;
const TEXTS: [&str; 8] = [
    "HTTP/1.1",
    "GET / HTTP/1.1",
    "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "\r\n\r\n",
    "\n\n\n",
    "0\r\n\r\n",
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
];
const REPEATED: [usize; 4] = [1, 17, 100, 1000];

/// Sends every text in headers and in bodies, each followed by another request.
pub(super) async fn all(server: &Arc<Server>) {
    let mut clients = JoinSet::new();
    for number in 0..SIDE_BY_SIDE {
        let server = Arc::clone(server);
        clients.spawn(async move { send(&server, TEXTS[number % TEXTS.len()]).await });
    }
    clients.join_all().await;
}

async fn send(server: &Server, text: &str) {
    for times in REPEATED {
        in_headers(server, text, times).await;
        in_body(server, &text.repeat(times)).await;
        in_chunks(server, &text.repeat(times)).await;
    }
}

async fn in_headers(server: &Server, text: &str, times: usize) {
    let line = text.replace(['\r', '\n'], " ");
    let lines = format!("X: {line}\r\n").repeat(times.min(80));
    let request = server.head("GET", "/healthz", &lines);
    expect_next(server, request, &[200]).await;
}

async fn in_body(server: &Server, text: &str) {
    let lines = format!("Content-Length: {}\r\n", text.len());
    let nowhere = server.head("POST", "/nowhere", &lines) + text;
    expect_next(server, nowhere, &[404, 405, 413]).await;
    let wanted = server.upload(&lines) + text;
    expect_next(server, wanted, &[200, 400, 413, 422]).await;
}

async fn in_chunks(server: &Server, text: &str) {
    let chunks = format!("{:x}\r\n{text}\r\n0\r\n\r\n", text.len());
    let request = server.upload("Transfer-Encoding: chunked\r\n") + &chunks;
    expect_next(server, request, &[200, 400, 411, 413, 422]).await;
}

/// Fails unless the first request gets one of these, and the next one its own response, if the
/// first response does not close the connection.
async fn expect_next(server: &Server, first: String, statuses: &[u16]) {
    let next = server.head("GET", "/healthz", "");
    let mut connection = server.send(first + &next).await;
    let response = connection.response().await.unwrap();
    assert!(statuses.contains(&response.status), "{response:?}");
    let closes = response.header("connection").eq_ignore_ascii_case("close");
    let second = connection.response().await.map(|second| second.status);
    assert_eq!(second, (!closes).then_some(200), "{response:?}");
}
