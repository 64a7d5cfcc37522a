//! Reads one request from a connection.

use service_kit::limits::{HEAD_TIMEOUT, MAX_HEAD_BYTES};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite},
    time::timeout,
};

use crate::wire::{
    request_body,
    request_head::{HeadSyntaxError, RequestHead},
};

pub use crate::wire::request_body::{BodyError, MAX_BODY_BYTES};

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
    /// The head is longer, or has more headers, than is read.
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
    timeout(HEAD_TIMEOUT, read_head(stream, &mut bytes))
        .await
        .map_err(|_| HeadError::Timeout)??;
    let (head, length) = RequestHead::parse(&bytes).map_err(|error| match error {
        HeadSyntaxError::NotHttp => HeadError::NotHttp,
        HeadSyntaxError::TooManyHeaders => HeadError::TooLong,
    })?;
    let already = bytes.len() - length;
    // The head is kept once only while the body arrives.
    drop(bytes);
    let body_bytes = request_body::read(stream, &head, already).await;
    Ok(Request { head, body_bytes })
}

/// Reads to the empty line after the headers, and looks at every byte once, however slowly they
/// arrive.
async fn read_head(
    stream: &mut (impl AsyncRead + Unpin),
    bytes: &mut Vec<u8>,
) -> Result<(), HeadError> {
    let mut searched = 0;
    while bytes.len() < MAX_HEAD_BYTES {
        match stream.read_buf(bytes).await {
            Ok(0) | Err(_) => return Err(HeadError::Disconnected),
            Ok(_) if has_empty_line(&bytes[searched..]) => return Ok(()),
            // Part of the empty line may be there.
            Ok(_) => searched = bytes.len().saturating_sub(2),
        }
    }
    Err(HeadError::TooLong)
}

fn has_empty_line(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|two| two == b"\n\n") || bytes.windows(3).any(|three| three == b"\n\r\n")
}
