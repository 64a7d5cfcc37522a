//! Heads that no application sees: those that cannot be read.
//!
//! Actix answers them with a status and nothing else. This puts a problem document in place of
//! that, with the headers that the applications' responses have for foreign pages. Without those, a
//! page that adds cookies until the head is too long could tell this response from theirs, and with
//! that whether there is one cookie more, such as that of a session.

use std::{
    io,
    pin::Pin,
    str,
    task::{Context, Poll, ready},
};

use actix_web::http::StatusCode;
use tokio::io::AsyncWrite;

use crate::{
    data_headers::DATA_HEADERS,
    problem::{MEDIA_TYPE, Problem, ProblemType},
};

/// What is wrong with a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedHead {
    /// It is no HTTP/1.1.
    Malformed,
    /// It did not arrive in time.
    TooSlow,
    /// It has too many bytes or lines.
    TooLarge,
}

use RefusedHead::{Malformed, TooLarge, TooSlow};

impl RefusedHead {
    /// The problem document for it.
    #[must_use]
    pub fn problem(self) -> Problem {
        let (name, title, detail) = match self {
            Malformed => ("bad-request", "Bad request", "This is no HTTP/1.1 request."),
            TooSlow => (
                "head-too-slow",
                "Head too slow",
                "The head of the request did not arrive in time.",
            ),
            TooLarge => (
                "head-too-large",
                "Head too large",
                "Send fewer or shorter headers. In a browser, remove the cookies of this site.",
            ),
        };
        Problem::new(ProblemType::new(name, title, self.status()), detail)
    }

    /// The status of the response with it.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Malformed => StatusCode::BAD_REQUEST,
            TooSlow => StatusCode::REQUEST_TIMEOUT,
            TooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        }
    }

    fn of_status_line(line: &str) -> Option<Self> {
        let status = line.strip_prefix(VERSION)?.get(..3)?;
        [Malformed, TooSlow, TooLarge]
            .into_iter()
            .find(|it| it.status().as_str() == status)
    }
}

/// What is written in place of Actix's refusal of a head.
#[derive(Debug)]
pub(crate) struct InPlace {
    response: Vec<u8>,
    written: usize,
    /// How many bytes Actix wants to write.
    replaced: usize,
}

impl InPlace {
    /// In place of these bytes, when they are such a refusal.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        Some(Self {
            response: explained(bytes)?,
            written: 0,
            replaced: bytes.len(),
        })
    }

    /// Pending until all of it is written; then how many of the replaced bytes are done with.
    pub(crate) fn poll_write(
        &mut self,
        cx: &mut Context<'_>,
        stream: &mut (impl AsyncWrite + Unpin),
    ) -> Poll<io::Result<usize>> {
        while self.written < self.response.len() {
            let rest = &self.response[self.written..];
            match ready!(Pin::new(&mut *stream).poll_write(cx, rest))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                written => self.written += written,
            }
        }
        Poll::Ready(Ok(self.replaced))
    }
}

/// Longer than any such refusal.
const LONGEST: usize = 200;
/// How the first line of every response begins.
const VERSION: &str = "HTTP/1.1 ";

/// These bytes with a problem document, when they end with such a refusal; before it may be the
/// response to an earlier request. No body is taken for one: what the applications send is JSON and
/// files, in which no line ends with CR LF.
fn explained(written: &[u8]) -> Option<Vec<u8>> {
    let written_before_end = written.strip_suffix(b"\r\n\r\n")?;
    let from = written_before_end.len().saturating_sub(LONGEST);
    let at = from
        + written_before_end[from..]
            .windows(VERSION.len())
            .rposition(|it| it == VERSION.as_bytes())?;
    let (before, head) = written_before_end.split_at(at);
    let head = str::from_utf8(head).ok()?;
    let (status_line, fields) = head.split_once("\r\n")?;
    let refused = RefusedHead::of_status_line(status_line)?;
    let mut date = None;
    let mut is_empty = false;
    for field in fields.split("\r\n") {
        match field {
            "content-length: 0" => is_empty = true,
            "connection: close" => {}
            other => date = Some(other.strip_prefix("date: ")?),
        }
    }
    let date = date.filter(|_| is_empty)?;
    let body = refused.problem().to_json();
    let data_headers = DATA_HEADERS.map(|(name, value)| format!("{name}: {value}\r\n"));
    let response = format!(
        "{status_line}\r\nconnection: close\r\ndate: {date}\r\ncontent-type: {MEDIA_TYPE}\r\n\
         content-length: {}\r\ncache-control: no-store\r\n{}\r\n{body}",
        body.len(),
        data_headers.concat(),
    );
    Some([before, response.as_bytes()].concat())
}
