//! What the judge does with a text.

use service_kit::{json_body::BodyLimit, request_error::RequestError};

use crate::judge::{decode, explain};

/// What is wanted of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// What stands in the way of a call.
    Explain,
    /// What a console message means.
    Decode,
}

impl Task {
    /// Both.
    const ALL: [Self; 2] = [Self::Explain, Self::Decode];

    /// What it is called on a command line.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Explain => "explain",
            Self::Decode => "decode",
        }
    }

    /// The task of this name, if there is one.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.name() == name)
    }

    /// The most bytes in a body.
    pub(super) const fn body_limit(self) -> BodyLimit {
        match self {
            Self::Explain => explain::BODY_LIMIT,
            Self::Decode => decode::BODY_LIMIT,
        }
    }

    /// The answer to a body, in JSON.
    ///
    /// # Errors
    /// When the body is not as it should be; names the field.
    pub(super) fn answer(self, body: &[u8]) -> Result<String, RequestError> {
        match self {
            Self::Explain => explain::answer(body),
            Self::Decode => decode::answer(body),
        }
    }
}
