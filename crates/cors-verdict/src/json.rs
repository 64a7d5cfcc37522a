//! The JSON contract: cases in, verdicts out.

mod error;
mod verdict;

use serde_json::Value;

use crate::case::Case;
use crate::engine::Engine;
use crate::report::report;

pub use error::InvalidCase;
pub use verdict::VerdictDocument;

/// Reads a case.
///
/// # Errors
///
/// When the bytes are no JSON, when a field is missing, unknown or has a value that means nothing,
/// and when script could not make the request.
pub fn parse_case(json: &[u8]) -> Result<Case, InvalidCase> {
    let value: Value =
        serde_json::from_slice(json).map_err(|error| InvalidCase::Syntax(error.to_string()))?;
    let case: Case = serde_path_to_error::deserialize(value)
        .map_err(|error| InvalidCase::field(error.path(), error.inner()))?;
    case.request.check().map_err(|error| {
        InvalidCase::field(
            &format_args!("request.{}", error.field()),
            &format_args!("{error}, so new Request() throws a TypeError"),
        )
    })?;
    Ok(case)
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
