//! Who asks, as far as limits need to know.

use std::{
    convert::Infallible,
    future::{Ready, ready},
    net::{IpAddr, Ipv6Addr},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web};

use crate::app::State;

/// The address of the client, without its port: of the peer, or if that is a trusted proxy, of
/// whom it speaks for. Of an IPv6 address only the network counts,
/// because whoever has one has the other 2⁶⁴ in it as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientAddress(pub String);

impl FromRequest for ClientAddress {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let state = req.app_data::<web::Data<State>>();
        let address = req.peer_addr().zip(state).map(|(peer, state)| {
            // One that cannot be read must not make room for an earlier one.
            let forwarded: Vec<_> = req
                .headers()
                .get_all(header::X_FORWARDED_FOR)
                .map(|line| line.to_str().unwrap_or_default())
                .collect();
            let trusted = &state.proxy.trusted;
            network(trusted.client(peer.ip(), forwarded.into_iter()))
        });
        ready(Ok(Self(address.unwrap_or_default())))
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
