//! Names of headers, and on which side of an exchange they stand.

/// The side of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Request,
    Response,
}

const REQUEST: &[&str] = &[
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "access-control-request-headers",
    "access-control-request-method",
    "access-control-request-private-network",
    "authorization",
    "cookie",
    "dnt",
    "host",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "origin",
    "priority",
    "proxy-authorization",
    "range",
    "referer",
    "te",
    "upgrade-insecure-requests",
    "user-agent",
    "x-csrf-token",
    "x-requested-with",
];

const RESPONSE: &[&str] = &[
    "accept-ranges",
    "access-control-allow-credentials",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-origin",
    "access-control-allow-private-network",
    "access-control-expose-headers",
    "access-control-max-age",
    "age",
    "allow",
    "alt-svc",
    "cf-cache-status",
    "cf-ray",
    "content-security-policy",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "etag",
    "expires",
    "last-modified",
    "location",
    "retry-after",
    "server",
    "server-timing",
    "set-cookie",
    "strict-transport-security",
    "timing-allow-origin",
    "vary",
    "www-authenticate",
    "x-amz-cf-id",
    "x-amz-request-id",
    "x-amzn-requestid",
    "x-aspnet-version",
    "x-cache",
    "x-content-type-options",
    "x-frame-options",
    "x-powered-by",
    "x-xss-protection",
];

const EITHER: &[&str] = &[
    "cache-control",
    "connection",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "date",
    "forwarded",
    "keep-alive",
    "link",
    "pragma",
    "proxy-connection",
    "transfer-encoding",
    "upgrade",
    "via",
    "x-request-id",
];

/// The side of a header that stands on one side only, as a rule.
pub(crate) fn side(name: &str) -> Option<Side> {
    let name = name.to_ascii_lowercase();
    let has = |names: &[&str]| names.binary_search(&name.as_str()).is_ok();
    if has(REQUEST) || name.starts_with("sec-") {
        Some(Side::Request)
    } else if has(RESPONSE) || name.starts_with("access-control-") || name.starts_with("x-amz-cf-")
    {
        Some(Side::Response)
    } else {
        None
    }
}

/// Whether it is a header that everybody knows, or one that looks like a header of somebody's own.
pub(crate) fn is_known(name: &str) -> bool {
    side(name).is_some()
        || EITHER
            .binary_search(&name.to_ascii_lowercase().as_str())
            .is_ok()
}

/// Whether it is the name of a header of CORS, maybe misspelt.
pub(crate) fn is_cors(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "origin" || name.starts_with("access-control-")
}

/// The name of a header of CORS for which an abbreviation of a log stands; other names as they are.
pub(crate) fn spelled_out(name: &str) -> &str {
    match name {
        "acao" => "access-control-allow-origin",
        "acac" => "access-control-allow-credentials",
        "acam" => "access-control-allow-methods",
        "acah" => "access-control-allow-headers",
        "acrm" => "access-control-request-method",
        "acrh" => "access-control-request-headers",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::{EITHER, REQUEST, RESPONSE};

    #[test]
    fn the_tables_are_sorted() {
        assert!(REQUEST.is_sorted() && RESPONSE.is_sorted() && EITHER.is_sorted());
    }
}
