//! Sends a request of a page, hop by hop.

use std::path::PathBuf;
use std::sync::Arc;

use cors_verdict::{Answer, Case, Hop, NextRequest, RequestKind, Response, next_request};
use rustls::ClientConfig;
use thiserror::Error;
use url::Url;

use crate::diagnosis::Diagnosis;
use crate::fact::Fact;
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
use crate::send::resolve::{self, HostAddress};
use crate::send::sent::{End, Sent};
use crate::send::tls::{self, InvalidAuthorities};
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
    config: Arc<ClientConfig>,
    proxies: Proxies,
    addresses: Vec<HostAddress>,
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
            config: tls::config(options.authorities.as_ref())?,
            proxies: Proxies::from_environment()?,
            addresses: options.addresses,
            limits: options.limits,
        })
    }

    /// Sends what a browser would send for a request of a page, and judges the answers.
    ///
    /// `facts` are told with the diagnosis.
    pub async fn send(&self, request: &PageRequest, facts: Vec<Fact>) -> Sent {
        let mut case = request.case();
        let mut exchanges = Vec::new();
        let end = if case.request.check().is_ok() {
            self.send_hops(request, &mut case, &mut exchanges).await
        } else {
            End::Judged
        };
        redact::case(&mut case);
        Sent {
            exchanges,
            end,
            diagnosis: Diagnosis::of(case, facts, false),
        }
    }

    async fn send_hops(
        &self,
        request: &PageRequest,
        case: &mut Case,
        exchanges: &mut Vec<Exchange>,
    ) -> End {
        let mut nearest = None;
        while let Some(next) = next_request(case) {
            if let RequestKind::Actual { method, .. } = &next.kind
                && !is_safe(method)
                && !request.sends_unsafe_methods
            {
                return End::NotAllowed {
                    method: method.clone(),
                    is_preflighted: !exchanges.is_empty(),
                };
            }
            if next.hop > 0 && self.is_nearer(&next.url, nearest).await {
                let mut url = next.url;
                redact::redact_url(&mut url);
                return End::PrivateRedirect { url };
            }
            let observed = self.observe(request, &next).await;
            if let Some(peer) = observed.exchange.peer {
                nearest = Some(AddressSpace::of(peer.ip()));
            }
            let is_first = exchanges.is_empty();
            exchanges.push(observed.exchange);
            let answer = match observed.answer {
                Ok(response) => Answer::Response(response),
                Err(Failure::NotHttp) => Answer::NotHttp,
                Err(failure) if is_first => return End::NotReached(failure),
                Err(_) => Answer::NetworkError,
            };
            add(case, &next, answer);
        }
        End::Judged
    }

    /// Whether a redirect leads to an address that is nearer than where it comes from and was not named.
    async fn is_nearer(&self, url: &Url, from: Option<AddressSpace>) -> bool {
        if resolve::is_named(url, &self.addresses) {
            return false;
        }
        let from = from.unwrap_or(AddressSpace::Public);
        if self.proxies.of(url).is_some() {
            return AddressSpace::of_url(url).is_some_and(|it| it < from);
        }
        let addresses = resolve::resolve(url, &self.addresses).await;
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
        let Transmitted { answer, peer, took } = match self.proxies.of(&outgoing.url) {
            Some(proxy) => {
                transmit(&outgoing, Way::Through(proxy), &self.config, &self.limits).await
            }
            None => match resolve::resolve(&outgoing.url, &self.addresses).await {
                Ok(addresses) => {
                    transmit(
                        &outgoing,
                        Way::Direct(&addresses),
                        &self.config,
                        &self.limits,
                    )
                    .await
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

/// Adds an answer to the place in the case that waits for it.
fn add(case: &mut Case, next: &NextRequest, answer: Answer) {
    if case.hops.len() <= next.hop {
        case.hops.push(Hop::default());
    }
    let Some(hop) = case.hops.get_mut(next.hop) else {
        return;
    };
    match next.kind {
        RequestKind::Preflight { .. } => hop.preflight = Some(answer),
        RequestKind::Actual { .. } => hop.response = Some(answer),
    }
}

/// [Safe methods](https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods) change nothing on the server.
fn is_safe(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS")
}
