//! Sends a request of a page, hop by hop.

use std::path::PathBuf;

use cors_verdict::{NextRequest, RequestKind, Response};
use thiserror::Error;
use url::Url;

use crate::redact;
use crate::send::address_space::AddressSpace;
use crate::send::browser_headers;
use crate::send::browser_message::BrowserMessage;
use crate::send::exchange::{Exchange, ExchangeKind};
use crate::send::failure::Failure;
use crate::send::limits::Limits;
use crate::send::message::{Incoming, Outgoing};
use crate::send::page_request::PageRequest;
use crate::send::proxy::{InvalidProxy, Proxies};
use crate::send::resolve::{self, HostAddress, LookedUp};
use crate::send::tls::{InvalidAuthorities, Tls};
use crate::send::transmit::{Transmitted, Way, transmit};

/// The options of a client.
#[derive(Clone, Debug, Default)]
pub struct ClientOptions {
    /// A file of PEM certificates that are trusted in place of the system's.
    pub authorities: Option<PathBuf>,
    /// Addresses that are not looked up.
    pub addresses: Vec<HostAddress>,
    /// Bounds on what is taken from a server.
    pub limits: Limits,
}

/// Why there is no client.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ClientError {
    /// The authorities cannot be used.
    #[error("{0}")]
    Authorities(#[from] InvalidAuthorities),
    /// The environment names a proxy that cannot be used.
    #[error("{0}")]
    Proxy(#[from] InvalidProxy),
}

/// Sends what browsers send, one request at a time.
#[derive(Clone, Debug)]
pub struct Client {
    tls: Tls,
    proxies: Proxies,
    addresses: Vec<HostAddress>,
    looked_up: LookedUp,
    limits: Limits,
}

/// An answer with its secrets, and the exchange without them.
pub(crate) struct Observed {
    pub(crate) answer: Result<Response, Failure>,
    pub(crate) exchange: Exchange,
}

impl Client {
    /// A client that uses the proxies of the environment.
    ///
    /// # Errors
    ///
    /// When the authorities cannot be read, or a variable of the environment names no HTTP proxy.
    pub fn new(options: ClientOptions) -> Result<Self, ClientError> {
        Ok(Self {
            tls: Tls::new(options.authorities.as_ref())?,
            proxies: Proxies::from_environment()?,
            addresses: options.addresses,
            looked_up: LookedUp::default(),
            limits: options.limits,
        })
    }

    /// Whether a redirect leads to an address that is nearer than where it comes from and was not named.
    pub(super) async fn is_nearer(&self, url: &Url, from: Option<AddressSpace>) -> bool {
        if resolve::is_named(url, &self.addresses) {
            return false;
        }
        let from = from.unwrap_or(AddressSpace::Public);
        if self.proxies.of(url).is_some() {
            return AddressSpace::of_url(url).is_some_and(|it| it < from);
        }
        let addresses = resolve::resolve(url, &self.addresses, &self.looked_up).await;
        addresses.is_ok_and(|found| found.iter().any(|it| AddressSpace::of(it.ip()) < from))
    }

    /// Sends one request as that browser sends it.
    pub(crate) async fn observe(&self, request: &PageRequest, next: &NextRequest) -> Observed {
        let is_host = next.url.host() == request.url.host();
        let (kind, method, has_credentials, has_body) = match &next.kind {
            RequestKind::Preflight { .. } => (ExchangeKind::Preflight, "OPTIONS", false, false),
            RequestKind::Actual {
                method,
                has_credentials,
                body,
                ..
            } => (
                ExchangeKind::Actual,
                method.as_str(),
                *has_credentials,
                *body != cors_verdict::Body::None,
            ),
        };
        let cookie = request.cookie.as_deref();
        let cookie = cookie.filter(|_| has_credentials && is_host);
        let message = BrowserMessage {
            page: &request.origin,
            script: &request.headers_with_type(),
            mode: request.mode,
            next,
            cookie,
        };
        let outgoing = Outgoing {
            method: method.to_owned(),
            url: next.url.clone(),
            headers: browser_headers::lines(request.engine, &message),
            body: request.data.clone().filter(|_| has_body),
        };
        self.exchange(outgoing, next.hop, kind).await
    }

    /// Sends one request.
    pub(crate) async fn exchange(
        &self,
        outgoing: Outgoing,
        hop: usize,
        kind: ExchangeKind,
    ) -> Observed {
        if outgoing.url.scheme() == "https" {
            // Reading the authorities is no part of the time that the server takes.
            self.tls.config();
        }
        let Transmitted { answer, peer, took } = match self.proxies.of(&outgoing.url) {
            Some(proxy) => transmit(&outgoing, Way::Through(proxy), &self.tls, &self.limits).await,
            None => match resolve::resolve(&outgoing.url, &self.addresses, &self.looked_up).await {
                Ok(addresses) => {
                    transmit(&outgoing, Way::Direct(&addresses), &self.tls, &self.limits).await
                }
                Err(failure) => Transmitted {
                    answer: Err(failure),
                    peer: None,
                    took: std::time::Duration::ZERO,
                },
            },
        };
        observed(outgoing, answer, hop, kind, peer, took)
    }
}

fn observed(
    outgoing: Outgoing,
    answer: Result<Incoming, Failure>,
    hop: usize,
    kind: ExchangeKind,
    peer: Option<std::net::SocketAddr>,
    took: std::time::Duration,
) -> Observed {
    let (protocol, body) = match &answer {
        Ok(answer) => (
            Some(answer.protocol),
            String::from_utf8_lossy(&answer.body).into_owned(),
        ),
        Err(_) => (None, String::new()),
    };
    let answer = answer.map(|it| Response {
        status: it.status,
        headers: it.headers,
    });
    let mut url = outgoing.url;
    redact::redact_url(&mut url);
    let exchange = Exchange {
        hop,
        kind,
        method: outgoing.method,
        url,
        headers: redact::request_lines(&outgoing.headers),
        answer: answer.as_ref().map(redact::response).map_err(Clone::clone),
        body,
        protocol,
        peer,
        took,
    };
    Observed { answer, exchange }
}
