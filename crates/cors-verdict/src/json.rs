//! The JSON contract: cases in, verdicts out.

mod case;
mod error;
mod verdict;

use serde_json::Value;

use crate::case::Case;
use crate::engine::Engine;
use crate::report::report;

pub use case::CaseDocument;
pub use error::InvalidCase;
pub use verdict::VerdictDocument;

/// Reads a case.
///
/// # Errors
///
/// When the bytes are no JSON, or a field is missing, unknown or has a value that means nothing.
pub fn parse_case(json: &[u8]) -> Result<Case, InvalidCase> {
    let value: Value =
        serde_json::from_slice(json).map_err(|error| InvalidCase::Syntax(error.to_string()))?;
    let document: CaseDocument = serde_path_to_error::deserialize(value)
        .map_err(|error| InvalidCase::field(error.path().to_string(), error.inner()))?;
    Case::try_from(document)
}

/// Reads a case and judges it, by the rules of `engine` if there is one, otherwise of the case.
///
/// # Errors
///
/// As [`parse_case`].
pub fn judge_json(json: &[u8], engine: Option<Engine>) -> Result<VerdictDocument, InvalidCase> {
    let mut case = parse_case(json)?;
    case.engine = engine.unwrap_or(case.engine);
    Ok(VerdictDocument::from(report(&case)))
}
