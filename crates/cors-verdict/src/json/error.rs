//! Why a document is not a case.

use std::fmt::Display;

use thiserror::Error;

/// Why a document is not a case; the message names the field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InvalidCase {
    /// The document is no JSON.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// A field is missing, unknown, of another type, or has a value that means nothing.
    #[error("{path}: {message}")]
    Field {
        /// The field, as `hops[0].response.status`, or `.` for the document.
        path: String,
        /// The mistake.
        message: String,
    },
}

impl InvalidCase {
    pub(super) fn field(path: &dyn Display, message: &dyn Display) -> Self {
        Self::Field {
            path: path.to_string(),
            message: message.to_string(),
        }
    }
}
