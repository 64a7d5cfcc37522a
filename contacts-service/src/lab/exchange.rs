//! What is remembered of an exchange, in the shape in which `GET /runs/{run}` shows it.

use serde::Serialize;

/// What a text takes besides its bytes, roughly.
const PER_TEXT: usize = 32;

/// What is known about a run.
#[derive(Debug, Serialize)]
pub struct Record {
    /// Its name.
    pub(super) run: String,
    /// In the order in which they arrived.
    pub(super) exchanges: Vec<Exchange>,
    /// Whether there were more exchanges than are kept.
    pub(super) truncated: bool,
}

/// A request and its answer.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// From 0 on.
    pub seq: usize,
    /// Since the run's first exchange.
    pub at_ms: u64,
    /// Until the answer was about to be sent.
    pub took_ms: Option<u64>,
    /// Whom the request was for.
    pub host: String,
    /// Whether it was a CORS-preflight request.
    pub preflight: bool,
    /// What arrived.
    pub request: SeenRequest,
    /// What was answered; nothing yet, maybe.
    pub answer: Option<SeenAnswer>,
}

/// A request, as it came over the wire.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenRequest {
    /// As it was spelt.
    pub method: String,
    /// Without the query.
    pub path: String,
    /// In order; values that nobody else should see are left out.
    pub headers: Vec<(String, String)>,
    /// The names of the cookies that came along.
    pub cookies: Vec<String>,
    /// The body's length, where that is nobody's secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body_bytes: Option<usize>,
}

/// An answer, as it went over the wire.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum SeenAnswer {
    /// HTTP.
    #[serde(rename_all = "camelCase")]
    Http {
        /// The status.
        status: u16,
        /// In order; values that nobody else should see are left out.
        headers: Vec<(String, String)>,
        /// How much of the body was sent, where that is nobody's secret.
        #[serde(skip_serializing_if = "Option::is_none")]
        body_bytes: Option<usize>,
    },
    /// The connection was cut without an answer.
    Abort {
        /// Always true.
        abort: bool,
    },
    /// Bytes that are no HTTP.
    #[serde(rename_all = "camelCase")]
    NotHttp {
        /// Always true.
        not_http: bool,
    },
}

impl SeenRequest {
    /// Roughly how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let cookies: usize = self.cookies.iter().map(|name| name.len() + PER_TEXT).sum();
        self.method.len() + self.path.len() + bytes(&self.headers) + cookies
    }
}

impl SeenAnswer {
    /// Roughly how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Http { headers, .. } => bytes(headers),
            Self::Abort { .. } | Self::NotHttp { .. } => 0,
        }
    }
}

fn bytes(headers: &[(String, String)]) -> usize {
    headers
        .iter()
        .map(|(name, value)| name.len() + value.len() + 2 * PER_TEXT)
        .sum()
}
