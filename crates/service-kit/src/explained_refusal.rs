//! Actix answers a head that it cannot read with a status and nothing else. This puts a problem document
//! in place of that, with the headers that the applications' responses have for foreign pages. Without
//! those, a page that adds cookies until the head is too long could tell this response from theirs, and
//! with that whether there is one cookie more, such as that of a session.

use std::{
    io,
    pin::Pin,
    str,
    task::{Context, Poll, ready},
};

use tokio::io::AsyncWrite;

use crate::{data_headers::DATA_HEADERS, problem::MEDIA_TYPE, refused_head::RefusedHead};

/// Longer than any such refusal.
const LONGEST: usize = 200;
/// How the first line of every response begins.
const VERSION: &str = "HTTP/1.1 ";

/// What is written in place of Actix's refusal of a head.
#[derive(Debug)]
pub(crate) struct ExplainedRefusal {
    response: Vec<u8>,
    written: usize,
    /// How many bytes Actix wants to write.
    replaced: usize,
}

impl ExplainedRefusal {
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
    let status = status_line.strip_prefix(VERSION)?.get(..3)?;
    let refused = RefusedHead::of_status(status)?;
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
