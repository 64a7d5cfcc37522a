//! The health check that a binary makes of its own running twin, so that an image needs no other
//! program for it.

use std::{
    error::Error,
    io::{self, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    time::Duration,
};

use clap::Args;

use crate::config::{Settings, socket_addr};

/// For the connection, and for each read.
const TIMEOUT: Duration = Duration::from_secs(3);

/// Why a service is not healthy.
#[derive(Debug, thiserror::Error)]
pub enum HealthCheckError {
    /// Nothing answers.
    #[error("the service on {address} does not answer: {source}")]
    NoAnswer {
        /// Where it should listen.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },
    /// The answer is not 200.
    #[error("the service on {0} is not healthy")]
    NotHealthy(SocketAddr),
}

/// The command `healthcheck`: asks the service on this machine for `path`. `listen` is the setting
/// of that name, which `A` declares.
///
/// # Errors
/// When it does not answer with 200, each read taking at most three seconds, or `listen` is no address. The exit status
/// is 1 for both: Docker gives other ones another meaning.
pub fn command<A: Args>(listen: &str, path: &str) -> Result<(), Box<dyn Error>> {
    let mut settings = Settings::of::<A>();
    let address = settings.read("listen", listen, socket_addr);
    let address = settings
        .finish(address)
        .map_err(|errors| errors.to_string())?;
    Ok(check(address, path)?)
}

fn check(address: SocketAddr, path: &str) -> Result<(), HealthCheckError> {
    match status_line(address, path) {
        Ok(line) if &line == b"HTTP/1.1 200" => Ok(()),
        Ok(_) => Err(HealthCheckError::NotHealthy(address)),
        Err(source) => Err(HealthCheckError::NoAnswer { address, source }),
    }
}

fn status_line(mut address: SocketAddr, path: &str) -> io::Result<[u8; 12]> {
    // "Every address" is one to listen on, not one to call.
    if address.ip().is_unspecified() {
        address.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    let mut stream = TcpStream::connect_timeout(&address, TIMEOUT)?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )?;
    let mut line = [0; 12];
    stream.read_exact(&mut line)?;
    Ok(line)
}
