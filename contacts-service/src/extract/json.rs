//! A JSON body, with errors that name the field.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest, dev::Payload, error::PayloadError, web::Bytes,
};
use serde::de::DeserializeOwned;

use crate::{domain::invalid_fields::InvalidFields, error::ApiError};

/// The most bytes in a body.
pub const LARGEST_BODY: usize = 64 * 1024;

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
            let body = body.await.map_err(|error| match error.as_error() {
                Some(PayloadError::Overflow) => ApiError::BodyTooLarge(LARGEST_BODY),
                _ => ApiError::BadRequest("The body did not arrive whole."),
            })?;
            parse(&body).map(Self)
        })
    }
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let error = error.into_inner();
        if !error.is_data() {
            return malformed(&error);
        }
        let message = without_position(&error);
        // A missing field is reported at its object; its own name is in the message.
        let field = if path == "." {
            quoted_name(&message).unwrap_or(path)
        } else {
            path
        };
        InvalidFields::one(field, message).into()
    })?;
    deserializer.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

fn malformed(error: &serde_json::Error) -> ApiError {
    ApiError::MalformedJson(format!("The body is not JSON: {error}."))
}

fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    message.get(..end).unwrap_or(&message).to_owned()
}

fn quoted_name(message: &str) -> Option<String> {
    message.split('`').nth(1).map(str::to_owned)
}
