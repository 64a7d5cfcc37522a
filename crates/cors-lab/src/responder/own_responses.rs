//! What the lab says for itself. Every page can read it, so that the page can show what is wrong.

use actix_web::http::StatusCode;
use service_kit::{
    invalid_fields::InvalidFields,
    problem::{MEDIA_TYPE, Problem, ProblemType},
    record::exchange::Record,
    refused_head::RefusedHead,
    request_error::RequestError,
};

use crate::wire::{
    read_request::{BodyError, HeadError, MAX_BODY_BYTES},
    response::Response,
};

/// A response that every page can read.
fn readable(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Response {
    let headers = [
        ("Access-Control-Allow-Origin", "*"),
        ("Content-Type", media_type),
        ("Cache-Control", "no-store"),
    ];
    Response::new(status, headers).with_body(body)
}

fn problem(kind: ProblemType, detail: &str) -> Response {
    let status = kind.status.as_u16();
    readable(status, MEDIA_TYPE, Problem::new(kind, detail).to_json())
}

/// One that every server can have.
fn common_problem(error: &RequestError) -> Response {
    let status = error.problem_type().status.as_u16();
    readable(status, MEDIA_TYPE, error.to_problem().to_json())
}

pub(super) fn about() -> Response {
    let about = "The lab of Two Origins: it answers as its URL says, broken on purpose.\n";
    readable(200, "text/plain", about)
}

pub(super) fn healthy() -> Response {
    readable(200, "text/plain", "ok\n")
}

#[expect(
    clippy::expect_used,
    reason = "a record is text, numbers and lists of them"
)]
pub(super) fn record(record: &Record) -> Response {
    let json = serde_json::to_string(record).expect("a record can be written as JSON");
    readable(200, "application/json", json)
}

pub(super) fn not_found() -> Response {
    problem(
        RequestError::NotFound.problem_type(),
        "The lab has /r/RUN, /runs/RUN, /ws/RUN and /actix/PITFALL; a run is named with 1 to 64 letters, digits, - and _.",
    )
}

pub(super) fn misdirected() -> Response {
    problem(
        RequestError::MisdirectedRequest.problem_type(),
        "The lab does not answer for the host that was asked for.",
    )
}

pub(super) fn url_too_long(max_bytes: usize) -> Response {
    problem(
        ProblemType::new("url-too-long", "URL too long", StatusCode::URI_TOO_LONG),
        &format!("Write at most {max_bytes} bytes."),
    )
}

pub(super) fn upgrade_required() -> Response {
    let mut response = problem(
        ProblemType::new(
            "upgrade-required",
            "Upgrade required",
            StatusCode::UPGRADE_REQUIRED,
        ),
        "Open a WebSocket of version 13.",
    );
    response.add("Upgrade", "websocket");
    response
}

/// To a recipe that cannot be accepted. A preflight is granted all that `*` grants, so that the
/// page gets to read the response to the request itself.
pub(super) fn invalid_recipe(errors: InvalidFields, is_preflight: bool) -> Response {
    if is_preflight {
        let headers = [
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Methods", "*"),
            ("Access-Control-Allow-Headers", "*, Authorization"),
        ];
        return Response::new(204, headers);
    }
    let kind = ProblemType::new("invalid-recipe", "Invalid recipe", StatusCode::BAD_REQUEST);
    let problem = Problem::new(kind, errors.to_string()).with_errors(errors.0);
    readable(400, MEDIA_TYPE, problem.to_json())
}

/// To a recipe that would set one cookie too many.
pub(super) fn too_many_cookies() -> Response {
    problem(
        ProblemType::new(
            "too-many-cookies",
            "Too many cookies",
            StatusCode::TOO_MANY_REQUESTS,
        ),
        "The lab has set as many cookies as it may: with more, browsers would drop those of other hosts. They are gone in a minute; try again then.",
    )
}

pub(super) fn too_many_delays() -> Response {
    problem(
        ProblemType::new(
            "too-many-delays",
            "Too many delays",
            StatusCode::SERVICE_UNAVAILABLE,
        ),
        "As many responses are delayed as may be. Each takes two seconds at most; try again then.",
    )
}

/// To bytes that are no request; nothing to a client that hung up.
pub(super) fn no_request(error: HeadError) -> Option<Response> {
    let refused = match error {
        HeadError::Disconnected => return None,
        HeadError::Timeout => RefusedHead::TooSlow,
        HeadError::TooLong => RefusedHead::TooLarge,
        HeadError::NotHttp => RefusedHead::Malformed,
    };
    let problem = refused.problem().to_json();
    Some(readable(refused.status().as_u16(), MEDIA_TYPE, problem))
}

pub(super) fn body_error(error: BodyError) -> Response {
    match error {
        BodyError::NoLength => problem(
            ProblemType::new(
                "length-required",
                "Length required",
                StatusCode::LENGTH_REQUIRED,
            ),
            "Send the body with one Content-Length.",
        ),
        BodyError::TooLong => common_problem(&RequestError::BodyTooLarge(MAX_BODY_BYTES)),
        BodyError::Incomplete => common_problem(&RequestError::IncompleteBody),
        BodyError::Timeout => common_problem(&RequestError::BodyTimeout),
    }
}
