//! The record of the API's own wire, which is answered outside of the CORS policy.

use actix_web::{
    HttpResponse, ResponseError,
    http::{
        Method,
        header::{self, HeaderValue},
    },
};
use service_kit::{problem::Problem, request_error::RequestError};

use super::problems::{AnyRequest, ReadOnly};
use crate::wire::{record::WireRecord, token::WireToken};

/// The record of a token, for every page, never with credentials.
#[utoipa::path(get, path = "/wire/{token}", operation_id = "showWire", tag = "operation",
    params(("token" = String, Path, description = "What a page sends as `wire` in the query of its calls.", pattern = "^[0-9a-fA-F]{32}$")),
    responses(
        (status = 200, description = "What went over the wire for calls with this token, also if that is nothing.", body = Value, content_type = "application/json"),
        (status = 404, description = "This is no token, or nothing is recorded here.", body = Problem, content_type = "application/problem+json"),
        AnyRequest, ReadOnly))]
pub(crate) fn respond(record: &WireRecord, method: &Method, token: &str) -> HttpResponse {
    let mut response = match (method, WireToken::parse(token)) {
        (&Method::GET | &Method::HEAD, Some(token)) => HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .json(record.of(&token)),
        (&Method::GET | &Method::HEAD, None) => RequestError::NotFound.error_response(),
        _ => RequestError::MethodNotAllowed("GET, HEAD").error_response(),
    };
    let all = HeaderValue::from_static("*");
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, all);
    response
}
