//! `POST /judge/decode`: a console message in, what it means out.

use cors_verdict::decode;
use serde::Deserialize;
use service_kit::{
    invalid_fields::InvalidFields,
    json_body::{self, BodyLimit},
    request_error::RequestError,
};

/// The most bytes in a body: the decoder reads two megabytes of text, and JSON writes some characters
/// as two.
pub(super) const BODY_LIMIT: BodyLimit = BodyLimit(4 * 1024 * 1024);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    text: String,
}

pub(super) fn answer(body: &[u8]) -> Result<String, RequestError> {
    let Question { text } = json_body::parse(body)?;
    serde_json::to_string(&decode(&text))
        .map_err(|_| InvalidFields::one("text", "it cannot be decoded in JSON").into())
}
