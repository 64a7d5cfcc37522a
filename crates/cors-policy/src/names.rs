//! Which methods and headers can be listed at all, by the lists of the Fetch Standard.

use actix_web::http::{Method, header::HeaderName};

use crate::error::NameProblem;

/// Methods that `fetch` puts into upper case, and PATCH, of which people believe it.
const UPPER_CASE_METHODS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// <https://fetch.spec.whatwg.org/#forbidden-method>
const FORBIDDEN_METHODS: [&str; 3] = ["CONNECT", "TRACE", "TRACK"];

/// <https://fetch.spec.whatwg.org/#forbidden-request-header>
const FORBIDDEN_REQUEST_HEADERS: [&str; 19] = [
    "accept-charset",
    "accept-encoding",
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

/// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
const SAFELISTED_RESPONSE_HEADERS: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// Reads a method that a preflight can grant.
pub(crate) fn method(name: &str) -> Result<Method, NameProblem> {
    if name == "*" {
        return Err(NameProblem::Wildcard);
    }
    let is = |known: &&&str| known.eq_ignore_ascii_case(name);
    if FORBIDDEN_METHODS.iter().any(|known| is(&known)) {
        return Err(NameProblem::ForbiddenMethod);
    }
    match UPPER_CASE_METHODS.iter().find(is) {
        Some(upper) if *upper != name => Err(NameProblem::MethodCase(upper)),
        _ => Method::from_bytes(name.as_bytes()).map_err(|_| NameProblem::NotAToken),
    }
}

/// Reads a request header that a preflight can grant.
pub(crate) fn request_header(name: &str) -> Result<HeaderName, NameProblem> {
    let name = header(name)?;
    let forbidden = FORBIDDEN_REQUEST_HEADERS.contains(&name.as_str())
        || ["proxy-", "sec-"]
            .iter()
            .any(|prefix| name.as_str().starts_with(prefix));
    if forbidden {
        Err(NameProblem::ForbiddenRequestHeader)
    } else {
        Ok(name)
    }
}

/// Reads a response header that script cannot read unless it is exposed.
pub(crate) fn exposed_header(name: &str) -> Result<HeaderName, NameProblem> {
    let name = header(name)?;
    match name.as_str() {
        safelisted if SAFELISTED_RESPONSE_HEADERS.contains(&safelisted) => {
            Err(NameProblem::SafelistedResponseHeader)
        }
        // https://fetch.spec.whatwg.org/#forbidden-response-header-name
        "set-cookie" | "set-cookie2" => Err(NameProblem::ForbiddenResponseHeader),
        _ => Ok(name),
    }
}

fn header(name: &str) -> Result<HeaderName, NameProblem> {
    if name == "*" {
        return Err(NameProblem::Wildcard);
    }
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| NameProblem::NotAToken)?;
    if name.as_str().starts_with("access-control-") {
        Err(NameProblem::CorsHeader)
    } else {
        Ok(name)
    }
}
