//! The beginning of a connection: read until it is known for whom it is meant.

use std::{io, time::Duration};

use tokio::{io::AsyncReadExt, net::TcpStream, time::timeout};

use super::head::Head;

/// As long as the contacts API waits for a head.
const PATIENCE: Duration = Duration::from_secs(5);
/// A longer head is left to Actix, which gives up here too and answers 431.
const LONGEST_HEAD: usize = 128 * 1024;

/// What a connection began with.
#[derive(Debug)]
pub struct Opening {
    /// Everything that was read.
    pub bytes: Vec<u8>,
    /// The first head and its length, if it came whole and in time and is one.
    pub head: Option<(Head, usize)>,
}

impl Opening {
    /// Reads until the first head is there, or is known not to come.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn read(stream: &mut TcpStream) -> io::Result<Self> {
        let mut bytes = Vec::with_capacity(2048);
        let whole = match timeout(PATIENCE, read_head(stream, &mut bytes)).await {
            Ok(whole) => whole?,
            Err(_) => false,
        };
        let head = if whole { Head::read(&bytes) } else { None };
        Ok(Self { bytes, head })
    }
}

/// Looks at every byte once, however slowly they come.
async fn read_head(stream: &mut TcpStream, bytes: &mut Vec<u8>) -> io::Result<bool> {
    let mut looked_at = 0;
    while bytes.len() < LONGEST_HEAD {
        if stream.read_buf(bytes).await? == 0 {
            return Ok(false);
        }
        if has_empty_line(bytes.get(looked_at..).unwrap_or_default()) {
            return Ok(true);
        }
        // The empty line may have come in part.
        looked_at = bytes.len().saturating_sub(2);
    }
    Ok(false)
}

fn has_empty_line(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|two| two == b"\n\n") || bytes.windows(3).any(|three| three == b"\n\r\n")
}
