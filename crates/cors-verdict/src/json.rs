//! The JSON contract: cases in, verdicts out.

mod case;
mod verdict;

use serde_json::Value;
use thiserror::Error;

use crate::case::{Case, NoSuchRequest};
use crate::decode::{Decoded, decode};
use crate::engine::Engine;
use crate::report::report;

pub use case::{
    AnswerDocument, BodyDocument, CaseDocument, HopDocument, RequestDocument, ResponseDocument,
};
pub use verdict::{PreflightDocument, StepDocument, VerdictDocument};

/// Why a document is not a case; the message names the field.
#[derive(Debug, Error)]
pub enum InvalidCase {
    /// No JSON.
    #[error("not JSON: {0}")]
    Syntax(String),
    /// JSON, but not of this shape.
    #[error("{path}: {message}")]
    Shape {
        /// The field, as `hops[0].response.status`, or `.` for the document.
        path: String,
        /// What is wrong with it.
        message: String,
    },
    /// A field has a value that means nothing.
    #[error("{path}: {message}")]
    Meaning {
        /// The field.
        path: String,
        /// What is wrong with it.
        message: String,
    },
    /// Script could not make this request.
    #[error(transparent)]
    NoSuchRequest(#[from] NoSuchRequest),
}

/// Reads a case.
pub fn parse_case(json: &[u8]) -> Result<Case, InvalidCase> {
    let value: Value =
        serde_json::from_slice(json).map_err(|error| InvalidCase::Syntax(error.to_string()))?;
    let document: CaseDocument =
        serde_path_to_error::deserialize(value).map_err(|error| InvalidCase::Shape {
            path: error.path().to_string(),
            message: error.inner().to_string(),
        })?;
    Case::try_from(document)
}

/// Reads a case and judges it, by the rules of `engine` if there is one, otherwise of the case.
///
/// This is the whole of `POST /judge/verdict` but for the HTTP.
pub fn judge_json(json: &[u8], engine: Option<Engine>) -> Result<VerdictDocument, InvalidCase> {
    let mut case = parse_case(json)?;
    if let Some(engine) = engine {
        case.engine = engine;
    }
    Ok(VerdictDocument::from(report(&case)))
}

/// Decodes a console message; nothing it can be is an error.
///
/// This is the whole of `POST /judge/decode` but for the HTTP.
pub fn decode_message(message: &str) -> Decoded {
    decode(message)
}
