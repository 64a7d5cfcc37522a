//! A socket that shows how a connection ends.

use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    thread,
    time::Duration,
};

const PATIENCE: Duration = Duration::from_secs(20);

/// How the server ended a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// In order.
    Closed,
    /// With a TCP reset.
    Reset,
}

pub(crate) struct Connection(TcpStream);

impl Connection {
    pub(crate) fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        Self(stream)
    }

    /// Sends from another thread: the server may answer before it has read everything.
    pub(crate) fn send(&self, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref().to_vec();
        let mut stream = self.0.try_clone().unwrap();
        thread::spawn(move || stream.write_all(&bytes).ok());
    }

    /// Sends one byte after the other, each in a packet of its own.
    pub(crate) fn trickle(&mut self, bytes: &[u8]) {
        self.0.set_nodelay(true).unwrap();
        for byte in bytes {
            self.0.write_all(&[*byte]).unwrap();
        }
    }

    /// Says that nothing more will be sent.
    pub(crate) fn finish(&self) {
        self.0.shutdown(Shutdown::Write).unwrap();
    }

    /// Reads until the head and the body that it announces are there.
    pub(crate) fn one_answer(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        while !is_whole(&bytes) {
            let mut byte = [0];
            assert_eq!(
                self.0.read(&mut byte).unwrap(),
                1,
                "{}",
                bytes.escape_ascii()
            );
            bytes.push(byte[0]);
        }
        bytes
    }

    /// Reads to the end.
    pub(crate) fn rest(mut self) -> (Vec<u8>, End) {
        let mut bytes = Vec::new();
        let mut chunk = [0; 4096];
        loop {
            match self.0.read(&mut chunk) {
                Ok(0) => return (bytes, End::Closed),
                Ok(length) => bytes.extend_from_slice(&chunk[..length]),
                Err(error) if error.kind() == ErrorKind::ConnectionReset => {
                    return (bytes, End::Reset);
                }
                Err(error) => panic!("{error} after {}", bytes.escape_ascii()),
            }
        }
    }
}

fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    length.is_none_or(|length| body.len() >= length.parse::<usize>().unwrap())
}
