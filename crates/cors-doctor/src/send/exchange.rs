//! A request that was sent, and what came back, without secrets.

use std::net::SocketAddr;
use std::time::Duration;

use cors_verdict::Response;
use url::Url;

use crate::send::failure::Failure;

/// A request that was sent, and what came back. Secrets are taken out of it, but not of the body.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The URL of the redirect chain: 0 for the first.
    pub hop: usize,
    /// Whether it is the preflight or the request itself.
    pub kind: ExchangeKind,
    /// The method.
    pub method: String,
    /// The URL.
    pub url: Url,
    /// The request headers as sent: in order, in their spelling.
    pub headers: Vec<(String, String)>,
    /// The answer.
    pub answer: Result<Response, Failure>,
    /// The beginning of the body of the answer, as text. Unlike all else it can hold secrets: middlewares are
    /// recognised by it, and it is not for printing.
    pub body: String,
    /// The version of HTTP of the answer.
    pub protocol: Option<Protocol>,
    /// The address that was asked; `None` behind a proxy or without a connection.
    pub peer: Option<SocketAddr>,
    /// From the first step to the end of the headers.
    pub took: Duration,
}

/// A preflight, or a request that a page makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExchangeKind {
    /// A CORS-preflight request.
    Preflight,
    /// The request itself.
    Actual,
}

/// The version of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// HTTP/1.0 or HTTP/1.1.
    Http1,
    /// HTTP/2.
    Http2,
}

impl ExchangeKind {
    /// The name to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Preflight => "preflight",
            Self::Actual => "request",
        }
    }
}

impl Protocol {
    /// The name to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Http1 => "HTTP/1.1",
            Self::Http2 => "HTTP/2",
        }
    }
}
