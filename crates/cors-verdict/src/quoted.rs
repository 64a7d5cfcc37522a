//! String literals of JavaScript.

/// A string literal of JavaScript; JSON's are.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
