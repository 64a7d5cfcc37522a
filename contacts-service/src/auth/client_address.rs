//! The address of the client, as far as limits need it.

use std::{
    future::{Ready, ready},
    net::{IpAddr, Ipv6Addr},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header};

use crate::{error::ApiError, state::State};

/// The address of the client without its port: of the peer or, if that is a trusted proxy, of
/// the client that it forwards. Of an IPv6 address only the network counts, because whoever has
/// one address of it has the other 2⁶⁴ as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ClientAddress(pub(crate) String);

impl FromRequest for ClientAddress {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        // All clients without an address would share the limits of one.
        let Some(peer) = req.peer_addr() else {
            return ready(Err(ApiError::Internal("the peer has no address".into())));
        };
        // A line that cannot be read must not make room for an earlier one.
        let forwarded: Vec<_> = req
            .headers()
            .get_all(header::X_FORWARDED_FOR)
            .map(|line| line.to_str().unwrap_or("unreadable"))
            .collect();
        let trusted = &State::of(req).trusted_proxies;
        let client = trusted.client(peer.ip(), forwarded.into_iter());
        ready(Ok(Self(network(client))))
    }
}

fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let network = address.to_bits() >> 64 << 64;
            format!("{}/64", Ipv6Addr::from_bits(network))
        }
    }
}
