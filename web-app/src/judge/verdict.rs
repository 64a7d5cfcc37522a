//! `POST /judge/verdict`: a case in, what a browser does with it out.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Payload},
};
use cors_verdict::{
    json::{InvalidCase, VerdictDocument, parse_case},
    report,
};
use service_kit::{invalid_fields::InvalidFields, request_error::RequestError};

use crate::judge::{limits, turns::Turns};

pub(super) async fn post(
    request: HttpRequest,
    payload: Payload,
    turns: Data<Turns>,
) -> Result<HttpResponse, RequestError> {
    turns.answer_short(&request, payload, judge).await
}

fn judge(body: &[u8]) -> Result<VerdictDocument, RequestError> {
    let case = parse_case(body).map_err(invalid)?;
    limits::check(&case)?;
    Ok(VerdictDocument::from(report(&case)))
}

fn invalid(error: InvalidCase) -> RequestError {
    match error {
        InvalidCase::Syntax(_) => RequestError::MalformedJson(format!("The body is {error}.")),
        InvalidCase::Field { path, message } => InvalidFields::one(path, message).into(),
    }
}
