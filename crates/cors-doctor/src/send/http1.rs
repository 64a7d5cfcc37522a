//! A request over HTTP/1.1, with header names in their spelling and order, and its answer as it is on the wire.

use cors_verdict::HeaderList;
use httparse::{EMPTY_HEADER, ParserConfig, Status};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

use crate::send::connect::{Stream, in_words};
use crate::send::exchange::Protocol;
use crate::send::failure::Failure;
use crate::send::limits::Limits;
use crate::send::message::{Incoming, Outgoing};
use crate::send::proxy::Proxy;

/// The most header lines of an answer.
const MOST_LINES: usize = 256;

/// The head of an answer.
struct Head {
    status: u16,
    headers: HeaderList,
    /// How many bytes it takes.
    length: usize,
}

pub(super) async fn send(
    stream: &mut dyn Stream,
    request: &Outgoing,
    proxy: Option<&Proxy>,
) -> Result<(), Failure> {
    let mut bytes = head(request, proxy);
    bytes.extend(request.body.iter().flatten());
    let sent = stream.write_all(&bytes).await;
    let sent = match sent {
        Ok(()) => stream.flush().await,
        Err(error) => Err(error),
    };
    sent.map_err(|error| Failure::Closed {
        reason: in_words(&error),
    })
}

fn head(request: &Outgoing, proxy: Option<&Proxy>) -> Vec<u8> {
    let authority = request.authority();
    let target = request.target();
    let scheme = request.url.scheme();
    let mut head = match proxy {
        Some(_) => format!(
            "{} {scheme}://{authority}{target} HTTP/1.1\r\n",
            request.method
        ),
        None => format!("{} {target} HTTP/1.1\r\n", request.method),
    }
    .into_bytes();
    let mut line = |name: &str, value: &[u8]| {
        head.extend_from_slice(name.as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value);
        head.extend_from_slice(b"\r\n");
    };
    line("Host", authority.as_bytes());
    line(
        if proxy.is_some() {
            "Proxy-Connection"
        } else {
            "Connection"
        },
        b"keep-alive",
    );
    if let Some(authorization) = proxy.and_then(|it| it.authorization.as_deref()) {
        line("Proxy-Authorization", authorization.as_bytes());
    }
    if let Some(length) = content_length(request) {
        line("Content-Length", length.to_string().as_bytes());
    }
    for (name, value) in &request.headers {
        line(name, value);
    }
    head.extend_from_slice(b"\r\n");
    head
}

/// [`Content-Length`](https://fetch.spec.whatwg.org/#http-network-or-cache-fetch): also 0 for POST and PUT.
fn content_length(request: &Outgoing) -> Option<usize> {
    match &request.body {
        Some(body) => Some(body.len()),
        None => matches!(request.method.as_str(), "POST" | "PUT").then_some(0),
    }
}

/// Reads the head of the answer, after those that say only that it comes.
pub(super) async fn read_head(
    stream: &mut dyn Stream,
    limits: &Limits,
) -> Result<Incoming, Failure> {
    let mut bytes = Vec::new();
    loop {
        match parse(&bytes)? {
            Some(head) if (100..200).contains(&head.status) && head.status != 101 => {
                bytes.drain(..head.length);
            }
            Some(head) => {
                let body = bytes.split_off(head.length);
                let answer = Incoming {
                    protocol: Protocol::Http1,
                    status: head.status,
                    headers: head.headers,
                    body,
                };
                return Ok(answer);
            }
            None if bytes.len() > limits.head_bytes => {
                return Err(Failure::TooLarge {
                    limit: limits.head_bytes,
                });
            }
            None => {
                let read = stream.read_buf(&mut bytes).await;
                match read {
                    Ok(0) if bytes.is_empty() => {
                        return Err(Failure::Closed {
                            reason: "it ended".to_owned(),
                        });
                    }
                    Ok(0) => return Err(Failure::NotHttp),
                    Ok(_) => {}
                    Err(error) => {
                        return Err(Failure::Closed {
                            reason: in_words(&error),
                        });
                    }
                }
            }
        }
    }
}

/// The head at the beginning of some bytes; `None` while it is not whole.
fn parse(bytes: &[u8]) -> Result<Option<Head>, Failure> {
    if bytes.is_empty() {
        return Ok(None);
    }
    let mut lines = [EMPTY_HEADER; MOST_LINES];
    let mut response = httparse::Response::new(&mut lines);
    let mut config = ParserConfig::default();
    // Browsers leave out lines that are none, and read those that are continued.
    config
        .ignore_invalid_headers_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true);
    let length = match config.parse_response(&mut response, bytes) {
        Ok(Status::Complete(length)) => length,
        Ok(Status::Partial) => return Ok(None),
        Err(httparse::Error::TooManyHeaders) => {
            return Err(Failure::TooLarge { limit: bytes.len() });
        }
        Err(_) => return Err(Failure::NotHttp),
    };
    let status = response.code.unwrap_or(0);
    if status < 100 {
        return Err(Failure::NotHttp);
    }
    let mut headers = HeaderList::new();
    for line in response.headers.iter() {
        // What is no header to a browser is none here.
        headers.append(line.name, line.value).ok();
    }
    Ok(Some(Head {
        status,
        headers,
        length,
    }))
}

/// Reads the rest of the body, within limits. What does not come is no failure: the headers decide.
pub(super) async fn read_body(
    stream: &mut dyn Stream,
    request: &Outgoing,
    answer: &mut Incoming,
    limits: &Limits,
) {
    let has_none = request.method == "HEAD" || matches!(answer.status, 101 | 204 | 304);
    if has_none {
        return;
    }
    let length = answer
        .headers
        .get("content-length")
        .and_then(|it| std::str::from_utf8(&it).ok()?.trim().parse::<usize>().ok());
    let is_chunked = answer.headers.contains("transfer-encoding");
    let is_whole = |body: &[u8]| {
        body.len() >= limits.body_bytes
            || length.is_some_and(|it| !is_chunked && body.len() >= it)
            || is_chunked && body.ends_with(b"0\r\n\r\n")
    };
    let reading = async {
        while !is_whole(&answer.body) {
            match stream.read_buf(&mut answer.body).await {
                Ok(0) | Err(_) => return,
                Ok(_) => {}
            }
        }
    };
    timeout(limits.body_timeout, reading).await.ok();
    answer.body.truncate(limits.body_bytes);
}
