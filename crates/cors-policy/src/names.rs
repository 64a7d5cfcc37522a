//! Which methods and headers can be listed at all, by the lists of the Fetch Standard.

use actix_web::http::{Method, header::HeaderName};
use fetch_names::{
    is_forbidden_method, is_forbidden_request_header_name, is_forbidden_response_header_name,
    is_safelisted_response_header_name,
};

use crate::error::NameProblem;

/// Methods that `fetch` puts into upper case, and PATCH, of which people believe it.
const UPPER_CASE_METHODS: [&str; 7] = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// Reads a method that a preflight can grant.
pub(crate) fn method(name: &str) -> Result<Method, NameProblem> {
    if name == "*" {
        return Err(NameProblem::Wildcard);
    }
    if is_forbidden_method(name) {
        return Err(NameProblem::ForbiddenMethod);
    }
    let mut upper_case = UPPER_CASE_METHODS.iter();
    match upper_case.find(|known| known.eq_ignore_ascii_case(name)) {
        Some(upper) if *upper != name => Err(NameProblem::MethodCase(upper)),
        _ => Method::from_bytes(name.as_bytes()).map_err(|_| NameProblem::NotAToken),
    }
}

/// Reads a request header that a preflight can grant.
pub(crate) fn request_header(name: &str) -> Result<HeaderName, NameProblem> {
    let name = header(name)?;
    if is_forbidden_request_header_name(name.as_str()) {
        Err(NameProblem::ForbiddenRequestHeader)
    } else {
        Ok(name)
    }
}

/// Reads a response header that script cannot read unless it is exposed.
pub(crate) fn exposed_header(name: &str) -> Result<HeaderName, NameProblem> {
    let name = header(name)?;
    if is_safelisted_response_header_name(name.as_str()) {
        Err(NameProblem::SafelistedResponseHeader)
    } else if is_forbidden_response_header_name(name.as_str()) {
        Err(NameProblem::ForbiddenResponseHeader)
    } else {
        Ok(name)
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
