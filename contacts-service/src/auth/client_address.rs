//! The address of the client, as far as limits need it.

use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header, web::Data};
use service_kit::{client::Client, trusted_proxies::TrustedProxies};

use crate::error::ApiError;

/// The client: the peer or, if that is a trusted proxy, the client that it forwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClientAddress(pub(crate) Client);

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
        let client = trusted_proxies(req).client(peer.ip(), forwarded.into_iter());
        ready(Ok(Self(client.into())))
    }
}

#[expect(
    clippy::expect_used,
    reason = "the application is built with its proxies"
)]
fn trusted_proxies(req: &HttpRequest) -> &Data<TrustedProxies> {
    req.app_data().expect("the application has its proxies")
}
