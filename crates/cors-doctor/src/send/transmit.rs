//! One request over a connection of its own.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::time::timeout;

use crate::send::connect::{Connection, connect_directly, connect_through};
use crate::send::exchange::Protocol;
use crate::send::failure::Failure;
use crate::send::limits::Limits;
use crate::send::message::{Incoming, Outgoing};
use crate::send::proxy::Proxy;
use crate::send::tls::Tls;
use crate::send::{http1, http2};

/// The way to a server.
pub(super) enum Way<'a> {
    /// One of these addresses.
    Direct(&'a [SocketAddr]),
    /// A proxy.
    Through(&'a Proxy),
}

/// What came of one request.
pub(super) struct Transmitted {
    pub(super) answer: Result<Incoming, Failure>,
    pub(super) peer: Option<SocketAddr>,
    /// To the end of the headers.
    pub(super) took: Duration,
}

/// The rest of an answer, after its headers.
enum Rest {
    Http1(Connection),
    Http2(h2::RecvStream),
}

/// Sends one request and reads its answer, within the limits.
pub(super) async fn transmit(
    request: &Outgoing,
    way: Way<'_>,
    tls: &Tls,
    limits: &Limits,
) -> Transmitted {
    let started = Instant::now();
    let mut peer = None;
    let answering = answer(request, way, tls, limits, &mut peer);
    let answered = timeout(limits.timeout, answering).await;
    let took = started.elapsed();
    let answered = answered.unwrap_or(Err(Failure::Timeout {
        after: limits.timeout,
    }));
    let answer = match answered {
        Ok((mut answer, rest)) => {
            match rest {
                Rest::Http1(mut connection) => {
                    http1::read_body(&mut *connection.stream, request, &mut answer, limits).await;
                }
                Rest::Http2(body) => http2::read_body(body, &mut answer, limits).await,
            }
            Ok(answer)
        }
        Err(failure) => Err(failure),
    };
    Transmitted { answer, peer, took }
}

async fn answer(
    request: &Outgoing,
    way: Way<'_>,
    tls: &Tls,
    limits: &Limits,
    peer: &mut Option<SocketAddr>,
) -> Result<(Incoming, Rest), Failure> {
    let mut connection = match way {
        Way::Direct(addresses) => {
            let (connection, address) = connect_directly(&request.url, addresses, tls).await?;
            *peer = Some(address);
            connection
        }
        Way::Through(proxy) => connect_through(&request.url, proxy, tls).await?,
    };
    if connection.protocol == Protocol::Http2 {
        let (answer, body) = http2::send(connection.stream, request, limits).await?;
        return Ok((answer, Rest::Http2(body)));
    }
    let proxy = connection.proxy.as_ref();
    http1::send(&mut *connection.stream, request, proxy).await?;
    let answer = http1::read_head(&mut *connection.stream, limits).await?;
    Ok((answer, Rest::Http1(connection)))
}
