//! Requests that no client library would send.

use std::net::SocketAddr;

use crate::{connection::Connection, response::Response};

/// A request of which every byte is the test's choice, also a missing or second `Host`. It is
/// the last one on a connection of its own.
#[derive(Clone, Debug)]
#[must_use]
pub struct RawRequest {
    address: SocketAddr,
    head: Vec<u8>,
}

impl RawRequest {
    /// A request to a server.
    pub fn new(address: SocketAddr, method: &str, target: &str) -> Self {
        let head = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n").into_bytes();
        Self { address, head }
    }

    /// A header line.
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        for part in [name.as_bytes(), b": ", value.as_ref(), b"\r\n"] {
            self.head.extend_from_slice(part);
        }
        self
    }

    /// Ends the head and sends all, with whatever follows it.
    ///
    /// # Panics
    /// When the response is not HTTP.
    pub async fn send(self, body: impl AsRef<[u8]>) -> Response {
        let (bytes, _) = self.connect(body.as_ref()).await.rest().await;
        Response::parse(&bytes)
    }

    /// The same with a part of the body, after which this side of the connection is closed.
    ///
    /// # Panics
    /// When there is a response which is not HTTP.
    pub async fn send_part(self, body: impl AsRef<[u8]>) -> Option<Response> {
        let mut connection = self.connect(body.as_ref()).await;
        connection.half_close().await;
        let (bytes, _) = connection.rest().await;
        (!bytes.is_empty()).then(|| Response::parse(&bytes))
    }

    async fn connect(mut self, body: &[u8]) -> Connection {
        self.head.extend_from_slice(b"\r\n");
        self.head.extend_from_slice(body);
        let mut connection = Connection::open(self.address).await;
        connection.send(&self.head).await;
        connection
    }
}
