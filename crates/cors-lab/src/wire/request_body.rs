//! The body of a request: only its length matters, and it is soon too long.

use std::time::Duration;

use tokio::{
    io::{AsyncRead, AsyncReadExt, copy, sink},
    time::timeout,
};

use crate::wire::request_head::RequestHead;

/// The longest body that is read, in bytes.
pub const MAX_BODY_BYTES: usize = 64 * 1024;
const TIMEOUT: Duration = Duration::from_secs(5);

/// Why a body is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyError {
    /// It has no length, or several.
    NoLength,
    /// It has more than [`MAX_BODY_BYTES`].
    TooLong,
    /// It did not arrive, or not in time.
    Incomplete,
}

/// Reads the body to its end, of which `already` bytes were read, and says how long it is.
pub(super) async fn read(
    stream: &mut (impl AsyncRead + Unpin),
    head: &RequestHead,
    already: usize,
) -> Result<usize, BodyError> {
    let length = length(head)?;
    let rest = length.saturating_sub(already);
    let mut rest = stream.take(u64::try_from(rest).unwrap_or(u64::MAX));
    match timeout(TIMEOUT, copy(&mut rest, &mut sink())).await {
        Ok(Ok(_)) if rest.limit() == 0 => Ok(length),
        _ => Err(BodyError::Incomplete),
    }
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
