//! How to fix a refusal: in words, and as code with the values of the case.
//!
//! The code names the one origin that asked. It never reflects whatever origin comes, never allows
//! `null`, and always varies by `Origin`.

mod actix_cors;
mod client;
mod express;
mod nginx;
mod policy;

use serde::Serialize;

use crate::case::Case;
use crate::cause::{Cause, Family};
use crate::refusal::Refusal;
use policy::Policy;

/// A fix. Code is absent where that place cannot help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// What happened, and what to do.
    pub why: String,
    /// For actix-cors.
    pub actix_cors: Option<String>,
    /// For Express with `cors`.
    pub express: Option<String>,
    /// For nginx in front of an application.
    pub nginx: Option<String>,
    /// For the page, where the page is what has to change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client: Option<String>,
}

/// The fix for a refusal of that case.
pub fn fix(case: &Case, refusal: &Refusal) -> Fix {
    let cause = Cause::of(refusal);
    let policy = server_helps(cause)
        .then(|| Policy::of(case, refusal))
        .flatten();
    Fix {
        why: cause.text().filled(refusal),
        actix_cors: policy.as_ref().map(actix_cors::code),
        express: policy.as_ref().map(express::code),
        nginx: policy.as_ref().map(nginx::code),
        client: client::code(cause, case, refusal),
    }
}

/// Whether CORS headers of a server are what is missing or wrong.
fn server_helps(cause: Cause) -> bool {
    match cause.family() {
        Family::Client => matches!(cause, Cause::ModeSameOrigin),
        Family::CorsCheck => true,
        Family::Preflight => cause != Cause::PreflightNetworkError,
        Family::Redirect => !matches!(
            cause,
            Cause::RedirectBackHome
                | Cause::RedirectWithUserinfo
                | Cause::RedirectNonHttp
                | Cause::RedirectBadLocation
                | Cause::RedirectTooMany
                | Cause::RedirectModeError
                | Cause::RedirectStreamBody
        ),
        Family::Network | Family::WhyPreflight => false,
    }
}
