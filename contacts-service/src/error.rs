//! Every error an API call can end in, and its one JSON shape (RFC 9457).

use actix_web::{
    HttpResponse, HttpResponseBuilder, ResponseError,
    http::{StatusCode, header},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::{
    domain::invalid_fields::{InvalidField, InvalidFields},
    domain::version::Version,
    extract::preconditions::entity_tag,
    passwords::PasswordError,
    store::StoreError,
};

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// 400: the body is no JSON.
    #[error("{0}")]
    MalformedJson(String),
    /// 400: something else about the request cannot be understood.
    #[error("{0}")]
    BadRequest(&'static str),
    /// 400: the body broke off, or is not chunked as it should be.
    #[error("The body did not arrive whole.")]
    BrokenBody,
    /// 401: there is no session, or it has ended.
    #[error("Sign in first, or again: there is no session, or it has ended.")]
    NotSignedIn,
    /// 401: no account has this address and password.
    #[error("No account has this e-mail address and password.")]
    WrongCredentials,
    /// 403: the page that asks is on an origin that is not allowed.
    #[error("This origin is not allowed to use the API.")]
    OriginNotAllowed,
    /// 404: nothing is here, or it is somebody else's.
    #[error("Nothing was found here.")]
    NotFound,
    /// 405, with the methods that are understood.
    #[error("This resource understands {0}.")]
    MethodNotAllowed(&'static str),
    /// 408: the body did not come in time.
    #[error("The body did not arrive within {0} seconds.")]
    BodyTooSlow(u64),
    /// 409: the account has another group with this name.
    #[error("A group with this name exists; choose another name.")]
    NameTaken,
    /// 412: the resource has changed; with how it is now.
    #[error("It was changed since you read it.")]
    PreconditionFailed {
        /// The entity tag's version, and the representation.
        current: Box<(Version, Value)>,
    },
    /// 413.
    #[error("Send at most {0} bytes.")]
    BodyTooLarge(usize),
    /// 415.
    #[error("Send JSON with Content-Type: application/json.")]
    UnsupportedMediaType,
    /// 421: the request was meant for another host.
    #[error("This server does not answer for the host that was asked for.")]
    WrongHost,
    /// 422: fields that cannot be accepted.
    #[error("{0}")]
    InvalidFields(#[from] InvalidFields),
    /// 429: too many attempts to sign in; how many seconds to wait.
    #[error("Too many attempts to sign in; try again in {0} seconds.")]
    TooManyAttempts(u64),
    /// 503: the database is away for now, or too many others were first.
    #[error("The service is unavailable for the moment; try again.")]
    Unavailable,
    /// 503: the database took a write and said nothing more, or went away.
    #[error(
        "The database did not answer; it may have been done or not, so look before you try again."
    )]
    Unanswered,
    /// 507: the database is full; what is there can still be read.
    #[error("There is no room left to store this; try again later.")]
    NoRoom,
    /// 500: a mistake of this service; what it was is in the log only.
    #[error("Something went wrong in the service; it was logged.")]
    Internal,
}

impl ApiError {
    /// The name in the problem's type, its title and its status.
    fn kind(&self) -> (&'static str, &'static str, StatusCode) {
        match self {
            Self::MalformedJson(_) => ("malformed-json", "Malformed JSON", StatusCode::BAD_REQUEST),
            Self::BadRequest(_) | Self::BrokenBody => {
                ("bad-request", "Bad request", StatusCode::BAD_REQUEST)
            }
            Self::NotSignedIn => ("not-signed-in", "Not signed in", StatusCode::UNAUTHORIZED),
            Self::WrongCredentials => (
                "wrong-credentials",
                "Wrong credentials",
                StatusCode::UNAUTHORIZED,
            ),
            Self::OriginNotAllowed => (
                "origin-not-allowed",
                "Origin not allowed",
                StatusCode::FORBIDDEN,
            ),
            Self::NotFound => ("not-found", "Not found", StatusCode::NOT_FOUND),
            Self::MethodNotAllowed(_) => (
                "method-not-allowed",
                "Method not allowed",
                StatusCode::METHOD_NOT_ALLOWED,
            ),
            Self::BodyTooSlow(_) => (
                "body-too-slow",
                "Body too slow",
                StatusCode::REQUEST_TIMEOUT,
            ),
            Self::NameTaken => ("name-taken", "Name taken", StatusCode::CONFLICT),
            Self::PreconditionFailed { .. } => (
                "precondition-failed",
                "Precondition failed",
                StatusCode::PRECONDITION_FAILED,
            ),
            Self::BodyTooLarge(_) => (
                "body-too-large",
                "Body too large",
                StatusCode::PAYLOAD_TOO_LARGE,
            ),
            Self::UnsupportedMediaType => (
                "unsupported-media-type",
                "Unsupported media type",
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ),
            Self::WrongHost => ("wrong-host", "Wrong host", StatusCode::MISDIRECTED_REQUEST),
            Self::InvalidFields(_) => (
                "invalid-fields",
                "Invalid fields",
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
            Self::TooManyAttempts(_) => (
                "too-many-attempts",
                "Too many attempts",
                StatusCode::TOO_MANY_REQUESTS,
            ),
            Self::Unavailable => (
                "unavailable",
                "Unavailable",
                StatusCode::SERVICE_UNAVAILABLE,
            ),
            Self::Unanswered => ("unanswered", "Unanswered", StatusCode::SERVICE_UNAVAILABLE),
            Self::NoRoom => ("no-room", "No room", StatusCode::INSUFFICIENT_STORAGE),
            Self::Internal => (
                "internal",
                "Internal error",
                StatusCode::INTERNAL_SERVER_ERROR,
            ),
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.kind().2
    }

    fn error_response(&self) -> HttpResponse {
        let (name, title, status) = self.kind();
        let mut problem = Problem {
            problem_type: format!("urn:two-origins:problem:{name}"),
            title,
            status: status.as_u16(),
            detail: self.to_string(),
            errors: None,
            current: None,
        };
        let mut response = HttpResponseBuilder::new(status);
        match self {
            Self::NotSignedIn | Self::WrongCredentials => {
                response.insert_header((header::WWW_AUTHENTICATE, "Cookie realm=\"contacts\""));
            }
            Self::MethodNotAllowed(methods) => {
                response.insert_header((header::ALLOW, *methods));
            }
            Self::PreconditionFailed { current } => {
                let (version, representation) = current.as_ref();
                response.insert_header(header::ETag(entity_tag(*version)));
                problem.current = Some(representation.clone());
            }
            Self::InvalidFields(fields) => problem.errors = Some(fields.0.clone()),
            Self::TooManyAttempts(seconds) => {
                response.insert_header((header::RETRY_AFTER, seconds.to_string()));
            }
            Self::Unavailable => {
                response.insert_header((header::RETRY_AFTER, "1"));
            }
            _ => {}
        }
        response
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .content_type("application/problem+json")
            .body(serde_json::to_string(&problem).unwrap_or_default())
    }
}

/// A problem as RFC 9457 has it, with the members this API adds.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `urn:two-origins:problem:` and a name that never changes.
    #[serde(rename = "type")]
    problem_type: String,
    title: &'static str,
    status: u16,
    /// A sentence for a person.
    detail: String,
    /// With status 422: every field that cannot be accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<InvalidField>>,
    /// With status 412: the resource as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<Value>,
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => {
                log::warn!("{error}");
                Self::Unavailable
            }
            StoreError::Unanswered => {
                log::warn!("{error}");
                Self::Unanswered
            }
            StoreError::Full(_) => {
                log::error!("{error}");
                Self::NoRoom
            }
            StoreError::Conflict => Self::NameTaken,
            StoreError::NoParent => Self::NotFound,
            StoreError::Broken(_) | StoreError::Migration(_) => {
                log::error!("{error}");
                Self::Internal
            }
        }
    }
}

impl From<PasswordError> for ApiError {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy | PasswordError::Stopped => {
                log::warn!("{error}");
                Self::Unavailable
            }
            PasswordError::Hash(_) | PasswordError::Stored(_) => {
                log::error!("{error}");
                Self::Internal
            }
        }
    }
}

impl From<getrandom::Error> for ApiError {
    fn from(error: getrandom::Error) -> Self {
        log::error!("the random generator failed: {error}");
        Self::Internal
    }
}
