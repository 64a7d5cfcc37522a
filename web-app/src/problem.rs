//! Errors as `application/problem+json` ([RFC 9457]).
//!
//! [RFC 9457]: https://www.rfc-editor.org/rfc/rfc9457

use std::fmt;

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use serde::Serialize;

/// What is wrong with a request, as the page that sent it is told.
#[derive(Debug)]
pub(crate) enum Problem {
    /// 400: the body is no JSON.
    MalformedJson(String),
    /// 405: asked with another method than POST.
    MethodNotAllowed,
    /// 413: the body is longer than this many bytes.
    BodyTooLarge(usize),
    /// 415: the body does not say that it is JSON.
    UnsupportedMediaType,
    /// 422: a field that means nothing, and why.
    InvalidField {
        /// Where in the document, such as `hops[0].response.status`.
        field: String,
        /// What is wrong with it.
        message: String,
    },
}

#[derive(Serialize)]
struct Document<'a> {
    r#type: String,
    title: &'static str,
    status: u16,
    detail: String,
    /// As the contacts API names the fields it does not accept.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<[FieldError<'a>; 1]>,
}

#[derive(Serialize)]
struct FieldError<'a> {
    field: &'a str,
    message: &'a str,
}

impl Problem {
    /// The name in the problem's type, and its title.
    fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Self::MalformedJson(_) => ("malformed-json", "Malformed JSON"),
            Self::MethodNotAllowed => ("method-not-allowed", "Method not allowed"),
            Self::BodyTooLarge(_) => ("body-too-large", "Body too large"),
            Self::UnsupportedMediaType => ("unsupported-media-type", "Unsupported media type"),
            Self::InvalidField { .. } => ("invalid-fields", "Invalid fields"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MalformedJson(why) => f.write_str(why),
            Self::MethodNotAllowed => f.write_str("This resource understands POST."),
            Self::BodyTooLarge(limit) => write!(f, "Send at most {limit} bytes."),
            Self::UnsupportedMediaType => {
                f.write_str("Send JSON with Content-Type: application/json.")
            }
            Self::InvalidField { field, message } => write!(f, "{field}: {message}"),
        }
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::MalformedJson(_) => StatusCode::BAD_REQUEST,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::BodyTooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::InvalidField { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let (name, title) = self.kind();
        let status = self.status_code();
        let mut response = HttpResponse::build(status);
        if matches!(self, Self::MethodNotAllowed) {
            response.insert_header(("Allow", "POST"));
        }
        response
            .content_type("application/problem+json")
            .json(Document {
                r#type: format!("urn:two-origins:problem:{name}"),
                title,
                status: status.as_u16(),
                detail: self.to_string(),
                errors: match self {
                    Self::InvalidField { field, message } => Some([FieldError { field, message }]),
                    _ => None,
                },
            })
    }
}
