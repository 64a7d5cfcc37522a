//! Cases in the judge's JSON.

use cors_verdict::Case;
use cors_verdict::json::parse_case;
use serde_json::value::RawValue;

/// Every case of one document or of JSON Lines; `None` when a document is none.
pub(crate) fn read(text: &str) -> Option<Vec<Case>> {
    if !text.trim_start().starts_with('{') || !text.contains("\"pageOrigin\"") {
        return None;
    }
    let documents = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let cases: Option<Vec<Case>> = documents
        .map(|document| parse_case(document.ok()?.get().as_bytes()).ok())
        .collect();
    cases.filter(|it| !it.is_empty())
}
