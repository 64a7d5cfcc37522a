//! `POST /judge/decode`: a console message in, what it means out.

use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    http::header::{CONTENT_LENGTH, HeaderValue},
    web::{self, Data},
};
use cors_verdict::decode;
use serde::Deserialize;
use service_kit::{
    json_body::{BodyLimit, Json},
    request_error::RequestError,
};

use crate::judge::turns::{SHORT_BODY, Turns};

/// The most bytes in a body: the decoder reads two megabytes of text, and JSON writes some characters
/// as two.
pub(super) const BODY_LIMIT: BodyLimit = BodyLimit(4 * 1024 * 1024);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    text: String,
}

/// A message is read at once, a log when there is room for it.
pub(super) async fn post(
    request: HttpRequest,
    payload: web::Payload,
    turns: Data<Turns>,
) -> Result<HttpResponse, RequestError> {
    let _turn = if is_short(&request) {
        None
    } else {
        match turns.take(BODY_LIMIT).await {
            Ok(turn) => Some(turn),
            Err(busy) => return Ok(busy),
        }
    };
    let mut payload = payload.into_inner();
    let Json(question) = Json::<Question>::from_request(&request, &mut payload).await?;
    match turns.work(move || decode(&question.text)).await {
        Ok(decoded) => Ok(HttpResponse::Ok().json(decoded)),
        Err(busy) => Ok(busy),
    }
}

/// Whether the body is no longer than those that never wait. Without a length it may be.
fn is_short(request: &HttpRequest) -> bool {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| HeaderValue::to_str(length).ok()?.parse().ok());
    length.is_some_and(|length: usize| length <= SHORT_BODY.0)
}
