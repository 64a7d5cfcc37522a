//! A JSON body, with errors that name the field.

use std::{future::Future, pin::Pin, time::Duration};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest, dev::Payload, error::PayloadError, web::Bytes,
};
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use crate::{domain::invalid_fields::InvalidFields, error::ApiError};

/// The most bytes in a body.
pub const LARGEST_BODY: usize = 64 * 1024;
/// How long a body may take. Actix itself waits for as long as a byte comes now and then.
const PATIENCE: Duration = Duration::from_secs(10);

/// A body of type `application/json`, read into `T`. Requiring that type is also what makes
/// every cross-origin write wait for a preflight.
#[derive(Debug, Clone)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = req.content_type().eq_ignore_ascii_case("application/json");
        // The limit is the application's `PayloadConfig`.
        let body = Bytes::from_request(req, payload);
        Box::pin(async move {
            if !is_json {
                return Err(ApiError::UnsupportedMediaType);
            }
            let body = timeout(PATIENCE, body)
                .await
                .map_err(|_| ApiError::BodyTooSlow(PATIENCE.as_secs()))?;
            let body = body.map_err(|error| match error.as_error() {
                Some(PayloadError::Overflow) => ApiError::BodyTooLarge(LARGEST_BODY),
                _ => ApiError::BrokenBody,
            })?;
            parse(&body).map(Self)
        })
    }
}

/// What a body is checked for and becomes.
pub trait Input: DeserializeOwned {
    /// What it becomes.
    type Fields;

    /// Checks it.
    ///
    /// # Errors
    /// Every field that cannot be accepted.
    fn check(self) -> Result<Self::Fields, InvalidFields>;
}

/// A JSON body that was checked.
#[derive(Debug, Clone)]
pub struct Fields<I: Input>(pub I::Fields);

impl<I: Input + 'static> FromRequest for Fields<I> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Json::<I>::from_request(req, payload);
        Box::pin(async move { Ok(Self(body.await?.0.check()?)) })
    }
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    // serde would read a struct from an array, too, taking the fields in their order.
    if body.trim_ascii_start().starts_with(b"[") {
        return Err(no_object().into());
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
            return no_object().into();
        }
        // An unknown or repeated field is reported at its object; its own name is in the message.
        InvalidFields::one(quoted_name(&message).unwrap_or(path), message).into()
    })?;
    deserializer.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

fn malformed(error: &serde_json::Error) -> ApiError {
    ApiError::MalformedJson(format!("The body is not JSON: {error}."))
}

fn no_object() -> InvalidFields {
    InvalidFields::one(".", "Send an object.")
}

fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    message.get(..end).unwrap_or(&message).to_owned()
}

fn quoted_name(message: &str) -> Option<String> {
    message.split('`').nth(1).map(str::to_owned)
}
