//! Somebody who is signed in and asks for more than is good.

use std::{sync::Arc, time::Duration};

use serde_json::json;
use tokio::task::JoinSet;

use support::Connection;

use crate::helpers::Server;

const SIDE_BY_SIDE: usize = 8;
const TIMES: usize = 50;
const ALSO_UNREAD: usize = 20;

/// Searches, long pages, conditional requests, writes that are broken off, and a body of many
/// chunks, all at once.
pub(super) async fn all(server: &Arc<Server>, contacts: &str) {
    let mut clients = JoinSet::new();
    for number in 0..SIDE_BY_SIDE {
        let (server, contacts) = (Arc::clone(server), contacts.to_owned());
        clients.spawn(async move {
            for time in 0..TIMES {
                search(&server, time).await;
                conditional(&server, &contacts).await;
                leave_amid_a_write(&server, &contacts, number).await;
            }
            many_chunks(&server).await;
        });
    }
    let unread = unread_pages(server, contacts).await;
    clients.join_all().await;
    drop(unread);
}

async fn search(server: &Server, time: usize) {
    let letter = char::from(b'a' + u8::try_from(time % 26).unwrap());
    let path = format!("/api/contactgroups?limit=200&q={letter}");
    server.client().get(&path).await.assert_status(200);
}

async fn conditional(server: &Server, contacts: &str) {
    let response = server.client().get(contacts).await.assert_status(200);
    let tag = response.header("etag").to_owned();
    for tags in [tag, "*".to_owned(), "\"x\", ".repeat(1000) + "\"y\""] {
        let request = server.client().get(contacts);
        let status = request.header("if-none-match", tags).await.status;
        assert!(matches!(status, 200 | 304), "{status}");
    }
}

async fn leave_amid_a_write(server: &Server, contacts: &str, number: usize) {
    let name = format!("left {number}");
    let body = json!({ "name": name, "email": "a@example.com" }).to_string();
    let lines = format!(
        "Cookie: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n",
        server.client().cookie(),
        body.len()
    );
    let mut connection = Connection::open(server.address()).await;
    connection
        .send(server.head("POST", contacts, &lines) + &body)
        .await;
    connection.reset();
}

/// As many bytes as a body may have, each in a chunk of its own.
async fn many_chunks(server: &Server) {
    let body = "1\r\n \r\n".repeat(60_000) + "0\r\n\r\n";
    let mut connection = Connection::open(server.address()).await;
    connection
        .send(server.upload("Transfer-Encoding: chunked\r\n") + &body)
        .await;
    connection.response().await.unwrap().assert_status(400);
}

/// Pages that nobody reads, until the connections are dropped.
async fn unread_pages(server: &Server, contacts: &str) -> Vec<Connection> {
    let lines = format!("Cookie: {}\r\n", server.client().cookie());
    let request = server.head("GET", &format!("{contacts}?limit=200"), &lines);
    let mut connections = Vec::new();
    for _ in 0..ALSO_UNREAD {
        let mut connection = Connection::open_that_takes_little(server.address()).await;
        connection
            .send_within(request.repeat(500).as_bytes(), Duration::from_millis(100))
            .await;
        connections.push(connection);
    }
    connections
}
