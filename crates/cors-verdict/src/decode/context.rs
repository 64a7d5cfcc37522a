//! The values that stand around the reason: which URL, from which origin, with which status.

use crate::decode::decoded::Values;
use crate::decode::pattern::find;

const AROUND: [&str; 15] = [
    "Access to {kind} at '{url}' (redirected from '{redirectedFrom}') from origin '{origin}' has been blocked by CORS policy",
    "Access to {kind} at '{url}' from origin '{origin}' has been blocked by CORS policy",
    "at '{url}' (redirected from '{redirectedFrom}') from origin '{origin}' has been blocked by CORS policy",
    "at '{url}' from origin '{origin}' has been blocked by CORS policy",
    "Redirect from '{redirectedFrom}' to '{target}' has been blocked by CORS policy",
    "from origin '{origin}' has been blocked from loading by Cross-Origin Resource Sharing policy",
    "reading the remote resource at '{url}'. (Reason",
    "reading the remote resource at {url}. (Reason",
    "reading the remote resource at {url} soon. (Reason",
    "reading the remote resource at {url}. ",
    "API cannot load {url} due to access control checks",
    "XMLHttpRequest cannot load {url} due to access control checks",
    "cannot load {url}. ",
    "Failed to load {url}: ",
    "Origin '{origin}' is therefore not allowed access",
];

const STATUS: [&str; 3] = [
    "HTTP status code {status}",
    "Status code: {status}",
    "status code {status}",
];

/// The values in the text around the reason.
pub(super) fn values(text: &str) -> Values {
    let mut values = Values::default();
    for template in AROUND.iter().chain(&STATUS) {
        if let Some(found) = find(template, text) {
            for (name, value) in &found.captures {
                values.fill(name, value);
            }
        }
    }
    values
}
