//! The errors that any service answers before it looks at what a request means.

use actix_web::{HttpResponse, ResponseError, http::StatusCode, http::header};

use crate::{
    body_room::NoRoom,
    invalid_fields::InvalidFields,
    limits::BODY_TIMEOUT,
    problem::{Problem, ProblemType},
};

/// Why a request was not understood.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// 400: the body is no JSON.
    #[error("{0}")]
    MalformedJson(String),
    /// 400: something else about the request cannot be understood.
    #[error("{0}")]
    BadRequest(&'static str),
    /// 400: the body broke off, or is not chunked as it should be.
    #[error("The body did not arrive whole.")]
    IncompleteBody,
    /// 404: there is nothing here.
    #[error("Nothing was found here.")]
    NotFound,
    /// 405, with the methods that are understood.
    #[error("This resource understands {0}.")]
    MethodNotAllowed(&'static str),
    /// 408: the body did not arrive in time.
    #[error("The body did not arrive within {} seconds.", BODY_TIMEOUT.as_secs())]
    BodyTimeout,
    /// 413: the body has more than this many bytes.
    #[error("Send at most {0} bytes.")]
    BodyTooLarge(usize),
    /// 415: the body does not say that it is JSON.
    #[error("Send JSON with Content-Type: application/json.")]
    UnsupportedMediaType,
    /// 415: the body is compressed. What a few bytes become could not be bounded.
    #[error("Send the body without Content-Encoding.")]
    UnsupportedContentCoding,
    /// 421: the request was meant for another host.
    #[error("This server does not answer for the host that was asked for.")]
    MisdirectedRequest,
    /// 422: fields that cannot be accepted.
    #[error("{0}")]
    InvalidFields(#[from] InvalidFields),
    /// 500: a mistake of this service; only the log says which.
    #[error("Something went wrong in the service; it was logged.")]
    Internal,
    /// 503: bodies of other requests take all the room there is.
    #[error("There is no room for this body beside those of others. Try again in a moment.")]
    NoRoom,
    /// 503: other requests come first.
    #[error("The server has too much to do. Try again in a moment.")]
    Busy,
}

/// How many seconds a client is asked to wait.
const RETRY_AFTER: &str = "5";

impl From<NoRoom> for RequestError {
    fn from(NoRoom: NoRoom) -> Self {
        Self::NoRoom
    }
}

impl RequestError {
    /// The problem document.
    #[must_use]
    pub fn to_problem(&self) -> Problem {
        let problem = Problem::new(self.problem_type(), self.to_string());
        match self {
            Self::InvalidFields(fields) => problem.with_errors(fields.0.clone()),
            _ => problem,
        }
    }

    /// What kind of problem it is.
    #[must_use]
    pub fn problem_type(&self) -> ProblemType {
        use StatusCode as S;
        match self {
            Self::MalformedJson(_) => {
                ProblemType::new("malformed-json", "Malformed JSON", S::BAD_REQUEST)
            }
            Self::BadRequest(_) | Self::IncompleteBody => {
                ProblemType::new("bad-request", "Bad request", S::BAD_REQUEST)
            }
            Self::NotFound => ProblemType::new("not-found", "Not found", S::NOT_FOUND),
            Self::MethodNotAllowed(_) => ProblemType::new(
                "method-not-allowed",
                "Method not allowed",
                S::METHOD_NOT_ALLOWED,
            ),
            Self::BodyTimeout => {
                ProblemType::new("body-too-slow", "Body too slow", S::REQUEST_TIMEOUT)
            }
            Self::BodyTooLarge(_) => {
                ProblemType::new("body-too-large", "Body too large", S::PAYLOAD_TOO_LARGE)
            }
            Self::UnsupportedMediaType => ProblemType::new(
                "unsupported-media-type",
                "Unsupported media type",
                S::UNSUPPORTED_MEDIA_TYPE,
            ),
            Self::UnsupportedContentCoding => ProblemType::new(
                "unsupported-content-coding",
                "Unsupported content coding",
                S::UNSUPPORTED_MEDIA_TYPE,
            ),
            Self::MisdirectedRequest => {
                ProblemType::new("wrong-host", "Wrong host", S::MISDIRECTED_REQUEST)
            }
            Self::InvalidFields(_) => {
                ProblemType::new("invalid-fields", "Invalid fields", S::UNPROCESSABLE_ENTITY)
            }
            Self::Internal => {
                ProblemType::new("internal", "Internal error", S::INTERNAL_SERVER_ERROR)
            }
            Self::NoRoom | Self::Busy => {
                ProblemType::new("unavailable", "Unavailable", S::SERVICE_UNAVAILABLE)
            }
        }
    }
}

impl ResponseError for RequestError {
    fn status_code(&self) -> StatusCode {
        self.problem_type().status
    }

    fn error_response(&self) -> HttpResponse {
        let problem = self.to_problem();
        match self {
            Self::MethodNotAllowed(methods) => problem
                .response()
                .insert_header((header::ALLOW, *methods))
                .body(problem.to_json()),
            // https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
            Self::UnsupportedContentCoding => problem
                .response()
                .insert_header((header::ACCEPT_ENCODING, "identity"))
                .body(problem.to_json()),
            Self::NoRoom | Self::Busy => problem
                .response()
                .insert_header((header::RETRY_AFTER, RETRY_AFTER))
                .body(problem.to_json()),
            _ => problem.into_response(),
        }
    }
}
