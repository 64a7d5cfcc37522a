//! The sentences around a reason, which hold the URL, the origin of the page and the status.

use crate::decode::pattern::{Pattern, Weight};

const fn head(template: &'static str) -> Pattern {
    Pattern::unnamed(template, &[]).with_weight(Weight::Head)
}

const fn tail(template: &'static str) -> Pattern {
    Pattern::unnamed(template, &[]).with_weight(Weight::Tail)
}

#[rustfmt::skip]
pub(super) static PATTERNS: &[Pattern] = &[
    head("Access to {kind} at '{url}' (redirected from '{redirectedFrom}') from origin '{origin}' has been blocked"),
    head("Access to {kind} at '{url}' from origin '{origin}' has been blocked"),
    head("Redirect from '{redirectingUrl}' to '{target}' has been blocked"),
    head("Redirect at origin '{redirectingUrl}' has been blocked"),
    head("reading the remote resource at {url}"),
    head("XMLHttpRequest cannot load {url}"),
    head("Fetch API cannot load {url}"),
    head("EventSource cannot load {url}"),
    head("Failed to load {url}"),
    tail("from origin '{origin}' has been blocked"),
    tail("API cannot load {url} due to access control checks"),
    tail("XMLHttpRequest cannot load {url} due to access control checks"),
    tail("EventSource cannot load {url} due to access control checks"),
    tail("Cannot load image {url} due to access control checks"),
    tail("Origin '{origin}' is therefore not allowed access"),
    tail("response header for cross-origin resource at '{url}'"),
    tail("HTTP status code {status}"),
    tail("Status code: {status}"),
    tail("net::ERR_FAILED {status}"),
    tail("Invalid HTTP status code {status}"),
];
