//! Who asks, as far as limits need to know.

use std::{
    convert::Infallible,
    future::{Ready, ready},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload};

/// The address of the peer, without its port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientAddress(pub String);

impl FromRequest for ClientAddress {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let address = req.peer_addr().map(|peer| peer.ip().to_string());
        ready(Ok(Self(address.unwrap_or_default())))
    }
}
