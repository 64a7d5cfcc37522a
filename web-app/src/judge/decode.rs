//! `POST /lab/decode`: a console message in, what it means out.

use actix_web::web::Json;
use cors_verdict::{decode::Decoded, json::decode_message};
use serde::Deserialize;

use super::body::JsonBody;
use crate::problem::Problem;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    text: String,
}

pub(super) async fn post(body: JsonBody) -> Result<Json<Decoded>, Problem> {
    let Question { text } = body.parse()?;
    Ok(Json(decode_message(&text)))
}
