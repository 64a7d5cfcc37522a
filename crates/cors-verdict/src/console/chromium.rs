//! Chromium 156: the members of its `Network.CorsError` and their console messages, for `fetch()`.

use url::Url;

use crate::allow_origin::{AllowOriginValue, parses_as_url};
use crate::case::Case;
use crate::console::message::ConsoleMessage;
use crate::failure::{CorsCheckFailure, Failure, PreflightFailure, RedirectFailure};
use crate::header::name::{ALLOW_HEADERS, ALLOW_METHODS};
use crate::header::text;
use crate::http_url::includes_credentials;
use crate::refusal::FailedHop;

/// The words before the reason when the preflight failed the access control check.
const PREFLIGHT: &str = "Response to preflight request doesn't pass access control check: ";

/// Chromium's message for a refusal.
pub(super) fn message(case: &Case, hop: &FailedHop) -> ConsoleMessage {
    let url = &hop.url;
    let origin = case.page_origin.as_str();
    match &hop.failure {
        Failure::BadPort(_) => ConsoleMessage::code("net::ERR_UNSAFE_PORT"),
        Failure::ModeSameOrigin if hop.index > 0 => ConsoleMessage::new(
            "origin",
            format!(
                "Unsafe attempt to load URL {url} from frame with URL {origin}/. Domains, protocols and ports must match."
            ),
        ),
        Failure::ModeSameOrigin => ConsoleMessage::new(
            "DisallowedByMode",
            format!(
                "Fetch API cannot load {url}. Request mode is \"same-origin\" but the URL's origin is not same as the request origin {origin}."
            ),
        ),
        Failure::NoCorsRedirectMode => ConsoleMessage::new(
            "NoCorsRedirectModeNotFollow",
            format!(
                "Fetch API cannot load {url}. Request mode is \"no-cors\" but the redirect mode is not \"follow\"."
            ),
        ),
        Failure::Scheme => scheme(url),
        Failure::StreamUpload => ConsoleMessage::code("net::ERR_ALPN_NEGOTIATION_FAILED"),
        Failure::NotHttp => ConsoleMessage::code("net::ERR_INVALID_HTTP_RESPONSE"),
        Failure::Network => ConsoleMessage::code("net::ERR_*"),
        Failure::RedirectModeError if is_unsafe(hop) => {
            ConsoleMessage::code("net::ERR_UNSAFE_REDIRECT")
        }
        // The network service looks for user info before the page looks at the redirect mode.
        Failure::RedirectModeError if leads_to_user_info(hop) && !is_within_origin(case, hop) => {
            redirect(RedirectFailure::UserInfo, case, hop)
        }
        Failure::RedirectModeError => ConsoleMessage::code("net::ERR_FAILED"),
        Failure::Redirect(failure) => redirect(*failure, case, hop),
        Failure::CorsCheck(failure) => {
            let (codes, reason) = cors_check(failure);
            ConsoleMessage::new(codes.actual, blocked(case, hop, &reason))
        }
        Failure::Preflight(failure) => preflight(failure, case, hop),
    }
}

fn scheme(url: &Url) -> ConsoleMessage {
    match url.scheme() {
        "file" => ConsoleMessage::text(format!("Not allowed to load local resource: {url}")),
        scheme => ConsoleMessage::new(
            "CorsDisabledScheme",
            format!("Fetch API cannot load {url}. URL scheme \"{scheme}\" is not supported."),
        ),
    }
}

fn preflight(failure: &PreflightFailure, case: &Case, hop: &FailedHop) -> ConsoleMessage {
    let (code, reason) = match failure {
        PreflightFailure::Network => return ConsoleMessage::code("net::ERR_*"),
        PreflightFailure::Redirected if leads_nowhere(hop) => {
            return ConsoleMessage::code("net::ERR_INVALID_REDIRECT");
        }
        PreflightFailure::Redirected => (
            "PreflightDisallowedRedirect",
            format!("{PREFLIGHT}Redirect is not allowed for a preflight request."),
        ),
        PreflightFailure::CorsCheck(failure) => {
            let (codes, reason) = cors_check(failure);
            (codes.preflight, format!("{PREFLIGHT}{reason}"))
        }
        PreflightFailure::BadStatus => (
            "PreflightInvalidStatus",
            format!("{PREFLIGHT}It does not have HTTP ok status."),
        ),
        PreflightFailure::InvalidMethods(_) => (
            "InvalidAllowMethodsPreflightResponse",
            cannot_parse(ALLOW_METHODS),
        ),
        PreflightFailure::InvalidHeaders(_) => (
            "InvalidAllowHeadersPreflightResponse",
            cannot_parse(ALLOW_HEADERS),
        ),
        PreflightFailure::Method { .. } => (
            "MethodDisallowedByPreflightResponse",
            format!(
                "Method {} is not allowed by Access-Control-Allow-Methods in preflight response.",
                hop.method
            ),
        ),
        PreflightFailure::Header { name, .. } => (
            "HeaderDisallowedByPreflightResponse",
            format!(
                "Request header field {name} is not allowed by Access-Control-Allow-Headers in preflight response."
            ),
        ),
    };
    ConsoleMessage::new(code, blocked(case, hop, &reason))
}

fn cannot_parse(header: &str) -> String {
    format!("Cannot parse {header} response header field in preflight response.")
}

fn redirect(failure: RedirectFailure, case: &Case, hop: &FailedHop) -> ConsoleMessage {
    match failure {
        RedirectFailure::BadLocation => ConsoleMessage::code("net::ERR_INVALID_REDIRECT"),
        RedirectFailure::TooMany => ConsoleMessage::code("net::ERR_TOO_MANY_REDIRECTS"),
        RedirectFailure::StreamBody => ConsoleMessage::code("net::ERR_*"),
        RedirectFailure::Scheme if is_unsafe(hop) => {
            ConsoleMessage::code("net::ERR_UNSAFE_REDIRECT")
        }
        RedirectFailure::Scheme if !hop.is_cors => {
            ConsoleMessage::code("net::ERR_UNKNOWN_URL_SCHEME")
        }
        RedirectFailure::Scheme => ConsoleMessage::new(
            "CorsDisabledScheme",
            blocked_at(
                case,
                hop.location().unwrap_or(hop.url.as_str()),
                true,
                "Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
            ),
        ),
        // Outside CORS it is the rule about embedded credentials.
        RedirectFailure::UserInfo if !hop.is_cors || is_within_origin(case, hop) => {
            ConsoleMessage::code("origin")
        }
        RedirectFailure::UserInfo => ConsoleMessage::new(
            "RedirectContainsCredentials",
            blocked(
                case,
                hop,
                "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
            ),
        ),
    }
}

/// Whether the redirect is to a URL that the network stack follows from no page.
fn is_unsafe(hop: &FailedHop) -> bool {
    let schemes = ["data:", "file:", "blob:"];
    hop.location()
        .is_some_and(|location| schemes.iter().any(|scheme| location.starts_with(scheme)))
}

/// Whether the redirect is to what is no URL.
fn leads_nowhere(hop: &FailedHop) -> bool {
    hop.location()
        .is_some_and(|location| hop.url.join(location).is_err())
}

fn leads_to_user_info(hop: &FailedHop) -> bool {
    let target = hop.location().map(|location| hop.url.join(location));
    hop.is_cors && target.is_some_and(|target| target.is_ok_and(|url| includes_credentials(&url)))
}

fn is_within_origin(case: &Case, hop: &FailedHop) -> bool {
    let target = hop
        .location()
        .and_then(|location| Url::parse(location).ok());
    !hop.is_tainted
        && case.page_origin.is_same_origin(&hop.url)
        && target.is_some_and(|target| case.page_origin.is_same_origin(&target))
}

/// The names of one failure on the two responses.
struct Codes {
    actual: &'static str,
    preflight: &'static str,
}

impl Codes {
    const fn new(actual: &'static str, preflight: &'static str) -> Self {
        Self { actual, preflight }
    }
}

fn cors_check(failure: &CorsCheckFailure) -> (Codes, String) {
    match failure {
        CorsCheckFailure::OriginMissing => (
            Codes::new("MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"),
            "No 'Access-Control-Allow-Origin' header is present on the requested resource.".to_owned(),
        ),
        CorsCheckFailure::WildcardWithCredentials => (
            Codes::new("WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"),
            "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.".to_owned(),
        ),
        CorsCheckFailure::CredentialsNotTrue(value) => (
            Codes::new("InvalidAllowCredentials", "PreflightInvalidAllowCredentials"),
            format!(
                "The value of the 'Access-Control-Allow-Credentials' header in the response is '{}' which must be 'true' when the request's credentials mode is 'include'.",
                value.as_deref().map_or_else(String::new, escaped)
            ),
        ),
        CorsCheckFailure::OriginUnequal { value, .. } => origin_unequal(value),
    }
}

fn origin_unequal(value: &[u8]) -> (Codes, String) {
    let shown = escaped(value);
    let (codes, reason) = match AllowOriginValue::of(value, "") {
        AllowOriginValue::CommaList | AllowOriginValue::SpaceList => (
            Codes::new(
                "MultipleAllowOriginValues",
                "PreflightMultipleAllowOriginValues",
            ),
            format!(
                "The 'Access-Control-Allow-Origin' header contains multiple values '{shown}', but only one is allowed."
            ),
        ),
        kind if kind != AllowOriginValue::Null && !parses_as_url(value) => (
            Codes::new(
                "InvalidAllowOriginValue",
                "PreflightInvalidAllowOriginValue",
            ),
            format!(
                "The 'Access-Control-Allow-Origin' header contains the invalid value '{shown}'."
            ),
        ),
        _ => (
            Codes::new("AllowOriginMismatch", "PreflightAllowOriginMismatch"),
            format!(
                "The 'Access-Control-Allow-Origin' header has a value '{shown}' that is not equal to the supplied origin."
            ),
        ),
    };
    (
        codes,
        format!("{reason} Have the server send the header with a valid value."),
    )
}

fn blocked(case: &Case, hop: &FailedHop, reason: &str) -> String {
    blocked_at(case, hop.url.as_str(), hop.index > 0, reason)
}

fn blocked_at(case: &Case, url: &str, is_redirected: bool, reason: &str) -> String {
    let redirected = if is_redirected {
        format!("(redirected from '{}') ", case.request.url)
    } else {
        String::new()
    };
    format!(
        "Access to fetch at '{url}' {redirected}from origin '{}' has been blocked by CORS policy: {reason}",
        case.page_origin.as_str()
    )
}

/// The console prints what is not printable ASCII as `\uXXXX`.
fn escaped(value: &[u8]) -> String {
    let mut escaped = String::with_capacity(value.len());
    for unit in text(value).encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte @ 0x20..=0x7E) => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("\\u{unit:04X}")),
        }
    }
    escaped
}
