//! `POST /judge/decode`: a console message in, what it means out.

use actix_web::web;
use cors_verdict::{Decoded, decode};
use serde::Deserialize;
use service_kit::json_body::Json;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    text: String,
}

pub(super) async fn post(Json(question): Json<Question>) -> web::Json<Decoded> {
    web::Json(decode(&question.text))
}
