//! The bytes of a request of the trusted app.

use support::names::{API, APP};

/// The head of a request, with further lines.
pub(crate) fn head(method: &str, path: &str, lines: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: {API}\r\nOrigin: {APP}\r\n{lines}\r\n")
}
