//! The socket on which connections are taken.

use std::{
    io,
    net::{SocketAddr, TcpListener},
};

use rustix::process::{Resource, getrlimit, setrlimit};

/// How many connections may wait to be taken; the standard library would have 128. The system's
/// own limit holds besides.
const BACKLOG: i32 = 2048;

/// Listens on `address`, ready for many connections at once.
///
/// # Errors
/// When the address cannot be had.
pub fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let listener = TcpListener::bind(address)?;
    rustix::net::listen(&listener, BACKLOG)?;
    if let Err(error) = allow_many_files() {
        log::warn!("few connections can be open at once: {error}");
    }
    Ok(listener)
}

/// Every connection is a file to the system, and shells like to allow 1024.
fn allow_many_files() -> io::Result<()> {
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    Ok(setrlimit(Resource::Nofile, limit)?)
}
