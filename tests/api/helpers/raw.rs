//! Requests that no client library would send.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    time::Duration,
};

use actix_web::rt::task::spawn_blocking;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::{API, Answer};

/// A request of which every byte is the test's choice.
#[must_use]
#[derive(Debug)]
pub(crate) struct Raw {
    address: SocketAddr,
    bytes: Vec<u8>,
}

impl Raw {
    pub(crate) fn new(address: SocketAddr, method: &str, target: &str) -> Self {
        let bytes = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n").into_bytes();
        Self { address, bytes }
    }

    /// A header line; the right `Host` is one of them and not added by itself.
    pub(crate) fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        for part in [name.as_bytes(), b": ", value.as_ref(), b"\r\n"] {
            self.bytes.extend_from_slice(part);
        }
        self
    }

    pub(crate) fn for_api(self) -> Self {
        self.header("Host", API)
    }

    /// Ends the head and sends all, with whatever follows it.
    pub(crate) async fn send(mut self, body: &[u8]) -> Answer {
        self.bytes.extend_from_slice(b"\r\n");
        self.bytes.extend_from_slice(body);
        let answer = spawn_blocking(move || exchange(self.address, &self.bytes, false));
        parse(&answer.await.unwrap())
    }

    /// Ends the head, sends a part of the body and closes this side of the connection.
    pub(crate) async fn cut(mut self, body: &[u8]) -> Option<Answer> {
        self.bytes.extend_from_slice(b"\r\n");
        self.bytes.extend_from_slice(body);
        let answer = spawn_blocking(move || exchange(self.address, &self.bytes, true));
        let answer = answer.await.unwrap();
        (!answer.is_empty()).then(|| parse(&answer))
    }
}

fn exchange(address: SocketAddr, request: &[u8], hang_up: bool) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).unwrap();
    let patience = Some(Duration::from_secs(20));
    stream.set_read_timeout(patience).unwrap();
    stream.set_write_timeout(patience).unwrap();
    // The service may answer and hang up before it has read everything.
    stream.write_all(request).ok();
    if hang_up {
        stream.shutdown(Shutdown::Write).unwrap();
    }
    let mut answer = Vec::new();
    let mut chunk = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut chunk) {
        answer.extend_from_slice(&chunk[..length]);
    }
    answer
}

fn parse(answer: &[u8]) -> Answer {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let end = end.unwrap_or_else(|| panic!("no answer: {}", answer.escape_ascii()));
    let head = std::str::from_utf8(&answer[..end]).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let mut headers = HeaderMap::new();
    for line in lines {
        let (name, value) = line.split_once(':').unwrap();
        headers.append(
            HeaderName::from_bytes(name.as_bytes()).unwrap(),
            HeaderValue::from_str(value.trim()).unwrap(),
        );
    }
    Answer {
        status: status.parse().unwrap(),
        headers,
        body: answer[end + 4..].to_vec(),
    }
}
