//! Firefox 153: the keys of its `security.properties` and the sentences they stand for.

use super::{LocationFirst, PreflightsAgain, Profile, Says, Streams, text};
use crate::case::includes_credentials;
use crate::preflight::Check;
use crate::redirect::unloadable;
use crate::refusal::{CorsCheckFailure, Failure, PreflightFailure, RedirectFailure, Refusal};

/// Where Firefox leaves the standard.
pub static PROFILE: Profile = Profile {
    order: &[
        Check::LoadableRedirect,
        Check::Cors,
        Check::NotRedirected,
        Check::Status,
        Check::ParseMethods,
        Check::Method,
        Check::ParseHeaders,
        Check::Headers,
    ],
    joins_repeated_headers: false,
    safelists_client_hints: false,
    drops_user_agent: false,
    ignores_upload_of_get: false,
    real_origin_in_second_preflight: true,
    preflights_again: PreflightsAgain::WithoutHeaders,
    refuses_user_info_within_origin: false,
    reads_location_first: LocationFirst::NotLoadable,
    needs_location: false,
    non_ascii_is_unsafe: true,
    trusts_preflight_at_home: true,
    reads_http09: true,
    streams: Streams::AsText,
    max_age_limit: Some(86_400),
    max_age_when_invalid: 0,
};

/// What Firefox reports for a refusal: the first line, which is the specific one.
pub fn says(refusal: &Refusal) -> Says {
    let url = refusal.url.as_str();
    match &refusal.failure {
        Failure::BadPort(_) | Failure::NoCorsRedirectMode | Failure::RedirectModeError => {
            Says::nothing()
        }
        Failure::ModeSameOrigin => security_error(refusal, "may not load data from"),
        Failure::Scheme => scheme(refusal, refusal.url.scheme()),
        // Only a CORS request that dies is worth a line.
        Failure::Network { .. }
        | Failure::Redirect(RedirectFailure::TooMany | RedirectFailure::BadLocation)
            if !refusal.is_cors =>
        {
            Says::nothing()
        }
        Failure::Network { .. }
        | Failure::StreamUpload
        | Failure::Preflight(PreflightFailure::Network) => did_not_succeed(url),
        Failure::Redirect(failure) => redirect(failure, refusal),
        Failure::CorsCheck(failure) => cors_check(failure, refusal),
        Failure::Preflight(failure) => preflight(failure, refusal),
    }
}

/// The warning for `Authorization` under a wildcard; the request goes through.
pub(crate) fn authorization_warning(url: &str) -> Says {
    Says::new(
        "CORSAllowHeaderFromPreflightDeprecation",
        format!(
            "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`)."
        ),
    )
}

fn cors_check(failure: &CorsCheckFailure, refusal: &Refusal) -> Says {
    let url = refusal.url.as_str();
    match failure {
        CorsCheckFailure::OriginMissing => Says::new(
            "CORSMissingAllowOrigin2",
            with_status(
                url,
                "CORS header ‘Access-Control-Allow-Origin’ missing",
                refusal.status,
            ),
        ),
        CorsCheckFailure::WildcardWithCredentials => Says::new(
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
        } => duplicate_lines(url),
        CorsCheckFailure::OriginUnequal { value, .. } => Says::new(
            "CORSAllowOriginNotMatchingOrigin",
            blocked(
                url,
                &format!(
                    "CORS header ‘Access-Control-Allow-Origin’ does not match ‘{}’",
                    text(value)
                ),
            ),
        ),
        CorsCheckFailure::CredentialsNotTrue { .. } => Says::new(
            "CORSMissingAllowCredentials",
            blocked(
                url,
                "expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’",
            ),
        ),
    }
}

fn preflight(failure: &PreflightFailure, refusal: &Refusal) -> Says {
    let url = refusal.url.as_str();
    let (code, reason) = match failure {
        PreflightFailure::Network => return did_not_succeed(url),
        PreflightFailure::CorsCheck(failure) => return cors_check(failure, refusal),
        // It notices the redirect only where it would follow it.
        PreflightFailure::Redirected if refusal.follows_redirects => {
            let location = refusal.location.as_deref().unwrap_or_default();
            match unloadable(location, &refusal.url) {
                Some("file" | "blob") => return security_error(refusal, "may not load or link to"),
                Some(_) => return did_not_succeed(url),
                None if !could_be_followed(location, &refusal.url) => return did_not_succeed(url),
                None => (
                    "CORSExternalRedirectNotAllowed",
                    "CORS request external redirect not allowed".to_owned(),
                ),
            }
        }
        PreflightFailure::BadStatus | PreflightFailure::Redirected => {
            let reason = "CORS preflight response did not succeed";
            let message = with_status(url, reason, refusal.status);
            return Says::new("CORSPreflightDidNotSucceed3", message);
        }
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
    Says::new(code, blocked(url, &reason))
}

/// Whether a CORS request could go there.
fn could_be_followed(location: &str, current: &url::Url) -> bool {
    current.join(location).is_ok_and(|target| {
        matches!(target.scheme(), "http" | "https") && !includes_credentials(&target)
    })
}

fn redirect(failure: &RedirectFailure, refusal: &Refusal) -> Says {
    match failure {
        RedirectFailure::Scheme => {
            let location = refusal.location.as_deref().unwrap_or_default();
            let scheme_of = location.split(':').next().unwrap_or_default();
            match scheme_of {
                "data" if refusal.is_cors => did_not_succeed(refusal.url.as_str()),
                "data" => Says::nothing(),
                _ => scheme(refusal, scheme_of),
            }
        }
        _ => did_not_succeed(refusal.url.as_str()),
    }
}

fn scheme(refusal: &Refusal, scheme: &str) -> Says {
    match scheme {
        "ws" | "wss" => Says::nothing(),
        "file" | "resource" | "blob" => security_error(refusal, "may not load or link to"),
        _ if !refusal.is_cors && matches!(refusal.failure, Failure::Redirect(_)) => Says::nothing(),
        _ => {
            let url = match refusal.failure {
                Failure::Redirect(_) => refusal.location.as_deref(),
                _ => None,
            };
            Says::new(
                "CORSRequestNotHttp",
                blocked(url.unwrap_or(refusal.url.as_str()), "CORS request not http"),
            )
        }
    }
}

fn security_error(refusal: &Refusal, what: &str) -> Says {
    let url = match refusal.failure {
        Failure::Redirect(_) | Failure::Preflight(_) => refusal.location.as_deref(),
        _ => None,
    };
    Says::new(
        "SOP",
        format!(
            "Security Error: Content at {}/ {what} {}.",
            refusal.page_origin.as_str(),
            url.unwrap_or(refusal.url.as_str())
        ),
    )
}

fn did_not_succeed(url: &str) -> Says {
    // The engine passes no status to this sentence, so it prints the word.
    let message = blocked(url, "CORS request did not succeed");
    Says::new(
        "CORSDidNotSucceed2",
        format!("{message} Status code: (null)."),
    )
}

fn duplicate_lines(url: &str) -> Says {
    Says::new(
        "CORSMultipleAllowOriginNotAllowed",
        blocked(
            url,
            "Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed",
        ),
    )
}

fn with_status(url: &str, reason: &str, status: Option<u16>) -> String {
    let status = status.unwrap_or_default();
    format!("{} Status code: {status}.", blocked(url, reason))
}

fn blocked(url: &str, reason: &str) -> String {
    format!(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: {reason})."
    )
}
