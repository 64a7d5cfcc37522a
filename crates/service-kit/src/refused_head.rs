//! Heads that no application sees: those that cannot be read or would take long.

use actix_web::http::StatusCode;

use crate::problem::{Problem, ProblemType};

/// What is wrong with a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedHead {
    /// It is no HTTP/1.1.
    Malformed,
    /// It did not arrive in time.
    TooSlow,
    /// It has too many bytes or lines, or a list that is too long.
    TooLarge,
}

use RefusedHead::{Malformed, TooLarge, TooSlow};

impl RefusedHead {
    /// The problem document for it.
    #[must_use]
    pub fn problem(self) -> Problem {
        let (name, title, detail) = match self {
            Malformed => ("bad-request", "Bad request", "This is no HTTP/1.1 request."),
            TooSlow => (
                "head-too-slow",
                "Head too slow",
                "The head of the request did not arrive in time.",
            ),
            TooLarge => (
                "head-too-large",
                "Head too large",
                "Send fewer or shorter headers. In a browser, remove the cookies of this site.",
            ),
        };
        Problem::new(ProblemType::new(name, title, self.status()), detail)
    }

    /// The status of the response with it.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Malformed => StatusCode::BAD_REQUEST,
            TooSlow => StatusCode::REQUEST_TIMEOUT,
            TooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        }
    }

    /// That which has this status, such as `400`.
    pub(crate) fn of_status(status: &str) -> Option<Self> {
        [Malformed, TooSlow, TooLarge]
            .into_iter()
            .find(|it| it.status().as_str() == status)
    }
}
