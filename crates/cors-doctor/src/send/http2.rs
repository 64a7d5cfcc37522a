//! A request over HTTP/2, and its answer.

use cors_verdict::HeaderList;
use h2::client::{Builder, ResponseFuture, SendRequest};
use http::{HeaderName, HeaderValue, Method, Request, Version};
use tokio::time::timeout;

use crate::send::connect::Stream;
use crate::send::exchange::Protocol;
use crate::send::failure::Failure;
use crate::send::limits::Limits;
use crate::send::message::{Incoming, Outgoing};

fn closed(error: &h2::Error) -> Failure {
    Failure::Closed {
        reason: error.to_string(),
    }
}

/// Sends a request and reads the answer. The time that the headers may take is the caller's to bound.
pub(super) async fn send(
    stream: Box<dyn Stream>,
    request: &Outgoing,
    limits: &Limits,
) -> Result<(Incoming, h2::RecvStream), Failure> {
    let mut builder = Builder::new();
    let most = u32::try_from(limits.head_bytes).unwrap_or(u32::MAX);
    builder.max_header_list_size(most).enable_push(false);
    let (client, connection) = builder
        .handshake::<_, bytes::Bytes>(stream)
        .await
        .map_err(|error| closed(&error))?;
    tokio::spawn(async move {
        // What goes wrong with the connection is told to the request.
        connection.await.ok();
    });
    let mut client = client.ready().await.map_err(|error| closed(&error))?;
    let response = start(&mut client, request)?;
    let response = response.await.map_err(|error| closed(&error))?;
    let (parts, body) = response.into_parts();
    let mut headers = HeaderList::new();
    for (name, value) in &parts.headers {
        headers.append(name.as_str(), value.as_bytes()).ok();
    }
    let answer = Incoming {
        protocol: Protocol::Http2,
        status: parts.status.as_u16(),
        headers,
        body: Vec::new(),
    };
    Ok((answer, body))
}

fn start(
    client: &mut SendRequest<bytes::Bytes>,
    request: &Outgoing,
) -> Result<ResponseFuture, Failure> {
    let invalid = |reason: String| Failure::Closed { reason };
    let method = Method::from_bytes(request.method.as_bytes())
        .map_err(|error| invalid(error.to_string()))?;
    let authority = request.authority();
    let uri = format!("{}://{authority}{}", request.url.scheme(), request.target());
    let mut message = Request::builder()
        .method(method)
        .uri(uri)
        .version(Version::HTTP_2)
        .body(())
        .map_err(|error| invalid(error.to_string()))?;
    for (name, value) in &request.headers {
        let name =
            HeaderName::from_bytes(name.as_bytes()).map_err(|error| invalid(error.to_string()))?;
        let value = HeaderValue::from_bytes(value).map_err(|error| invalid(error.to_string()))?;
        message.headers_mut().append(name, value);
    }
    let body = request.body.as_deref().filter(|it| !it.is_empty());
    let (response, mut sending) = client
        .send_request(message, body.is_none())
        .map_err(|error| closed(&error))?;
    if let Some(body) = body {
        sending
            .send_data(bytes::Bytes::copy_from_slice(body), true)
            .map_err(|error| closed(&error))?;
    }
    Ok(response)
}

/// Reads the beginning of the body, within limits. What does not come is no failure: the headers decide.
pub(super) async fn read_body(mut body: h2::RecvStream, answer: &mut Incoming, limits: &Limits) {
    let reading = async {
        while let Some(Ok(data)) = body.data().await {
            body.flow_control().release_capacity(data.len()).ok();
            answer.body.extend_from_slice(&data);
            if answer.body.len() >= limits.body_bytes {
                return;
            }
        }
    };
    timeout(limits.body_timeout, reading).await.ok();
    answer.body.truncate(limits.body_bytes);
}
