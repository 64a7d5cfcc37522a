//! WebKitGTK 2.50: its messages, under the numbers W1 to W30 of this project's table.

use super::{LocationFirst, PreflightsAgain, Profile, Says, Streams, text};
use crate::preflight::Check;
use crate::refusal::{CorsCheckFailure, Failure, PreflightFailure, RedirectFailure, Refusal};

/// Where WebKit leaves the standard.
pub static PROFILE: Profile = Profile {
    order: &[
        Check::Status,
        Check::Cors,
        Check::ParseMethods,
        Check::ParseHeaders,
        Check::Method,
        Check::Headers,
    ],
    joins_repeated_headers: true,
    safelists_client_hints: false,
    drops_user_agent: false,
    ignores_upload_of_get: false,
    real_origin_in_second_preflight: false,
    preflights_again: PreflightsAgain::WithDroppedHeaders,
    refuses_user_info_within_origin: false,
    reads_location_first: LocationFirst::Ftp,
    needs_location: true,
    non_ascii_is_unsafe: false,
    trusts_preflight_at_home: false,
    reads_http09: false,
    streams: Streams::Refused,
    max_age_limit: Some(600),
    max_age_when_invalid: 5,
};

/// What WebKit reports for a refusal: the line with the reason, which has no URL.
pub fn says(refusal: &Refusal) -> Says {
    let url = &refusal.url;
    match &refusal.failure {
        Failure::BadPort(port) => Says::text(format!(
            "Not allowed to use restricted network port {port}: {url}"
        )),
        Failure::ModeSameOrigin if refusal.hop > 0 => Says::new(
            "W15",
            format!(
                "Unsafe attempt to load URL {url} from origin {}. Domains, protocols and ports must match.",
                refusal.page_origin.as_str()
            ),
        ),
        // The text of W17 never reaches the console.
        Failure::ModeSameOrigin => Says::new("W17", format!("Fetch API cannot load {url}.")),
        Failure::NoCorsRedirectMode => Says::new(
            "W18",
            "No-Cors mode requires follow redirect mode".to_owned(),
        ),
        Failure::Scheme => Says::new(
            "W16",
            "Cross origin requests are only supported for HTTP.".to_owned(),
        ),
        Failure::StreamUpload => {
            Says::text("NotSupportedError: ReadableStream uploading is not supported".to_owned())
        }
        Failure::Network { .. } => Says::nothing(),
        Failure::RedirectModeError => Says::new(
            "W13",
            format!("Not allowed to follow a redirection while loading {url}"),
        ),
        Failure::Redirect(failure) => redirect(failure, refusal),
        Failure::CorsCheck(failure) => {
            let says = cors_check(failure, refusal);
            match &refusal.location {
                Some(target) => redirection(target, says.message.as_deref().unwrap_or_default()),
                None => says,
            }
        }
        Failure::Preflight(failure) => preflight(failure, refusal),
    }
}

fn cors_check(failure: &CorsCheckFailure, refusal: &Refusal) -> Says {
    let (code, message) = match failure {
        CorsCheckFailure::WildcardWithCredentials => (
            "W2",
            "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."
                .to_owned(),
        ),
        CorsCheckFailure::OriginUnequal { value, .. } if value.contains(&b',') => (
            "W3",
            "Access-Control-Allow-Origin cannot contain more than one origin.".to_owned(),
        ),
        CorsCheckFailure::OriginMissing | CorsCheckFailure::OriginUnequal { .. } => (
            "W1",
            format!(
                "Origin {} is not allowed by Access-Control-Allow-Origin. Status code: {}",
                refusal.request_origin,
                refusal.status.unwrap_or_default()
            ),
        ),
        CorsCheckFailure::CredentialsNotTrue { .. } => (
            "W4",
            "Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\"."
                .to_owned(),
        ),
    };
    Says::new(code, message)
}

fn preflight(failure: &PreflightFailure, refusal: &Refusal) -> Says {
    let (code, message) = match failure {
        // The reason is the transport's own sentence; this is the line that follows it.
        PreflightFailure::Network => (
            "W25",
            format!(
                "Fetch API cannot load {} due to access control checks.",
                refusal.url
            ),
        ),
        PreflightFailure::CorsCheck(failure) => return cors_check(failure, refusal),
        PreflightFailure::BadStatus | PreflightFailure::Redirected => (
            "W5",
            format!(
                "Preflight response is not successful. Status code: {}",
                refusal.status.unwrap_or_default()
            ),
        ),
        PreflightFailure::InvalidMethods(invalid) => (
            "W6",
            format!(
                "Header Access-Control-Allow-Methods has an invalid value: {}",
                text(&invalid.value)
            ),
        ),
        PreflightFailure::InvalidHeaders(invalid) => (
            "W7",
            format!(
                "Header Access-Control-Allow-Headers has an invalid value: {}",
                text(&invalid.value)
            ),
        ),
        PreflightFailure::Method { .. } => (
            "W8",
            format!(
                "Method {} is not allowed by Access-Control-Allow-Methods.",
                refusal.method
            ),
        ),
        PreflightFailure::Header { name, .. } => (
            "W9",
            format!(
                "Request header field {} is not allowed by Access-Control-Allow-Headers.",
                refusal.spelling_of(name)
            ),
        ),
    };
    Says::new(code, message)
}

fn redirect(failure: &RedirectFailure, refusal: &Refusal) -> Says {
    let target = refusal.location.as_deref().unwrap_or_default();
    let (code, why) = match failure {
        RedirectFailure::TooMany => {
            let message = "Load cannot follow more than 20 redirections".to_owned();
            return Says::new("W14", message);
        }
        RedirectFailure::Scheme if target.starts_with("ftp:") => {
            return Says::new("W29", "FTP URLs are disabled".to_owned());
        }
        RedirectFailure::StreamBody => return Says::nothing(),
        RedirectFailure::BadLocation if !refusal.is_cors && refusal.page_origin.is_opaque() => {
            return Says::nothing();
        }
        RedirectFailure::BadLocation if !refusal.is_cors => {
            let message = format!("Fetch API cannot load {target} due to access control checks.");
            return Says::new("W26", message);
        }
        RedirectFailure::Scheme if !refusal.is_cors && is_unloadable(target) => {
            let url = &refusal.url;
            let message = format!("Fetch API cannot load {url} due to access control checks.");
            return Says::new("W26", message);
        }
        RedirectFailure::Scheme if !refusal.is_cors => {
            let message = "Redirection to URL with a scheme that is not HTTP(S).".to_owned();
            return Says::new("W20", message);
        }
        RedirectFailure::BadLocation | RedirectFailure::Scheme => (
            "W11",
            "not allowed to follow a cross-origin CORS redirection with non CORS scheme".to_owned(),
        ),
        RedirectFailure::UserInfo => ("W12", format!("redirection URL {target} has credentials")),
    };
    Says {
        code: Some(code),
        ..redirection(target, &why)
    }
}

fn is_unloadable(target: &str) -> bool {
    target.starts_with("file:") || target.starts_with("blob:")
}

fn redirection(target: &str, why: &str) -> Says {
    Says::new(
        "W10",
        format!(
            "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: {why}"
        ),
    )
}
