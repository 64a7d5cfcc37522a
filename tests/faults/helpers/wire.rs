//! A connection of which every byte, and when it is sent, is the test's choice.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{interval, timeout},
};

use super::{API, APP};

/// Longer than the service is patient.
const PATIENCE: Duration = Duration::from_secs(60);

/// The head of a request of the trusted app, with further lines.
pub(crate) fn head(method: &str, path: &str, lines: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: {API}\r\nOrigin: {APP}\r\n{lines}\r\n")
}

#[derive(Debug)]
pub(crate) struct Wire {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Wire {
    pub(crate) async fn open(address: SocketAddr) -> Self {
        Self {
            stream: TcpStream::connect(address).await.unwrap(),
            read: Vec::new(),
        }
    }

    /// Sends all of it, unless the service hangs up.
    pub(crate) async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.write_all(bytes.as_ref()).await.ok();
    }

    /// Sends as much as the service takes within this time.
    pub(crate) async fn push(&mut self, bytes: &[u8], time: Duration) {
        timeout(time, self.stream.write_all(bytes)).await.ok();
    }

    /// Hangs up in a way that the service notices at once.
    pub(crate) fn reset(self) {
        self.stream.set_zero_linger().unwrap();
    }

    /// Sends no more, but reads on.
    pub(crate) async fn half_close(&mut self) {
        self.stream.shutdown().await.unwrap();
    }

    /// The next answer, its head and body as text, or nothing when the service hung up.
    pub(crate) async fn answer(&mut self) -> String {
        loop {
            if let Some(length) = whole_answer(&self.read) {
                let answer = self.read.drain(..length).collect();
                return String::from_utf8(answer).unwrap();
            }
            let more = timeout(PATIENCE, self.stream.read_buf(&mut self.read)).await;
            if !matches!(more.expect("the service goes on waiting"), Ok(1..)) {
                return String::new();
            }
        }
    }

    /// Sends a byte a second of `bytes`, over and over, until the service has answered or hung
    /// up; returns what it answered, and after which time.
    pub(crate) async fn drip(&mut self, bytes: &[u8]) -> (String, Duration) {
        let started = Instant::now();
        let mut second = interval(Duration::from_secs(1));
        let mut bytes = bytes.iter().cycle();
        loop {
            tokio::select! {
                _ = second.tick() => {
                    assert!(started.elapsed() < PATIENCE, "the service goes on waiting");
                    let byte = *bytes.next().unwrap();
                    self.stream.write_all(&[byte]).await.ok();
                }
                answer = self.answer_while_dripping() => return (answer, started.elapsed()),
            }
        }
    }

    async fn answer_while_dripping(&mut self) -> String {
        let mut read = std::mem::take(&mut self.read);
        while whole_answer(&read).is_none() {
            // What was read must not be lost when the next byte is due.
            self.stream.readable().await.ok();
            match self.stream.try_read_buf(&mut read) {
                Ok(1..) => {}
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Ok(0) | Err(_) => break,
            }
        }
        String::from_utf8(read).unwrap()
    }

    /// This side's port.
    pub(crate) fn port(&self) -> u16 {
        self.stream.local_addr().unwrap().port()
    }

    /// Waits until the service hangs up; returns after which time.
    pub(crate) async fn hung_up(&mut self) -> Duration {
        let started = Instant::now();
        while !self.answer().await.is_empty() {}
        started.elapsed()
    }
}

/// The length of the first answer, once all of it is there.
fn whole_answer(bytes: &[u8]) -> Option<usize> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse::<usize>().unwrap());
    (bytes.len() >= end + length).then_some(end + length)
}
