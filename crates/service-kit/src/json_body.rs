//! JSON bodies, with errors that name the field.

use std::{
    future::{Future, poll_fn},
    ops::Deref,
    pin::Pin,
};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest, dev::Payload, error::PayloadError, http::header,
    web::Bytes, web::PayloadConfig, web::ServiceConfig,
};
use futures_core::Stream;
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::{
    body_room::{BodyRoom, BodyShare},
    client::Client,
    invalid_fields::InvalidFields,
    limits::BODY_TIMEOUT,
    long_buffer::LongBuffer,
    request_error::RequestError,
};

/// The most bytes that a body may have.
#[derive(Debug, Clone, Copy)]
pub struct BodyLimit(pub usize);

impl BodyLimit {
    /// Makes it the limit of each [`Json`], of which Actix reads the bytes.
    pub fn configure(self, config: &mut ServiceConfig) {
        config.app_data(self).app_data(PayloadConfig::new(self.0));
    }
}

/// The bytes of a body of type `application/json`, with its share of the room for such bodies.
#[derive(Debug)]
pub struct JsonBytes {
    bytes: LongBuffer,
    share: BodyShare,
}

impl JsonBytes {
    /// Reads it while there is room for it.
    ///
    /// # Errors
    /// When it is not JSON, is compressed, is too long or too slow, breaks off, or finds no room.
    pub async fn read(
        req: &HttpRequest,
        mut payload: impl Stream<Item = Result<Bytes, PayloadError>> + Unpin,
        BodyLimit(limit): BodyLimit,
        room: &BodyRoom,
    ) -> Result<Self, RequestError> {
        is_plain_json(req)?;
        if announced_length(req).is_some_and(|length| length > limit) {
            return Err(RequestError::BodyTooLarge(limit));
        }
        let mut bytes = LongBuffer::with_capacity(limit).map_err(|_| RequestError::NoRoom)?;
        let mut share = room.share(Client::of(req));
        in_time(async {
            loop {
                let chunk = poll_fn(|context| Pin::new(&mut payload).poll_next(context));
                let chunk = tokio::select! {
                    chunk = chunk => chunk,
                    () = share.given_up() => return Err(RequestError::NoRoom),
                };
                let Some(chunk) = chunk else { return Ok(()) };
                let chunk = chunk.map_err(|_| RequestError::IncompleteBody)?;
                share.grow(chunk.len())?;
                if !bytes.extend(&chunk) {
                    return Err(RequestError::BodyTooLarge(limit));
                }
            }
        })
        .await??;
        share.finish();
        Ok(Self { bytes, share })
    }

    /// Ends when this body is given up to make room for another.
    pub fn given_up(&self) -> impl Future<Output = ()> + use<> {
        self.share.given_up()
    }
}

impl Deref for JsonBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Requiring this type is also what makes every cross-origin request with a body wait for a preflight.
fn is_plain_json(req: &HttpRequest) -> Result<(), RequestError> {
    if !req.content_type().eq_ignore_ascii_case("application/json") {
        return Err(RequestError::UnsupportedMediaType);
    }
    // Actix would decompress whatever has arrived at once, before anybody counts it.
    if req.headers().contains_key(header::CONTENT_ENCODING) {
        return Err(RequestError::UnsupportedContentCoding);
    }
    Ok(())
}

/// How many bytes the body has, if the request says so.
fn announced_length(req: &HttpRequest) -> Option<usize> {
    let length = req.headers().get(header::CONTENT_LENGTH)?;
    length.to_str().ok()?.parse().ok()
}

/// Actix itself waits for as long as a byte comes now and then.
async fn in_time<T>(body: impl Future<Output = T>) -> Result<T, RequestError> {
    let body = timeout(BODY_TIMEOUT, body).await;
    body.map_err(|_| RequestError::BodyTimeout)
}

/// A body of type `application/json`, read into `T`, which is a struct.
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = RequestError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, RequestError>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_plain_json = is_plain_json(req);
        let limit = req.app_data::<BodyLimit>().copied();
        let body = Bytes::from_request(req, payload);
        Box::pin(async move {
            is_plain_json?;
            let body = in_time(body).await?;
            let body = body.map_err(|error| match (error.as_error(), limit) {
                (Some(PayloadError::Overflow), Some(BodyLimit(bytes))) => {
                    RequestError::BodyTooLarge(bytes)
                }
                _ => RequestError::IncompleteBody,
            });
            parse(&body?).map(Self)
        })
    }
}

/// Reads a body into `T`, which is a struct. It takes as long as the body is long: do it where it holds
/// up no other request.
///
/// # Errors
/// When it is no such JSON; names the field.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, RequestError> {
    // serde would read a struct from an array, too, taking the fields in their order.
    if body.trim_ascii_start().starts_with(b"[") {
        return Err(not_an_object().into());
    }
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let error = error.into_inner();
        if !error.is_data() {
            return malformed(&error);
        }
        let message = without_position(&error);
        if path != "." {
            return InvalidFields::one(path, message).into();
        }
        if message.starts_with("invalid type") {
            return not_an_object().into();
        }
        // An unknown or repeated field is reported at its object; its own name is in the message.
        InvalidFields::one(quoted_name(&message).unwrap_or(path), message).into()
    })?;
    deserializer.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

fn malformed(error: &serde_json::Error) -> RequestError {
    RequestError::MalformedJson(format!("The body is not JSON: {error}."))
}

fn not_an_object() -> InvalidFields {
    InvalidFields::one(".", "Send an object.")
}

/// A message without the line and column that serde_json ends it with: the field is named.
fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((message, _)) => message.to_owned(),
        None => message,
    }
}

fn quoted_name(message: &str) -> Option<String> {
    message.split('`').nth(1).map(str::to_owned)
}
