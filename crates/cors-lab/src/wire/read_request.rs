//! Reads one request from a connection.

use service_kit::{
    limits::{HEAD_TIMEOUT, MAX_HEAD_BYTES},
    long_list::has_long_list,
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite},
    time::timeout,
};

use crate::wire::{
    request_body,
    request_head::{HeadSyntaxError, RequestHead},
};

pub use crate::wire::request_body::{BodyError, MAX_BODY_BYTES};

/// The headers whose lists `actix_cors` takes apart, which answers in the pitfalls.
const LISTS: [&str; 1] = ["access-control-request-headers"];

/// A request whose body was read and dropped.
#[derive(Debug)]
pub struct Request {
    /// The request line and the headers.
    pub head: RequestHead,
    /// The length of the body.
    pub body_bytes: Result<usize, BodyError>,
}

/// Why there is no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadError {
    /// The client hung up.
    Disconnected,
    /// The head did not arrive in time.
    Timeout,
    /// The head, or a list in it, is longer, or it has more headers, than is read.
    TooLong,
    /// What arrived is no HTTP/1 request.
    NotHttp,
}

/// Reads one request.
///
/// # Errors
/// When there is no head; a body that cannot be read is part of the [`Request`].
pub async fn read_request(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
) -> Result<Request, HeadError> {
    let mut bytes = Vec::with_capacity(2048);
    let end = timeout(HEAD_TIMEOUT, read_head(stream, &mut bytes))
        .await
        .map_err(|_| HeadError::Timeout)??;
    let (head, length) = RequestHead::parse(&bytes[..end]).map_err(|error| match error {
        HeadSyntaxError::NotHttp => HeadError::NotHttp,
        HeadSyntaxError::TooManyHeaders => HeadError::TooLong,
    })?;
    let headers = head.headers.iter();
    let headers = headers.map(|(name, value)| (name.as_str(), value.len()));
    if has_long_list(LISTS, headers) {
        return Err(HeadError::TooLong);
    }
    let already = bytes.len() - length;
    // The head is kept once only while the body arrives.
    drop(bytes);
    let body_bytes = request_body::read(stream, &head, already).await;
    Ok(Request { head, body_bytes })
}

/// Reads to the empty line after the headers and says where it ends. Looks at every byte once,
/// however slowly they arrive, and takes no more for the head where they arrive at once.
async fn read_head(
    stream: &mut (impl AsyncRead + Unpin),
    bytes: &mut Vec<u8>,
) -> Result<usize, HeadError> {
    let mut searched = 0;
    while bytes.len() < MAX_HEAD_BYTES {
        if let Ok(0) | Err(_) = stream.read_buf(bytes).await {
            return Err(HeadError::Disconnected);
        }
        if let Some(end) = end_of_empty_line(&bytes[searched..]) {
            return Ok(searched + end);
        }
        // Part of the empty line may be there.
        searched = bytes.len().saturating_sub(2);
    }
    Err(HeadError::TooLong)
}

fn end_of_empty_line(bytes: &[u8]) -> Option<usize> {
    let mut line_ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    line_ends.find_map(|(at, _)| match bytes[at + 1..] {
        [b'\n', ..] => Some(at + 2),
        [b'\r', b'\n', ..] => Some(at + 3),
        _ => None,
    })
}
