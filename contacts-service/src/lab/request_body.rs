//! The body of a request to the lab: only its length matters, and it is soon too long.

use std::time::Duration;

use tokio::{io::AsyncReadExt, net::TcpStream, time::timeout};

use super::head::Head;

const LONGEST: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(5);

/// Why a body is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyError {
    /// It has no length, or several.
    Length,
    /// It is too long.
    TooLong,
    /// It did not come.
    Missing,
}

/// Reads the body to its end, of which `already` bytes were read, and says how long it is.
///
/// # Errors
/// When it is not as it should be.
pub async fn read(stream: &mut TcpStream, head: &Head, already: usize) -> Result<usize, BodyError> {
    if head.all("transfer-encoding").next().is_some() {
        return Err(BodyError::Length);
    }
    let length = match (
        head.all("content-length").next(),
        head.only("content-length"),
    ) {
        (None, _) => 0,
        (Some(_), Some(length)) => length.parse().map_err(|_| BodyError::Length)?,
        (Some(_), None) => return Err(BodyError::Length),
    };
    if length > LONGEST {
        return Err(BodyError::TooLong);
    }
    let rest = u64::try_from(length.saturating_sub(already)).unwrap_or(u64::MAX);
    let mut rest = stream.take(rest);
    match timeout(PATIENCE, tokio::io::copy(&mut rest, &mut tokio::io::sink())).await {
        Ok(Ok(_)) if rest.limit() == 0 => Ok(length),
        _ => Err(BodyError::Missing),
    }
}
