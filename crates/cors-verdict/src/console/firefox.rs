//! Firefox 153: the keys of its `security.properties` and the sentences they stand for.

use url::Url;

use crate::case::Case;
use crate::console::message::ConsoleMessage;
use crate::failure::{CorsCheckFailure, Failure, PreflightFailure, RedirectFailure};
use crate::header::text;
use crate::http_url::{includes_credentials, is_http};
use crate::redirect::unloadable_scheme;
use crate::refusal::FailedHop;
use crate::request::Redirect;

/// Firefox's message for a refusal: the first line, which is the specific one.
pub(super) fn message(case: &Case, hop: &FailedHop) -> ConsoleMessage {
    match &hop.failure {
        Failure::BadPort(_) | Failure::NoCorsRedirectMode | Failure::RedirectModeError => {
            ConsoleMessage::nothing()
        }
        Failure::ModeSameOrigin => security_error(case, "may not load data from", hop.url.as_str()),
        Failure::Scheme => scheme(case, hop.url.scheme(), hop.url.as_str()),
        // A request outside CORS that dies is not worth a line.
        Failure::Network
        | Failure::NotHttp
        | Failure::Redirect(RedirectFailure::TooMany | RedirectFailure::BadLocation)
            if !hop.is_cors =>
        {
            ConsoleMessage::nothing()
        }
        Failure::Network
        | Failure::NotHttp
        | Failure::StreamUpload
        | Failure::Preflight(PreflightFailure::Network) => did_not_succeed(&hop.url),
        Failure::Redirect(RedirectFailure::Scheme) => redirect_scheme(case, hop),
        Failure::Redirect(_) => did_not_succeed(&hop.url),
        Failure::CorsCheck(failure) => cors_check(failure, hop),
        Failure::Preflight(failure) => preflight(failure, case, hop),
    }
}

/// The warning for `Authorization` under a wildcard; the request goes through.
pub(super) fn authorization_warning(url: &Url) -> ConsoleMessage {
    ConsoleMessage::new(
        "CORSAllowHeaderFromPreflightDeprecation",
        format!(
            "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`)."
        ),
    )
}

fn cors_check(failure: &CorsCheckFailure, hop: &FailedHop) -> ConsoleMessage {
    let url = hop.url.as_str();
    let (code, message) = match failure {
        CorsCheckFailure::OriginMissing => (
            "CORSMissingAllowOrigin2",
            with_status(hop, "CORS header ‘Access-Control-Allow-Origin’ missing"),
        ),
        CorsCheckFailure::WildcardWithCredentials => (
            "CORSNotSupportingCredentials",
            blocked(
                &format!("‘{url}’"),
                "Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’",
            ),
        ),
        // Only lines in exactly this spelling are counted.
        CorsCheckFailure::OriginUnequal {
            canonical_lines: 2..,
            ..
        } => (
            "CORSMultipleAllowOriginNotAllowed",
            blocked(
                url,
                "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed",
            ),
        ),
        CorsCheckFailure::OriginUnequal { value, .. } => (
            "CORSAllowOriginNotMatchingOrigin",
            blocked(url, &does_not_match(value)),
        ),
        CorsCheckFailure::CredentialsNotTrue(_) => (
            "CORSMissingAllowCredentials",
            blocked(
                url,
                "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’",
            ),
        ),
    };
    ConsoleMessage::new(code, message)
}

fn does_not_match(value: &[u8]) -> String {
    let value = text(value);
    format!("CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’")
}

fn preflight(failure: &PreflightFailure, case: &Case, hop: &FailedHop) -> ConsoleMessage {
    let (code, reason) = match failure {
        PreflightFailure::Network => return did_not_succeed(&hop.url),
        PreflightFailure::CorsCheck(failure) => return cors_check(failure, hop),
        PreflightFailure::BadStatus => return preflight_status(hop),
        PreflightFailure::Redirected => return redirected_preflight(case, hop),
        PreflightFailure::InvalidMethods(invalid) => (
            "CORSInvalidAllowMethod",
            format!(
                "invalid token ‘{}’ in CORS header ‘Access-Control-Allow-Methods’",
                text(&invalid.item)
            ),
        ),
        PreflightFailure::InvalidHeaders(invalid) => (
            "CORSInvalidAllowHeader",
            format!(
                "invalid token ‘{}’ in CORS header ‘Access-Control-Allow-Headers’",
                text(&invalid.item)
            ),
        ),
        PreflightFailure::Method { .. } => (
            "CORSMethodNotFound",
            "Did not find method in CORS header ‘Access-Control-Allow-Methods’".to_owned(),
        ),
        PreflightFailure::Header { name, .. } => (
            "CORSMissingAllowHeaderFromPreflight2",
            format!(
                "header ‘{name}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response"
            ),
        ),
    };
    ConsoleMessage::new(code, blocked(hop.url.as_str(), &reason))
}

fn preflight_status(hop: &FailedHop) -> ConsoleMessage {
    ConsoleMessage::new(
        "CORSPreflightDidNotSucceed3",
        with_status(hop, "CORS preflight response did not succeed"),
    )
}

fn redirected_preflight(case: &Case, hop: &FailedHop) -> ConsoleMessage {
    // It notices the redirect only where it would follow it.
    let follows = case.request.redirect == Redirect::Follow;
    let Some(location) = hop.location().filter(|_| follows) else {
        return preflight_status(hop);
    };
    match unloadable_scheme(location, &hop.url) {
        Some("file" | "blob") => security_error(case, "may not load or link to", location),
        Some(_) => did_not_succeed(&hop.url),
        None if !could_be_followed(location, &hop.url) => did_not_succeed(&hop.url),
        None => ConsoleMessage::new(
            "CORSExternalRedirectNotAllowed",
            blocked(
                hop.url.as_str(),
                "CORS request external redirect not allowed",
            ),
        ),
    }
}

/// Whether a CORS request could go there.
fn could_be_followed(location: &str, current: &Url) -> bool {
    current
        .join(location)
        .is_ok_and(|target| is_http(&target) && !includes_credentials(&target))
}

fn redirect_scheme(case: &Case, hop: &FailedHop) -> ConsoleMessage {
    let Some((location_scheme, location)) = hop
        .location()
        .and_then(|location| Some((location.split(':').next()?, location)))
    else {
        return ConsoleMessage::nothing();
    };
    match location_scheme {
        "data" if hop.is_cors => did_not_succeed(&hop.url),
        "data" => ConsoleMessage::nothing(),
        "file" | "resource" | "blob" => scheme(case, location_scheme, location),
        _ if !hop.is_cors => ConsoleMessage::nothing(),
        _ => scheme(case, location_scheme, location),
    }
}

/// The message for a URL whose scheme no CORS request can have.
fn scheme(case: &Case, scheme: &str, url: &str) -> ConsoleMessage {
    match scheme {
        "ws" | "wss" => ConsoleMessage::nothing(),
        "file" | "resource" | "blob" => security_error(case, "may not load or link to", url),
        _ => ConsoleMessage::new("CORSRequestNotHttp", blocked(url, "CORS request not http")),
    }
}

fn security_error(case: &Case, what: &str, url: &str) -> ConsoleMessage {
    let page = case.page_origin.as_str();
    ConsoleMessage::new(
        "SOP",
        format!("Security Error: Content at {page}/ {what} {url}."),
    )
}

fn did_not_succeed(url: &Url) -> ConsoleMessage {
    // The engine passes no status to this sentence, so it prints the word.
    let message = blocked(url.as_str(), "CORS request did not succeed");
    ConsoleMessage::new(
        "CORSDidNotSucceed2",
        format!("{message} Status code: (null)."),
    )
}

fn with_status(hop: &FailedHop, reason: &str) -> String {
    let message = blocked(hop.url.as_str(), reason);
    match hop.status() {
        Some(status) => format!("{message} Status code: {status}."),
        None => message,
    }
}

fn blocked(url: &str, reason: &str) -> String {
    format!(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: {reason})."
    )
}
