//! A page without any policy of its own, as an attacker has it on a host of theirs.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    thread,
};

const RESPONSE: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 30\r\n\
    Connection: close\r\n\r\n<!doctype html><title></title>";

/// Serves an empty page on a port of its own until the tests end; returns where.
pub(crate) fn serve() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A browser opens connections that it may never use.
            thread::spawn(move || respond(stream).ok());
        }
    });
    address
}

fn respond(mut stream: TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    // Up to the empty line that ends the head.
    while !lines.next().transpose()?.unwrap_or_default().is_empty() {}
    stream.write_all(RESPONSE)
}
