//! One request and its response, in the shape in which a record shows them.

use std::time::Instant;

use serde::{Serialize, Serializer};

use crate::record::{recorded_request::RecordedRequest, run_id::RunId};

/// What a text takes besides its bytes, roughly.
const PER_TEXT: usize = 32;

/// What is known about a run.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Record {
    /// Its name.
    pub run: RunId,
    /// In the order in which the requests arrived.
    pub exchanges: Vec<Exchange>,
    /// Whether there were exchanges before these, which are not kept.
    pub truncated: bool,
    /// Everything of the run that arrived less than so many milliseconds ago is among
    /// `exchanges`, and nothing is known of what arrived before; `None` where no time is kept.
    pub remembered_ms: Option<u64>,
}

/// A request and its response.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// From 0 on.
    pub seq: usize,
    /// Milliseconds since the run's first exchange; `None` where no time is kept.
    pub at_ms: Option<u64>,
    /// Milliseconds until the response was about to be sent.
    pub took_ms: Option<u64>,
    /// The `Host` of the request.
    pub host: String,
    /// Whether it was a CORS-preflight request.
    pub preflight: bool,
    /// What arrived.
    pub request: RecordedRequest,
    /// What was answered; nothing while the request waits.
    #[serde(rename = "answer")]
    pub response: Option<RecordedResponse>,
    /// When the request arrived.
    #[serde(skip)]
    pub received: Instant,
}

/// A response, as it went over the wire.
#[derive(Debug, Clone)]
pub enum RecordedResponse {
    /// HTTP.
    Http(HttpResponse),
    /// HTTP without any `Access-Control-*` header, and nothing else of it is kept.
    Withheld,
    /// The connection was reset without a response.
    Abort,
    /// Bytes that are no HTTP.
    NotHttp,
}

/// The parts of an HTTP response.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HttpResponse {
    /// The status.
    pub status: u16,
    /// As they were spelt, in order.
    pub headers: Vec<(String, String)>,
    /// How much of the body was sent; `None` where that is not known beforehand.
    pub body_bytes: Option<u64>,
}

impl Exchange {
    /// Roughly how much memory the exchange takes so far.
    #[must_use]
    pub fn bytes(&self) -> usize {
        const OVERHEAD: usize = 256;
        let RecordedRequest {
            method,
            path,
            headers,
            cookies,
            body_bytes: _,
        } = &self.request;
        let cookies = cookies.iter().flatten();
        let cookies: usize = cookies.map(|name| name.len() + PER_TEXT).sum();
        let response = self.response.as_ref().map_or(0, RecordedResponse::bytes);
        OVERHEAD + self.host.len() + method.len() + path.len() + bytes(headers) + cookies + response
    }
}

impl RecordedResponse {
    /// Roughly how much memory the response takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match self {
            Self::Http(response) => bytes(&response.headers),
            Self::Withheld | Self::Abort | Self::NotHttp => 0,
        }
    }
}

impl Serialize for RecordedResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Http(response) => response.serialize(serializer),
            Self::Withheld => serializer.collect_map([("withheld", true)]),
            Self::Abort => serializer.collect_map([("abort", true)]),
            Self::NotHttp => serializer.collect_map([("notHttp", true)]),
        }
    }
}

fn bytes(headers: &[(String, String)]) -> usize {
    headers
        .iter()
        .map(|(name, value)| name.len() + value.len() + 2 * PER_TEXT)
        .sum()
}
