//! What the words of a text leave possible of the causes of a message whose wording is not known.

use cors_verdict::{Credentials, Decoded};

use crate::formats::Prose;

/// Takes out the causes that the words exclude: those of another status, of preflights to a request that needs none,
/// and of credentials that are not sent.
pub(crate) fn narrow(message: &mut Decoded, prose: &Prose) {
    let is_known = message.engine.is_some() || message.code.is_some() || message.not_cors.is_some();
    if is_known || message.causes.len() < 2 {
        return;
    }
    let is_simple = matches!(prose.method.as_deref(), None | Some("GET" | "HEAD"))
        && !prose.names_preflight
        && prose.request_headers.is_empty();
    let is_success = prose.status.is_some_and(|it| (200..300).contains(&it));
    let is_without = matches!(
        prose.credentials,
        Some(Credentials::Omit | Credentials::SameOrigin)
    );
    let fits = |id: &str| {
        let is_of_preflight = id.contains("preflight");
        let is_of_error =
            id.ends_with("on-error") || id.starts_with("redirect-") || id == "not-http";
        let is_of_credentials = id.contains("with-credentials") || id.contains("acac-");
        let is_excluded = (is_of_preflight && is_simple && prose.status.is_some())
            || (is_of_error && is_success)
            || (is_of_credentials && is_without);
        !is_excluded
    };
    let possible = message.causes.iter().any(|it| fits(it.cause.id()));
    if possible {
        message.causes.retain(|it| fits(it.cause.id()));
    }
}
