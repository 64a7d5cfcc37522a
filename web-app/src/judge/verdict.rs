//! `POST /judge/verdict`: a case in, what a browser does with it out.

use actix_web::web;
use cors_verdict::json::{InvalidCase, VerdictDocument, judge_json};
use service_kit::{
    invalid_fields::InvalidFields, json_body::JsonBytes, request_error::RequestError,
};

pub(super) async fn post(
    JsonBytes(body): JsonBytes,
) -> Result<web::Json<VerdictDocument>, RequestError> {
    let verdict = judge_json(&body, None).map_err(invalid)?;
    Ok(web::Json(verdict))
}

fn invalid(error: InvalidCase) -> RequestError {
    match error {
        InvalidCase::Syntax(_) => RequestError::MalformedJson(format!("The body is {error}.")),
        InvalidCase::Field { path, message } => InvalidFields::one(path, message).into(),
    }
}
