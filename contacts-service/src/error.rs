//! Every error that an API call can end in.

use actix_web::{
    HttpResponse, ResponseError,
    http::{StatusCode, header},
};
use log::Level;
use serde_json::Value;
use service_kit::{
    access_log::log_cause,
    invalid_fields::InvalidFields,
    problem::{Problem, ProblemType},
    request_error::RequestError,
};

use crate::{
    auth::{passwords::PasswordError, session_cookie::AmbiguousSession},
    domain::version::Version,
    entity_tag::entity_tag,
    store::StoreError,
};

/// Why a request was not carried out. The texts are what the client reads; what a variant holds
/// besides is for the log.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    /// The request was not understood; its own status.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// 401: there is no session, or it has ended.
    #[error("Sign in first, or again: there is no session, or it has ended.")]
    NotSignedIn,
    /// 401: there are several cookies of the session's name.
    #[error(
        "The browser sent several cookies named \"{}\". Nobody can tell which one is yours, so none was used. This service sets one, for its own host; the others come from another host of {}, or from the network. Sign out (DELETE /api/session) or clear the cookies of {} in the browser, and then sign in again.",
        .0.cookie, .0.site, .0.site
    )]
    AmbiguousSession(AmbiguousSession),
    /// 401: no account has this address and password.
    #[error("No account has this e-mail address and password.")]
    WrongCredentials,
    /// 409: the account has another group with this name.
    #[error("A group with this name exists; choose another name.")]
    NameTaken,
    /// 412: the resource has changed; with how it is now.
    #[error("It was changed since you read it.")]
    PreconditionFailed(Box<(Version, Value)>),
    /// 429: too many attempts to sign in; how many seconds to wait.
    #[error("Too many attempts to sign in; try again in {0} seconds.")]
    TooManyAttempts(u64),
    /// 503: the database is away for now, or too many others were first.
    #[error("The service is unavailable for the moment; try again.")]
    Unavailable(String),
    /// 503: the database took a write and then did not answer, or went away.
    #[error(
        "The database did not answer; it may have been done or not, so look before you try again."
    )]
    Unanswered,
    /// 507: the database is full; what is there can still be read.
    #[error("There is no room left to store this; try again later.")]
    NoRoom(String),
    /// 500: a mistake of this service; only the log says which.
    #[error("{}", RequestError::Internal)]
    Internal(String),
}

impl ApiError {
    fn problem_type(&self) -> ProblemType {
        use StatusCode as S;
        match self {
            Self::Request(error) => error.problem_type(),
            Self::NotSignedIn => {
                ProblemType::new("not-signed-in", "Not signed in", S::UNAUTHORIZED)
            }
            Self::AmbiguousSession(_) => {
                ProblemType::new("ambiguous-session", "Ambiguous session", S::UNAUTHORIZED)
            }
            Self::WrongCredentials => {
                ProblemType::new("wrong-credentials", "Wrong credentials", S::UNAUTHORIZED)
            }
            Self::NameTaken => ProblemType::new("name-taken", "Name taken", S::CONFLICT),
            Self::PreconditionFailed(_) => ProblemType::new(
                "precondition-failed",
                "Precondition failed",
                S::PRECONDITION_FAILED,
            ),
            Self::TooManyAttempts(_) => ProblemType::new(
                "too-many-attempts",
                "Too many attempts",
                S::TOO_MANY_REQUESTS,
            ),
            Self::Unavailable(_) => {
                ProblemType::new("unavailable", "Unavailable", S::SERVICE_UNAVAILABLE)
            }
            Self::Unanswered => {
                ProblemType::new("unanswered", "Unanswered", S::SERVICE_UNAVAILABLE)
            }
            Self::NoRoom(_) => ProblemType::new("no-room", "No room", S::INSUFFICIENT_STORAGE),
            Self::Internal(_) => RequestError::Internal.problem_type(),
        }
    }

    /// What the log says of it, and how loudly.
    fn cause(&self) -> Option<(Level, String)> {
        match self {
            Self::Unavailable(cause) => Some((Level::Warn, cause.clone())),
            Self::Unanswered => Some((Level::Warn, StoreError::Unanswered.to_string())),
            Self::NoRoom(cause) | Self::Internal(cause) => Some((Level::Error, cause.clone())),
            _ => None,
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.problem_type().status
    }

    fn error_response(&self) -> HttpResponse {
        if let Self::Request(error) = self {
            return error.error_response();
        }
        let mut problem = Problem::new(self.problem_type(), self.to_string());
        let mut response = problem.response();
        match self {
            Self::NotSignedIn | Self::AmbiguousSession(_) | Self::WrongCredentials => {
                response.insert_header((header::WWW_AUTHENTICATE, "Cookie realm=\"contacts\""));
            }
            Self::PreconditionFailed(current) => {
                let (version, representation) = current.as_ref();
                response.insert_header(header::ETag(entity_tag(*version)));
                problem = problem.with_current(representation.clone());
            }
            Self::TooManyAttempts(seconds) => {
                response.insert_header((header::RETRY_AFTER, seconds.to_string()));
            }
            Self::Unavailable(_) => {
                response.insert_header((header::RETRY_AFTER, "1"));
            }
            _ => {}
        }
        let mut response = response.body(problem.to_json());
        if let Some((level, cause)) = self.cause() {
            log_cause(&mut response, level, cause);
        }
        response
    }
}

impl From<InvalidFields> for ApiError {
    fn from(fields: InvalidFields) -> Self {
        Self::Request(fields.into())
    }
}

impl From<AmbiguousSession> for ApiError {
    fn from(ambiguous: AmbiguousSession) -> Self {
        Self::AmbiguousSession(ambiguous)
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) => Self::Unavailable(error.to_string()),
            StoreError::Unanswered => Self::Unanswered,
            StoreError::Full(_) => Self::NoRoom(error.to_string()),
            StoreError::UniqueViolation(_)
            | StoreError::ForeignKeyViolation(_)
            | StoreError::Internal(_)
            | StoreError::Migration(_) => Self::Internal(error.to_string()),
        }
    }
}

impl From<PasswordError> for ApiError {
    fn from(error: PasswordError) -> Self {
        let is_temporary = match &error {
            PasswordError::Busy => true,
            PasswordError::CutOff(ended) => ended.is_cancelled(),
            PasswordError::Hash(_) | PasswordError::Stored(_) => false,
        };
        let kind = if is_temporary {
            Self::Unavailable
        } else {
            Self::Internal
        };
        kind(error.to_string())
    }
}

impl From<getrandom::Error> for ApiError {
    fn from(error: getrandom::Error) -> Self {
        Self::Internal(format!("the random generator failed: {error}"))
    }
}

/// What a violated constraint means is known where the statement is run.
pub(crate) trait OnViolation<T> {
    /// A unique key that exists means `error`.
    fn on_unique_violation(self, error: ApiError) -> Result<T, ApiError>;
    /// A row that does not exist but is referred to means `error`.
    fn on_foreign_key_violation(self, error: ApiError) -> Result<T, ApiError>;
}

impl<T> OnViolation<T> for Result<T, StoreError> {
    fn on_unique_violation(self, meaning: ApiError) -> Result<T, ApiError> {
        self.map_err(|error| match error {
            StoreError::UniqueViolation(_) => meaning,
            error => error.into(),
        })
    }

    fn on_foreign_key_violation(self, meaning: ApiError) -> Result<T, ApiError> {
        self.map_err(|error| match error {
            StoreError::ForeignKeyViolation(_) => meaning,
            error => error.into(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{ApiError, PasswordError, ResponseError};

    #[tokio::test]
    #[allow(
        clippy::panic,
        clippy::unwrap_used,
        reason = "a test ends where something is wrong"
    )]
    async fn panic_beside_a_request_is_a_mistake_of_the_service_and_its_words_are_logged() {
        let work = tokio::task::spawn_blocking::<_, ()>(|| panic!("out of bounds"));
        let ended = work.await.unwrap_err();
        let error = ApiError::from(PasswordError::from(ended));
        assert_eq!(error.status_code(), 500);
        let (_, cause) = error.cause().unwrap();
        assert!(cause.contains("out of bounds"), "{cause}");
    }
}
