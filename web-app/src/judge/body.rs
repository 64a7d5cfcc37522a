//! The body of a question to the judge.

use std::{future::Future, pin::Pin};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest, dev::Payload, error::PayloadError, web::Bytes,
};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// The most bytes in a body: twice the longest message that is decoded.
pub(super) const LARGEST: usize = 128 * 1024;

/// A body that says it is JSON. That alone keeps other origins' pages from asking: they would
/// need a preflight, and none is answered.
pub(super) struct JsonBody(Bytes);

impl JsonBody {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn parse<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        let mut deserializer = serde_json::Deserializer::from_slice(&self.0);
        let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
            let field = error.path().to_string();
            let error = error.into_inner();
            if error.is_data() {
                let message = without_position(&error);
                Problem::InvalidField { field, message }
            } else {
                malformed(&error)
            }
        })?;
        deserializer.end().map_err(|error| malformed(&error))?;
        Ok(value)
    }
}

fn malformed(error: &serde_json::Error) -> Problem {
    Problem::MalformedJson(format!("The body is not JSON: {error}."))
}

fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    message.get(..end).unwrap_or(&message).to_owned()
}

impl FromRequest for JsonBody {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let is_json = request
            .content_type()
            .eq_ignore_ascii_case("application/json");
        // The limit is the application's `PayloadConfig`.
        let body = Bytes::from_request(request, payload);
        Box::pin(async move {
            if !is_json {
                return Err(Problem::UnsupportedMediaType);
            }
            let body = body.await.map_err(|error| match error.as_error() {
                Some(PayloadError::Overflow) => Problem::BodyTooLarge(LARGEST),
                _ => Problem::MalformedJson("The body did not arrive whole.".to_owned()),
            })?;
            Ok(Self(body))
        })
    }
}
