//! `POST /judge/decode`: a console message in, what it means out.

use actix_web::{
    HttpRequest, HttpResponse,
    dev::Decompress,
    web::{self, Data},
};
use cors_verdict::decode;
use serde::Deserialize;
use service_kit::{
    json_body::{BodyLimit, LongJsonBytes},
    request_error::RequestError,
};

use crate::judge::turns::Turns;

/// The most bytes in a body: the decoder reads two megabytes of text, and JSON writes some characters
/// as two.
const BODY_LIMIT: BodyLimit = BodyLimit(4 * 1024 * 1024);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    text: String,
}

pub(super) async fn post(
    request: HttpRequest,
    payload: web::Payload,
    turns: Data<Turns>,
) -> Result<HttpResponse, RequestError> {
    let payload = Decompress::from_headers(payload, request.headers());
    let body = LongJsonBytes::read(&request, payload, BODY_LIMIT, &turns.bodies).await?;
    let decoded = turns.work_on(&request, body, |body| {
        let (Question { text }, _share) = body.parse()?;
        Ok::<_, RequestError>(decode(&text))
    });
    match decoded.await {
        Ok(decoded) => Ok(HttpResponse::Ok().json(decoded?)),
        Err(busy) => Ok(busy),
    }
}
