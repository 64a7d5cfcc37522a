//! Requests that ask for another protocol on their connection.

use std::sync::Arc;

use crate::helpers::{Kind, Server};

/// The settings of a client of HTTP/2, as a client that upgrades sends them.
const H2C: &str = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n";
const WEB_SOCKET: &str = "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn upgrade_is_ignored_and_the_connection_says_that_it_closes() {
    for kind in Kind::ALL {
        let server = Arc::new(Server::start(kind).await);
        for lines in [
            "Connection: upgrade\r\nUpgrade: h2c\r\n",
            H2C,
            WEB_SOCKET,
            "Connection: upgrade\r\n",
        ] {
            is_answered_as_without(&server, lines, "GET", "/healthz", "").await;
            is_answered_as_without(&server, lines, "POST", "/nowhere", "{}").await;
        }
    }
}

/// The request is answered, its body is read as far as it goes, and nobody speaks HTTP/2.
async fn is_answered_as_without(
    server: &Server,
    lines: &str,
    method: &str,
    path: &str,
    body: &str,
) {
    let kind = server.kind;
    let length = match body.len() {
        0 => String::new(),
        length => format!("Content-Length: {length}\r\n"),
    };
    let plain = server.head(method, path, &length) + body;
    let mut connection = server.send(&plain).await;
    let expected = connection.response().await.unwrap();

    let upgrade = server.head(method, path, &(length + lines)) + body;
    let preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    let mut connection = server.send(upgrade + preface).await;
    let response = connection.response().await.unwrap();
    assert_eq!(response.status, expected.status, "{kind:?}: {lines}");
    assert_eq!(response.body, expected.body, "{kind:?}: {lines}");
    assert_eq!(response.header("connection"), "close", "{kind:?}: {lines}");
    assert_eq!(response.header("upgrade"), "", "{kind:?}: {lines}");
    // To Actix what follows is another request, and a broken one.
    let further = connection.response().await.map(|further| further.status);
    assert!(
        matches!(further, None | Some(400)),
        "{kind:?}: {lines}: {further:?}"
    );
}
