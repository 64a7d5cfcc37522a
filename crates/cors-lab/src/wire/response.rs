//! A response as bytes.

use std::time::SystemTime;

use actix_web::http::StatusCode;

/// How much more than is sent a truncated response promises.
const MISSING_BYTES: usize = 1000;

/// On every response, so that nothing of the lab runs as a document or is guessed to be one.
const ALWAYS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "sandbox; default-src 'none'"),
    ("Connection", "close"),
];

/// One response.
#[derive(Debug, Clone, Default)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// As they go over the wire: spelling, order and duplicates.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether to promise a longer body.
    pub truncate: bool,
}

impl Response {
    /// A response with this status and these headers, without a body.
    #[must_use]
    pub fn new<const N: usize>(status: u16, headers: [(&str, &str); N]) -> Self {
        Self {
            status,
            headers: headers
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            ..Self::default()
        }
    }

    /// The same with this body.
    #[must_use]
    pub fn with_body(self, body: impl Into<Vec<u8>>) -> Self {
        Self {
            body: body.into(),
            ..self
        }
    }

    /// Adds a header.
    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.headers.push((name.to_owned(), value.into()));
    }

    /// The values of the headers of this name, which is written in lower case.
    pub fn all<'a>(&'a self, lower: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self
            .headers
            .iter()
            .filter(move |(name, _)| name.eq_ignore_ascii_case(lower));
        named.map(|(_, value)| value.as_str())
    }

    /// Adds a header, unless one of that name is there.
    pub fn add_default(&mut self, name: &str, value: &str) {
        let mut names = self.headers.iter().map(|(name, _)| name);
        if !names.any(|known| known.eq_ignore_ascii_case(name)) {
            self.add(name, value);
        }
    }

    /// Adds the headers that every response has, and drops a body that this one cannot have, such
    /// as one to HEAD.
    pub fn complete(&mut self, method: &str) {
        self.add("Date", httpdate::fmt_http_date(SystemTime::now()));
        for (name, value) in ALWAYS {
            self.add(name, value);
        }
        if matches!(self.status, 204 | 205 | 304) {
            self.body.clear();
        }
        if !matches!(self.status, 204 | 304) {
            let missing = if self.truncate { MISSING_BYTES } else { 0 };
            self.add("Content-Length", (self.body.len() + missing).to_string());
        }
        if method == "HEAD" {
            self.body.clear();
        }
    }

    /// Roughly how many bytes it has.
    #[must_use]
    pub fn size(&self) -> usize {
        let headers = self.headers.iter();
        let headers: usize = headers.map(|(name, value)| name.len() + value.len()).sum();
        headers + self.body.len()
    }

    /// As it goes over the wire.
    #[must_use]
    pub fn into_bytes(mut self) -> Vec<u8> {
        let reason = StatusCode::from_u16(self.status)
            .ok()
            .and_then(|status| status.canonical_reason())
            .unwrap_or("Unknown");
        let mut bytes = format!("HTTP/1.1 {} {reason}\r\n", self.status).into_bytes();
        for (name, value) in &self.headers {
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value.as_bytes());
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.append(&mut self.body);
        bytes
    }
}
