//! JSON bodies that were checked.

use std::{future::Future, pin::Pin};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;
use service_kit::{invalid_fields::InvalidFields, json_body::Json, request_error::RequestError};

/// A JSON body that becomes a valid value, or is refused with every bad field.
pub(crate) trait Input: DeserializeOwned {
    /// The valid value.
    type Value;

    /// Checks the body.
    ///
    /// # Errors
    /// Every field that cannot be accepted.
    fn validate(self) -> Result<Self::Value, InvalidFields>;
}

/// A valid value from a JSON body.
#[derive(Debug, Clone)]
pub(crate) struct Valid<I: Input>(pub(crate) I::Value);

impl<I: Input + 'static> FromRequest for Valid<I> {
    type Error = RequestError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, RequestError>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Json::<I>::from_request(req, payload);
        Box::pin(async move { Ok(Self(body.await?.0.validate()?)) })
    }
}
