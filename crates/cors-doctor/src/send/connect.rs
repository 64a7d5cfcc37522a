//! Connections: directly or through a proxy, with TLS or without.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::{Host, Url};

use crate::send::exchange::Protocol;
use crate::send::failure::{Failure, TlsFailure};
use crate::send::proxy::Proxy;
use crate::send::resolve;
use crate::send::tls::{self, Tls};

/// A stream of bytes to a server.
pub(super) trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// A connection over which a request can be sent.
pub(super) struct Connection {
    pub(super) stream: Box<dyn Stream>,
    pub(super) protocol: Protocol,
    /// The proxy that reads the request, which then names the whole URL; `None` where the server itself does.
    pub(super) proxy: Option<Proxy>,
}

/// The most bytes that a proxy may answer to `CONNECT`.
const MOST_PROXY_BYTES: usize = 16 * 1024;

/// Connects to the first address that can be reached.
pub(super) async fn connect_directly(
    url: &Url,
    addresses: &[SocketAddr],
    tls: &Tls,
) -> Result<(Connection, SocketAddr), Failure> {
    let (stream, peer) = tcp(addresses).await?;
    Ok((secured(url, stream, tls).await?, peer))
}

/// Connects through a proxy: with a tunnel to `https:` URLs.
pub(super) async fn connect_through(
    url: &Url,
    proxy: &Proxy,
    tls: &Tls,
) -> Result<Connection, Failure> {
    let name = format!("{}:{}", proxy.host, proxy.port);
    let failed = |reason: String| Failure::Proxy {
        proxy: name.clone(),
        reason,
    };
    let addresses = resolve::lookup(&proxy.host, proxy.port)
        .await
        .map_err(|error| failed(error.to_string()))?;
    let (mut stream, _) = tcp(&addresses)
        .await
        .map_err(|error| failed(error.to_string()))?;
    if url.scheme() != "https" {
        return Ok(Connection {
            stream: Box::new(stream),
            protocol: Protocol::Http1,
            proxy: Some(proxy.clone()),
        });
    }
    tunnel(url, proxy, &mut stream)
        .await
        .map_err(|error| failed(error.to_string()))?;
    secured(url, stream, tls).await
}

async fn tcp(addresses: &[SocketAddr]) -> Result<(TcpStream, SocketAddr), Failure> {
    let mut last = None;
    for address in addresses {
        match TcpStream::connect(address).await {
            Ok(stream) => {
                stream.set_nodelay(true).ok();
                return Ok((stream, *address));
            }
            Err(error) => last = Some((address, error)),
        }
    }
    let (address, reason) = match last {
        Some((address, error)) => (address.to_string(), in_words(&error)),
        None => ("the server".to_owned(), "no address is known".to_owned()),
    };
    Err(Failure::NotConnected { address, reason })
}

/// The reason of an error, without the number of the system.
pub(super) fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => "nothing listens there".to_owned(),
        io::ErrorKind::ConnectionReset => "it was reset".to_owned(),
        io::ErrorKind::UnexpectedEof => "it ended".to_owned(),
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => {
            "the network does not lead there".to_owned()
        }
        _ => error.to_string(),
    }
}

/// Asks the proxy for a tunnel.
async fn tunnel(url: &Url, proxy: &Proxy, stream: &mut TcpStream) -> io::Result<()> {
    let host = url.host_str().unwrap_or("");
    let port = url.port_or_known_default().unwrap_or(443);
    let mut request = format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n");
    if let Some(authorization) = &proxy.authorization {
        request.push_str(&format!("Proxy-Authorization: {authorization}\r\n"));
    }
    request.push_str("\r\n");
    stream.write_all(request.as_bytes()).await?;
    // Byte by byte, because what comes after the head belongs to the tunnel.
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() > MOST_PROXY_BYTES {
            return Err(io::Error::other("its answer is too long"));
        }
        head.push(stream.read_u8().await?);
    }
    let line = String::from_utf8_lossy(&head);
    let status = line.split_whitespace().nth(1).unwrap_or("no HTTP");
    if status.starts_with('2') {
        Ok(())
    } else {
        Err(io::Error::other(format!("it answers {status}")))
    }
}

async fn secured(url: &Url, stream: TcpStream, tls: &Tls) -> Result<Connection, Failure> {
    if url.scheme() != "https" {
        return Ok(Connection {
            stream: Box::new(stream),
            protocol: Protocol::Http1,
            proxy: None,
        });
    }
    let name = match url.host() {
        Some(Host::Ipv4(address)) => Ok(ServerName::from(std::net::IpAddr::from(address))),
        Some(Host::Ipv6(address)) => Ok(ServerName::from(std::net::IpAddr::from(address))),
        Some(Host::Domain(name)) => ServerName::try_from(name.to_owned()),
        None => ServerName::try_from(String::new()),
    };
    let name = name.map_err(|error| Failure::Tls(TlsFailure::Other(error.to_string())))?;
    let connecting = TlsConnector::from(Arc::clone(tls.config())).connect(name, stream);
    let stream = connecting
        .await
        .map_err(|error| Failure::Tls(tls::failure(&error)))?;
    let is_http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
    Ok(Connection {
        stream: Box::new(stream),
        protocol: if is_http2 {
            Protocol::Http2
        } else {
            Protocol::Http1
        },
        proxy: None,
    })
}
