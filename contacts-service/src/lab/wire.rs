//! Answers as bytes: header names keep their spelling, their order and their duplicates, which
//! no HTTP library leaves alone.

use std::time::SystemTime;

use actix_web::http::StatusCode;

use super::exchange::SeenAnswer;

/// How much more than is sent a truncated answer promises.
const MISSING: usize = 1000;

/// On every answer, so that nothing of the lab runs as a document or is guessed to be one.
const ALWAYS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "sandbox; default-src 'none'"),
    ("Connection", "close"),
];

/// One answer.
#[derive(Debug, Clone, Default)]
pub struct WireAnswer {
    /// The status.
    pub status: u16,
    /// The headers that come first.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether to promise a longer body.
    pub truncate: bool,
}

impl WireAnswer {
    /// Adds a header, unless one of that name is there.
    pub fn add_unless_given(&mut self, name: &str, value: &str) {
        let given = self
            .headers
            .iter()
            .any(|(known, _)| known.eq_ignore_ascii_case(name));
        if !given {
            self.headers.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Adds what every answer has, and drops a body that this one cannot have.
    pub fn complete(&mut self, head_only: bool) {
        self.headers.push((
            "Date".to_owned(),
            httpdate::fmt_http_date(SystemTime::now()),
        ));
        for (name, value) in ALWAYS {
            self.headers.push((name.to_owned(), value.to_owned()));
        }
        if matches!(self.status, 204 | 205 | 304) {
            self.body.clear();
        }
        if !matches!(self.status, 204 | 304) {
            let missing = if self.truncate { MISSING } else { 0 };
            let length = (self.body.len() + missing).to_string();
            self.headers.push(("Content-Length".to_owned(), length));
        }
        if head_only {
            self.body.clear();
        }
    }

    /// As it goes over the wire.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
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
        bytes.extend_from_slice(&self.body);
        bytes
    }

    /// As it is recorded.
    #[must_use]
    pub fn seen(&self) -> SeenAnswer {
        SeenAnswer::Http {
            status: self.status,
            headers: self.headers.clone(),
            body_bytes: Some(self.body.len()),
        }
    }
}
