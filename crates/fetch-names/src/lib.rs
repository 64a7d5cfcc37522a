#![doc = include_str!("../README.md")]

const FORBIDDEN_METHODS: [&str; 3] = ["CONNECT", "TRACE", "TRACK"];

const FORBIDDEN_REQUEST_HEADERS: [&str; 21] = [
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

const FORBIDDEN_REQUEST_HEADER_PREFIXES: [&str; 2] = ["proxy-", "sec-"];

const FORBIDDEN_RESPONSE_HEADERS: [&str; 2] = ["set-cookie", "set-cookie2"];

const SAFELISTED_RESPONSE_HEADERS: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// [Forbidden method](https://fetch.spec.whatwg.org/#forbidden-method):
/// script cannot make such a request at all.
#[must_use]
pub fn is_forbidden_method(method: &str) -> bool {
    contains(&FORBIDDEN_METHODS, method)
}

/// [Forbidden request-header](https://fetch.spec.whatwg.org/#forbidden-request-header) by its name
/// alone: the browser drops it in silence when script sets it. The standard forbids
/// `X-HTTP-Method-Override` and its like as well when their value is a forbidden method.
#[must_use]
pub fn is_forbidden_request_header_name(name: &str) -> bool {
    contains(&FORBIDDEN_REQUEST_HEADERS, name)
        || FORBIDDEN_REQUEST_HEADER_PREFIXES.iter().any(|prefix| {
            name.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        })
}

/// [Forbidden response-header name](https://fetch.spec.whatwg.org/#forbidden-response-header-name):
/// script never reads it, whatever `Access-Control-Expose-Headers` lists.
#[must_use]
pub fn is_forbidden_response_header_name(name: &str) -> bool {
    contains(&FORBIDDEN_RESPONSE_HEADERS, name)
}

/// [CORS-safelisted response-header name](https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name):
/// script can read it without `Access-Control-Expose-Headers`.
#[must_use]
pub fn is_safelisted_response_header_name(name: &str) -> bool {
    contains(&SAFELISTED_RESPONSE_HEADERS, name)
}

fn contains(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}
