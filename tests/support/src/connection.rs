//! A connection of which every byte, and when it is sent, is the test's choice.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, SocketAddr},
    time::{Duration, Instant},
};

use socket2::SockRef;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::{interval, timeout},
};

use crate::response::Response;

/// Longer than any timeout of the services.
const PATIENCE: Duration = Duration::from_secs(90);
/// What every network can carry in one packet, without the headers: RFC 9293, section 3.7.1.
const SEGMENT: u32 = 536;

/// How the other side ended a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// In order.
    Closed,
    /// With a TCP reset.
    Reset,
}

/// A TCP connection to a server.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
    end: Option<End>,
}

impl Connection {
    /// Connects.
    ///
    /// # Panics
    /// When nobody listens.
    pub async fn open(address: SocketAddr) -> Self {
        Self {
            stream: TcpStream::connect(address).await.unwrap(),
            received: Vec::new(),
            end: None,
        }
    }

    /// Connects from another machine: every address in 127.0.0.0/8 is loopback.
    ///
    /// # Panics
    /// When nobody listens.
    pub async fn open_from(machine: Ipv4Addr, address: SocketAddr) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind((machine, 0).into()).unwrap();
        Self {
            stream: socket.connect(address).await.unwrap(),
            received: Vec::new(),
            end: None,
        }
    }

    /// Connects with the smallest receive buffer that the system allows, and with short segments, for
    /// which the server's system has a small buffer, too: little of what the server writes is taken
    /// before it is read.
    ///
    /// # Panics
    /// When nobody listens.
    pub async fn open_that_takes_little(address: SocketAddr) -> Self {
        Self::open_that_takes_little_from(Ipv4Addr::LOCALHOST, address).await
    }

    /// The same from another machine.
    ///
    /// # Panics
    /// When nobody listens.
    pub async fn open_that_takes_little_from(machine: Ipv4Addr, address: SocketAddr) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(1).unwrap();
        SockRef::from(&socket).set_tcp_mss(SEGMENT).unwrap();
        socket.bind((machine, 0).into()).unwrap();
        Self {
            stream: socket.connect(address).await.unwrap(),
            received: Vec::new(),
            end: None,
        }
    }

    /// Sends all of it, unless the server hangs up. What the server sends meanwhile is kept: it
    /// may answer before it has read everything.
    ///
    /// # Panics
    /// When the server neither reads nor hangs up.
    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let (mut reader, mut writer) = self.stream.split();
        let mut sending = std::pin::pin!(timeout(PATIENCE, writer.write_all(bytes.as_ref())));
        loop {
            tokio::select! {
                sent = &mut sending => {
                    sent.expect("the server reads on").ok();
                    return;
                }
                read = reader.read_buf(&mut self.received), if self.end.is_none() => {
                    self.end = end_of(&read);
                }
            }
        }
    }

    /// Sends as much as the server takes within this time.
    pub async fn send_within(&mut self, bytes: &[u8], time: Duration) {
        timeout(time, self.stream.write_all(bytes)).await.ok();
    }

    /// Sends one byte after the other, each in a packet of its own.
    ///
    /// # Panics
    /// When the server hangs up.
    pub async fn send_in_single_bytes(&mut self, bytes: &[u8]) {
        self.stream.set_nodelay(true).unwrap();
        for byte in bytes {
            self.stream.write_all(&[*byte]).await.unwrap();
        }
    }

    /// Sends a byte a second of `bytes`, over and over, until the server has responded or hung
    /// up.
    ///
    /// # Panics
    /// When the server goes on waiting.
    pub async fn send_byte_by_second(&mut self, bytes: &[u8]) -> Option<Response> {
        let started = Instant::now();
        let mut second = interval(Duration::from_secs(1));
        let mut bytes = bytes.iter().cycle();
        loop {
            tokio::select! {
                _ = second.tick() => {
                    assert!(started.elapsed() < PATIENCE, "the server goes on waiting");
                    let byte = *bytes.next().unwrap();
                    self.stream.write_all(&[byte]).await.ok();
                }
                response = self.response() => return response,
            }
        }
    }

    /// Sends no more, but goes on reading.
    ///
    /// # Panics
    /// When the connection is gone.
    pub async fn half_close(&mut self) {
        self.stream.shutdown().await.unwrap();
    }

    /// Hangs up with a TCP reset, which the server notices at once.
    ///
    /// # Panics
    /// When the connection is gone.
    pub fn reset(self) {
        self.stream.set_zero_linger().unwrap();
    }

    /// The next response, or `None` when the server has hung up instead.
    ///
    /// # Panics
    /// When the server neither responds nor hangs up, or it is not HTTP.
    pub async fn response(&mut self) -> Option<Response> {
        loop {
            if let Some(length) = whole_response(&self.received) {
                return Some(Response::parse(
                    &self.received.drain(..length).collect::<Vec<_>>(),
                ));
            }
            if self.receive().await.is_none() {
                let part = self.received.escape_ascii();
                assert!(self.received.is_empty(), "the server hung up amid {part}");
                return None;
            }
        }
    }

    /// Waits until there is something to read, and leaves it unread.
    ///
    /// # Panics
    /// When the server goes on waiting.
    pub async fn readable(&self) {
        let readable = timeout(PATIENCE, self.stream.readable()).await;
        readable.expect("the server goes on waiting").unwrap();
    }

    /// Everything up to the end of the connection, and how that was.
    ///
    /// # Panics
    /// When the server goes on waiting.
    pub async fn rest(mut self) -> (Vec<u8>, End) {
        while self.receive().await.is_some() {}
        (self.received, self.end.unwrap())
    }

    /// Waits until the server hangs up; returns after which time.
    ///
    /// # Panics
    /// When the server goes on waiting.
    pub async fn closed(&mut self) -> Duration {
        let started = Instant::now();
        while self.receive().await.is_some() {}
        started.elapsed()
    }

    /// The port of this side.
    ///
    /// # Panics
    /// When the connection is gone.
    pub fn port(&self) -> u16 {
        self.stream.local_addr().unwrap().port()
    }

    /// Reads something; `None` once the connection has ended.
    async fn receive(&mut self) -> Option<()> {
        if self.end.is_none() {
            let read = timeout(PATIENCE, self.stream.read_buf(&mut self.received)).await;
            self.end = end_of(&read.expect("the server goes on waiting"));
        }
        if self.end.is_none() { Some(()) } else { None }
    }
}

fn end_of(read: &std::io::Result<usize>) -> Option<End> {
    match read {
        Ok(0) => Some(End::Closed),
        Ok(_) => None,
        Err(error) if error.kind() == ErrorKind::ConnectionReset => Some(End::Reset),
        Err(error) => panic!("{error}"),
    }
}

/// The length of the first response, once all of it is there.
fn whole_response(bytes: &[u8]) -> Option<usize> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse::<usize>().unwrap());
    (bytes.len() >= end + length).then_some(end + length)
}
