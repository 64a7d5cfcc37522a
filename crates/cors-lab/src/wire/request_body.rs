//! The body of a request: only its length matters, and it is soon too long.

use std::io;

use service_kit::limits::BODY_TIMEOUT;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, copy, sink},
    time::timeout,
};

use crate::wire::request_head::RequestHead;

/// The longest body that is read, in bytes.
pub const MAX_BODY_BYTES: usize = 64 * 1024;
const CONTINUE: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

/// Why a body is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyError {
    /// It has no length, or several.
    NoLength,
    /// It has more than [`MAX_BODY_BYTES`].
    TooLong,
    /// It broke off.
    Incomplete,
    /// It did not arrive in time.
    Timeout,
}

/// Reads the body to its end, of which `already` bytes were read, and says how long it is.
pub(super) async fn read(
    stream: &mut (impl AsyncRead + AsyncWrite + Unpin),
    head: &RequestHead,
    already: usize,
) -> Result<usize, BodyError> {
    let length = length(head)?;
    let rest = length.saturating_sub(already);
    let reading = async {
        if rest > 0 && expects_continue(head) {
            stream.write_all(CONTINUE).await?;
        }
        let mut rest = stream.take(u64::try_from(rest).unwrap_or(u64::MAX));
        copy(&mut rest, &mut sink()).await?;
        Ok::<_, io::Error>(rest.limit() == 0)
    };
    match timeout(BODY_TIMEOUT, reading).await {
        Ok(Ok(true)) => Ok(length),
        Ok(_) => Err(BodyError::Incomplete),
        Err(_) => Err(BodyError::Timeout),
    }
}

/// Whether the client waits before it sends the body: RFC 9110, section 10.1.1.
fn expects_continue(head: &RequestHead) -> bool {
    let mut expectations = head.all("expect");
    expectations.any(|value| value.eq_ignore_ascii_case("100-continue"))
}

fn length(head: &RequestHead) -> Result<usize, BodyError> {
    if head.all("transfer-encoding").next().is_some() {
        return Err(BodyError::NoLength);
    }
    let mut lengths = head.all("content-length");
    let length = match (lengths.next(), lengths.next()) {
        (None, _) => 0,
        (Some(length), None) => length.parse().map_err(|_| BodyError::NoLength)?,
        (Some(_), Some(_)) => return Err(BodyError::NoLength),
    };
    if length > MAX_BODY_BYTES {
        return Err(BodyError::TooLong);
    }
    Ok(length)
}
