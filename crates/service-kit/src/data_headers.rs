//! The headers of responses that are data.

/// The response is never a document, and no other origin may load it or put it into a frame:
/// [`Cross-Origin-Resource-Policy`](https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header)
/// and [Content Security Policy](https://www.w3.org/TR/CSP3/).
pub const DATA_HEADERS: [(&str, &str); 3] = [
    ("x-content-type-options", "nosniff"),
    (
        "content-security-policy",
        "default-src 'none'; frame-ancestors 'none'",
    ),
    ("cross-origin-resource-policy", "same-origin"),
];
