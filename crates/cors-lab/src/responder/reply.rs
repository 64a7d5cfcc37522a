//! What a client gets, and how it is sent.

use std::{borrow::Cow, io, time::Duration};

use service_kit::{
    limits::WRITE_TIMEOUT,
    record::{
        cut::cut_headers,
        exchange::{HttpResponse, RecordedResponse},
    },
};
use tokio::{
    io::{AsyncReadExt, AsyncWrite, AsyncWriteExt, copy, sink},
    net::TcpStream,
    time::timeout,
};

use crate::wire::response::Response;

/// What no client takes for HTTP, nor a browser for a page.
const NOT_HTTP: &[u8] = b"220 this is not HTTP\r\n";
/// How long and how much of a client's bytes to read once the reply is sent: to close before
/// would reset the connection, and the client might never see the reply.
const LINGER: Duration = Duration::from_secs(2);
const LINGER_BYTES: u64 = 2 * 1024 * 1024;

/// What a client gets.
#[derive(Debug)]
pub(super) enum Reply {
    /// A response.
    Http(Response),
    /// A WebSocket: the response to the opening handshake, and frames.
    WebSocket(Response, Vec<u8>),
    /// A reset connection.
    Abort,
    /// Bytes that are no HTTP.
    NotHttp,
}

impl Reply {
    /// What the record keeps of it.
    pub(super) fn recorded(&self) -> RecordedResponse {
        match self {
            Self::Http(response) | Self::WebSocket(response, _) => {
                RecordedResponse::Http(HttpResponse {
                    status: response.status,
                    headers: cut_headers(response.headers.iter().cloned()),
                    body_bytes: Some(response.body.len() as u64),
                })
            }
            Self::Abort => RecordedResponse::Abort,
            Self::NotHttp => RecordedResponse::NotHttp,
        }
    }

    /// What the log says of it: the status, or what happens instead.
    pub(super) fn outcome(&self) -> Cow<'static, str> {
        match self {
            Self::Http(response) | Self::WebSocket(response, _) => {
                response.status.to_string().into()
            }
            Self::Abort => "reset".into(),
            Self::NotHttp => "bytes that are no HTTP".into(),
        }
    }

    /// Roughly how many bytes it has.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Http(response) | Self::WebSocket(response, _) => response.size(),
            Self::Abort | Self::NotHttp => 0,
        }
    }

    /// Sends it and closes the connection.
    pub(super) async fn send(self, mut stream: TcpStream) -> io::Result<()> {
        match self {
            Self::Http(response) => write(&mut stream, &response.into_bytes()).await?,
            Self::NotHttp => write(&mut stream, NOT_HTTP).await?,
            Self::Abort => return stream.set_zero_linger(),
            Self::WebSocket(response, frames) => {
                write(&mut stream, &response.into_bytes()).await?;
                write(&mut stream, &frames).await?;
                // The client closes too, and only then is it for the server to hang up (RFC 6455,
                // section 7.1.1): Firefox never opens a WebSocket that was hung up on before.
                timeout(LINGER, stream.read(&mut [0; 64])).await.ok();
            }
        }
        close(stream).await
    }
}

/// Writes for as long as the client takes something now and then.
async fn write(stream: &mut (impl AsyncWrite + Unpin), mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        timeout(WRITE_TIMEOUT, stream.write_buf(&mut bytes)).await??;
    }
    Ok(())
}

/// Sends nothing more, and waits a while for the client to hang up too.
async fn close(mut stream: TcpStream) -> io::Result<()> {
    stream.shutdown().await?;
    let mut rest = stream.take(LINGER_BYTES);
    // A client that neither hangs up nor stops is left to itself.
    timeout(LINGER, copy(&mut rest, &mut sink())).await.ok();
    Ok(())
}

#[cfg(test)]
mod tests {
    use tokio::{io::duplex, time::sleep};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn reply_that_nobody_reads_is_given_up() {
        let (mut stream, _client) = duplex(1);
        let written = timeout(2 * WRITE_TIMEOUT, write(&mut stream, NOT_HTTP)).await;
        let is_given_up =
            matches!(&written, Ok(Err(error)) if error.kind() == io::ErrorKind::TimedOut);
        assert!(is_given_up, "{written:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn reply_that_is_read_slowly_is_sent_whole() {
        let (mut stream, mut client) = duplex(1);
        let reading = async {
            for _ in NOT_HTTP {
                sleep(WRITE_TIMEOUT / 2).await;
                client.read_u8().await?;
            }
            Ok(())
        };
        let sent = tokio::try_join!(write(&mut stream, NOT_HTTP), reading);
        assert!(sent.is_ok(), "{sent:?}");
    }
}
