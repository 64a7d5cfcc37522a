//! WebKitGTK 2.50. Its messages have no names of their own; the codes are the numbers of
//! `docs/console-messages.md` in this repository.

use std::borrow::Cow;

use url::Url;

use crate::case::Case;
use crate::console::message::ConsoleMessage;
use crate::failure::{CorsCheckFailure, Failure, PreflightFailure, RedirectFailure};
use crate::header::text;
use crate::http_url::{includes_credentials, without_user_info};
use crate::refusal::{FailedHop, spelling_of};

/// WebKit's message for a refusal: the line with the reason, which has no URL.
pub(super) fn message(case: &Case, hop: &FailedHop) -> ConsoleMessage {
    let url = &hop.url;
    match &hop.failure {
        Failure::BadPort(port) => ConsoleMessage::text(format!(
            "Not allowed to use restricted network port {port}: {url}"
        )),
        Failure::ModeSameOrigin if hop.index > 0 => unsafe_attempt(case, hop),
        // The text of W17 never reaches the console.
        Failure::ModeSameOrigin => {
            ConsoleMessage::new("W17", format!("Fetch API cannot load {url}."))
        }
        Failure::NoCorsRedirectMode => {
            ConsoleMessage::new("W18", "No-Cors mode requires follow redirect mode")
        }
        Failure::Scheme => {
            ConsoleMessage::new("W16", "Cross origin requests are only supported for HTTP.")
        }
        Failure::StreamUpload => {
            ConsoleMessage::text("NotSupportedError: ReadableStream uploading is not supported")
        }
        Failure::Network | Failure::NotHttp => ConsoleMessage::nothing(),
        Failure::RedirectModeError => ConsoleMessage::new(
            "W13",
            format!("Not allowed to follow a redirection while loading {url}"),
        ),
        Failure::Redirect(failure) => redirect(*failure, case, hop),
        Failure::CorsCheck(failure) => {
            let (code, reason) = cors_check(failure, hop);
            match hop.location() {
                Some(target) => ConsoleMessage::new("W10", redirection(target, &reason)),
                None => ConsoleMessage::new(code, reason),
            }
        }
        Failure::Preflight(failure) => preflight(failure, case, hop),
    }
}

fn unsafe_attempt(case: &Case, hop: &FailedHop) -> ConsoleMessage {
    let origin = case.page_origin.as_str();
    ConsoleMessage::new(
        "W15",
        format!(
            "Unsafe attempt to load URL {} from origin {origin}. Domains, protocols and ports must match.",
            hop.url
        ),
    )
}

fn cors_check(failure: &CorsCheckFailure, hop: &FailedHop) -> (&'static str, String) {
    match failure {
        CorsCheckFailure::WildcardWithCredentials => (
            "W2",
            "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."
                .to_owned(),
        ),
        CorsCheckFailure::OriginUnequal { value, .. } if value.contains(&b',') => (
            "W3",
            "Access-Control-Allow-Origin cannot contain more than one origin.".to_owned(),
        ),
        CorsCheckFailure::OriginMissing | CorsCheckFailure::OriginUnequal { .. } => {
            let reason = format!(
                "Origin {} is not allowed by Access-Control-Allow-Origin.",
                hop.origin
            );
            ("W1", with_status(hop, reason))
        }
        CorsCheckFailure::CredentialsNotTrue(_) => (
            "W4",
            "Credentials flag is true, but Access-Control-Allow-Credentials is not \"true\"."
                .to_owned(),
        ),
    }
}

fn preflight(failure: &PreflightFailure, case: &Case, hop: &FailedHop) -> ConsoleMessage {
    let (code, message) = match failure {
        // The reason is the transport's own sentence; this is the line that follows it.
        PreflightFailure::Network => ("W25", access_control_checks(hop.url.as_str())),
        PreflightFailure::CorsCheck(failure) => cors_check(failure, hop),
        PreflightFailure::BadStatus | PreflightFailure::Redirected => (
            "W5",
            with_status(hop, "Preflight response is not successful.".to_owned()),
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
                hop.method
            ),
        ),
        PreflightFailure::Header { name, .. } => (
            "W9",
            format!(
                "Request header field {} is not allowed by Access-Control-Allow-Headers.",
                spelling_of(case, name)
            ),
        ),
    };
    ConsoleMessage::new(code, message)
}

fn redirect(failure: RedirectFailure, case: &Case, hop: &FailedHop) -> ConsoleMessage {
    // Only what has a Location fails as a redirect.
    let target = hop.location().unwrap_or(hop.url.as_str());
    match failure {
        RedirectFailure::TooMany => {
            ConsoleMessage::new("W14", "Load cannot follow more than 20 redirections")
        }
        RedirectFailure::StreamBody => ConsoleMessage::nothing(),
        RedirectFailure::UserInfo => ConsoleMessage::new(
            "W12",
            redirection(target, &format!("redirection URL {target} has credentials")),
        ),
        RedirectFailure::Scheme if target.starts_with("ftp:") => {
            ConsoleMessage::new("W29", "FTP URLs are disabled")
        }
        RedirectFailure::BadLocation | RedirectFailure::Scheme if hop.is_cors => {
            ConsoleMessage::new(
                "W11",
                redirection(
                    target,
                    "not allowed to follow a cross-origin CORS redirection with non CORS scheme",
                ),
            )
        }
        RedirectFailure::BadLocation if case.page_origin.is_opaque() => ConsoleMessage::nothing(),
        RedirectFailure::BadLocation => ConsoleMessage::new("W26", access_control_checks(target)),
        RedirectFailure::Scheme if is_unloadable(target) => {
            ConsoleMessage::new("W26", access_control_checks(hop.url.as_str()))
        }
        RedirectFailure::Scheme => ConsoleMessage::new(
            "W20",
            "Redirection to URL with a scheme that is not HTTP(S).",
        ),
    }
}

fn is_unloadable(target: &str) -> bool {
    target.starts_with("file:") || target.starts_with("blob:")
}

/// The target is shown without user name and password.
fn redirection(target: &str, reason: &str) -> String {
    let target = shown(target);
    format!(
        "Cross-origin redirection to {target} denied by Cross-Origin Resource Sharing policy: {reason}"
    )
}

fn shown(target: &str) -> Cow<'_, str> {
    let has_user_info = Url::parse(target).is_ok_and(|url| includes_credentials(&url));
    let without = has_user_info.then(|| without_user_info(target)).flatten();
    without.map_or(Cow::Borrowed(target), Cow::Owned)
}

fn access_control_checks(url: &str) -> String {
    format!("Fetch API cannot load {url} due to access control checks.")
}

fn with_status(hop: &FailedHop, message: String) -> String {
    match hop.status() {
        Some(status) => format!("{message} Status code: {status}"),
        None => message,
    }
}
