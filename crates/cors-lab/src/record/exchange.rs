//! One request and its response, in the shape in which `GET /runs/{run}` shows them.

use serde::{Serialize, Serializer};

use crate::{record::recorded_request::RecordedRequest, record::run_id::RunId};

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
    /// Whether there were more exchanges than are kept.
    pub truncated: bool,
    /// How many milliseconds ago a run may have begun at most for the record to be the whole of
    /// it. Of an older run, the exchanges may be forgotten: that there are none proves nothing.
    pub remembered_ms: u64,
}

/// A request and its response.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// From 0 on.
    pub seq: usize,
    /// Milliseconds since the run's first exchange.
    pub at_ms: u64,
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
}

/// A response, as it went over the wire.
#[derive(Debug, Clone)]
pub enum RecordedResponse {
    /// HTTP.
    Http(HttpResponse),
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
    /// How much of the body was sent.
    pub body_bytes: usize,
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
        let cookies: usize = cookies.iter().map(|name| name.len() + PER_TEXT).sum();
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
            Self::Abort | Self::NotHttp => 0,
        }
    }
}

impl Serialize for RecordedResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Http(response) => response.serialize(serializer),
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
