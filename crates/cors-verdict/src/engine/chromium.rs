//! Chromium 156: the members of its `Network.CorsError` and their console messages, for `fetch()`.

use super::{LocationFirst, PreflightsAgain, Profile, Says, Streams, text};
use crate::cause::AllowOriginValue;
use crate::cause::near_miss::parses_as_url;
use crate::preflight::Check;
use crate::refusal::{CorsCheckFailure, Failure, PreflightFailure, RedirectFailure, Refusal};

/// Where Chromium leaves the standard.
pub static PROFILE: Profile = Profile {
    order: &[
        Check::NotRedirected,
        Check::Cors,
        Check::Status,
        Check::ParseMethods,
        Check::ParseHeaders,
        Check::Method,
        Check::Headers,
    ],
    joins_repeated_headers: true,
    safelists_client_hints: true,
    drops_user_agent: true,
    ignores_upload_of_get: true,
    real_origin_in_second_preflight: false,
    preflights_again: PreflightsAgain::Never,
    refuses_user_info_within_origin: true,
    reads_location_first: LocationFirst::NoUrl,
    needs_location: true,
    non_ascii_is_unsafe: false,
    trusts_preflight_at_home: false,
    reads_http09: false,
    streams: Streams::NeedHttp2,
    max_age_limit: Some(7200),
    max_age_when_invalid: 5,
};

/// What stands before the reason when it is the preflight that failed the access control check.
const PREFLIGHT: &str = "Response to preflight request doesn't pass access control check: ";

/// What Chromium reports for a refusal.
pub fn says(refusal: &Refusal) -> Says {
    let url = &refusal.url;
    let origin = refusal.page_origin.as_str();
    match &refusal.failure {
        Failure::BadPort(_) => Says::code("net::ERR_UNSAFE_PORT"),
        Failure::ModeSameOrigin if refusal.hop > 0 => Says::new(
            "origin",
            format!(
                "Unsafe attempt to load URL {url} from frame with URL {}. Domains, protocols and ports must match.",
                page_url(origin)
            ),
        ),
        Failure::ModeSameOrigin => Says::new(
            "DisallowedByMode",
            format!(
                "Fetch API cannot load {url}. Request mode is \"same-origin\" but the URL's origin is not same as the request origin {origin}."
            ),
        ),
        Failure::NoCorsRedirectMode => Says::new(
            "NoCorsRedirectModeNotFollow",
            format!(
                "Fetch API cannot load {url}. Request mode is \"no-cors\" but the redirect mode is not \"follow\"."
            ),
        ),
        Failure::Scheme if url.scheme() == "file" => {
            Says::text(format!("Not allowed to load local resource: {url}"))
        }
        Failure::Scheme => Says::new(
            "CorsDisabledScheme",
            format!(
                "Fetch API cannot load {url}. URL scheme \"{}\" is not supported.",
                url.scheme()
            ),
        ),
        Failure::StreamUpload => Says::code("net::ERR_ALPN_NEGOTIATION_FAILED"),
        Failure::Network { not_http: true } => Says::code("net::ERR_INVALID_HTTP_RESPONSE"),
        Failure::Network { not_http: false } | Failure::Preflight(PreflightFailure::Network) => {
            Says::code("net::ERR_*")
        }
        Failure::RedirectModeError if is_unsafe(refusal) => Says::code("net::ERR_UNSAFE_REDIRECT"),
        Failure::RedirectModeError => Says::code("net::ERR_FAILED"),
        Failure::Redirect(failure) => redirect(failure, refusal),
        Failure::CorsCheck(failure) => {
            let (codes, body) = cors_check(failure);
            Says::new(codes.actual, blocked(refusal, &body))
        }
        Failure::Preflight(failure) => preflight(failure, refusal),
    }
}

fn preflight(failure: &PreflightFailure, refusal: &Refusal) -> Says {
    let (code, body) = match failure {
        PreflightFailure::Network => return Says::code("net::ERR_*"),
        PreflightFailure::Redirected if leads_nowhere(refusal) => {
            return Says::code("net::ERR_INVALID_REDIRECT");
        }
        PreflightFailure::Redirected => (
            "PreflightDisallowedRedirect",
            format!("{PREFLIGHT}Redirect is not allowed for a preflight request."),
        ),
        PreflightFailure::CorsCheck(failure) => {
            let (codes, body) = cors_check(failure);
            (codes.preflight, format!("{PREFLIGHT}{body}"))
        }
        PreflightFailure::BadStatus => (
            "PreflightInvalidStatus",
            format!("{PREFLIGHT}It does not have HTTP ok status."),
        ),
        PreflightFailure::InvalidMethods(_) => (
            "InvalidAllowMethodsPreflightResponse",
            "Cannot parse Access-Control-Allow-Methods response header field in preflight response."
                .to_owned(),
        ),
        PreflightFailure::InvalidHeaders(_) => (
            "InvalidAllowHeadersPreflightResponse",
            "Cannot parse Access-Control-Allow-Headers response header field in preflight response."
                .to_owned(),
        ),
        PreflightFailure::Method { .. } => (
            "MethodDisallowedByPreflightResponse",
            format!(
                "Method {} is not allowed by Access-Control-Allow-Methods in preflight response.",
                refusal.method
            ),
        ),
        PreflightFailure::Header { name, .. } => (
            "HeaderDisallowedByPreflightResponse",
            format!(
                "Request header field {name} is not allowed by Access-Control-Allow-Headers in preflight response."
            ),
        ),
    };
    Says::new(code, blocked(refusal, &body))
}

fn redirect(failure: &RedirectFailure, refusal: &Refusal) -> Says {
    match failure {
        RedirectFailure::BadLocation => Says::code("net::ERR_INVALID_REDIRECT"),
        RedirectFailure::TooMany => Says::code("net::ERR_TOO_MANY_REDIRECTS"),
        RedirectFailure::StreamBody => Says::code("net::ERR_*"),
        RedirectFailure::Scheme => {
            if is_unsafe(refusal) {
                Says::code("net::ERR_UNSAFE_REDIRECT")
            } else if !refusal.is_cors {
                Says::code("net::ERR_UNKNOWN_URL_SCHEME")
            } else {
                Says::new(
                    "CorsDisabledScheme",
                    blocked(
                        refusal,
                        "Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
                    ),
                )
            }
        }
        // Outside CORS it is the rule about embedded credentials.
        RedirectFailure::UserInfo if is_within_origin(refusal) || !refusal.is_cors => {
            Says::code("origin")
        }
        RedirectFailure::UserInfo => Says::new(
            "RedirectContainsCredentials",
            blocked(
                refusal,
                "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
            ),
        ),
    }
}

/// Whether the redirect is to what the network stack follows from no page.
fn is_unsafe(refusal: &Refusal) -> bool {
    let location = refusal.location.as_deref().unwrap_or_default();
    let mut schemes = ["data:", "file:", "blob:"].iter();
    schemes.any(|scheme| location.starts_with(scheme))
}

/// Whether the redirect is to what is no URL.
fn leads_nowhere(refusal: &Refusal) -> bool {
    let location = refusal.location.as_deref().unwrap_or_default();
    refusal.url.join(location).is_err()
}

fn is_within_origin(refusal: &Refusal) -> bool {
    let target = refusal
        .location
        .as_deref()
        .and_then(|location| url::Url::parse(location).ok());
    refusal.page_origin.is_same(&refusal.url)
        && !refusal.tainted
        && target.is_some_and(|target| refusal.page_origin.is_same(&target))
}

struct Codes {
    actual: &'static str,
    preflight: &'static str,
}

fn cors_check(failure: &CorsCheckFailure) -> (Codes, String) {
    let codes = |actual, preflight| Codes { actual, preflight };
    match failure {
        CorsCheckFailure::OriginMissing => (
            codes("MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"),
            "No 'Access-Control-Allow-Origin' header is present on the requested resource.".to_owned(),
        ),
        CorsCheckFailure::WildcardWithCredentials => (
            codes("WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"),
            "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.".to_owned(),
        ),
        CorsCheckFailure::CredentialsNotTrue { value } => (
            codes("InvalidAllowCredentials", "PreflightInvalidAllowCredentials"),
            format!(
                "The value of the 'Access-Control-Allow-Credentials' header in the response is '{}' which must be 'true' when the request's credentials mode is 'include'.",
                escaped(value.as_deref().unwrap_or_default())
            ),
        ),
        CorsCheckFailure::OriginUnequal { value, .. } => {
            let shown = escaped(value);
            let (codes, body) = match AllowOriginValue::of(value, "") {
                AllowOriginValue::CommaList | AllowOriginValue::SpaceList => (
                    codes("MultipleAllowOriginValues", "PreflightMultipleAllowOriginValues"),
                    format!("The 'Access-Control-Allow-Origin' header contains multiple values '{shown}', but only one is allowed."),
                ),
                AllowOriginValue::Null => mismatch(&shown),
                _ if parses_as_url(value) => mismatch(&shown),
                _ => (
                    codes("InvalidAllowOriginValue", "PreflightInvalidAllowOriginValue"),
                    format!("The 'Access-Control-Allow-Origin' header contains the invalid value '{shown}'."),
                ),
            };
            (codes, format!("{body} Have the server send the header with a valid value."))
        }
    }
}

fn mismatch(shown: &str) -> (Codes, String) {
    (
        Codes {
            actual: "AllowOriginMismatch",
            preflight: "PreflightAllowOriginMismatch",
        },
        format!(
            "The 'Access-Control-Allow-Origin' header has a value '{shown}' that is not equal to the supplied origin."
        ),
    )
}

fn blocked(refusal: &Refusal, body: &str) -> String {
    let redirected = if refusal.hop > 0 {
        format!("(redirected from '{}') ", refusal.first_url)
    } else {
        String::new()
    };
    format!(
        "Access to fetch at '{}' {redirected}from origin '{}' has been blocked by CORS policy: {body}",
        refusal.url,
        refusal.page_origin.as_str()
    )
}

/// The page's URL, as far as a case tells it.
fn page_url(origin: &str) -> String {
    format!("{origin}/")
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
