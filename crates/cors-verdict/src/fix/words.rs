//! The words of a fix.

use crate::case::Case;
use crate::cause::Cause;
use crate::failure::{CorsCheckFailure, Failure, PreflightFailure};
use crate::fix::{answer, misspelt};
use crate::header::list_values::InvalidItem;
use crate::header::text;
use crate::refusal::{FailedHop, Refusal, spelling_of};
use crate::template::fill;

/// The words of the cause, with the values of the case. A page that is not to get in needs no remedy.
pub(crate) fn why(case: &Case, refusal: &Refusal) -> String {
    if !case.trusted {
        return filled(refusal.cause.reason(), case, refusal);
    }
    let told =
        answer::told(case, refusal).unwrap_or_else(|| filled(&refusal.cause.text(), case, refusal));
    let is_null = refusal.hop.origin == "null" && refusal.cause == Cause::PREFLIGHT_ACAO_MISMATCH;
    let told = if is_null {
        format!(
            "{told} Never allow null: a page without an origin has to be loaded from a real one."
        )
    } else {
        told
    };
    match misspelt_header(case, refusal) {
        Some(name) => format!("The answer has `{name}`, which is misspelt. {told}"),
        None => told,
    }
}

/// A header that somebody took for the one that is missing.
fn misspelt_header<'a>(case: &'a Case, refusal: &Refusal) -> Option<&'a str> {
    let hop = case.hops.get(refusal.hop.index)?;
    let response = match &refusal.hop.failure {
        Failure::CorsCheck(CorsCheckFailure::OriginMissing) => hop.actual_response(),
        Failure::Preflight(PreflightFailure::CorsCheck(CorsCheckFailure::OriginMissing)) => {
            hop.preflight_response()
        }
        _ => None,
    };
    misspelt::allow_origin(response?)
}

/// A text with the values of the case in it.
fn filled(template: &str, case: &Case, refusal: &Refusal) -> String {
    let hop = &refusal.hop;
    let url = hop.url.as_str();
    let status = hop.status().map_or_else(String::new, |it| it.to_string());
    fill(
        template,
        &[
            ("origin", case.page_origin.as_str()),
            ("url", url),
            ("method", &hop.method),
            ("request", &hop.method),
            ("status", &status),
            ("location", hop.location().unwrap_or(url)),
            ("value", &value(hop)),
            ("header", spelling_of(case, header(hop))),
        ],
    )
}

fn header(hop: &FailedHop) -> &str {
    match &hop.failure {
        Failure::Preflight(PreflightFailure::Header { name, .. }) => name,
        _ => "the header",
    }
}

/// The value that failed a check.
fn value(hop: &FailedHop) -> String {
    if let Some(check) = hop.failure.cors_check() {
        return match check {
            CorsCheckFailure::OriginUnequal { value, .. }
            | CorsCheckFailure::CredentialsNotTrue(Some(value)) => text(value),
            CorsCheckFailure::WildcardWithCredentials => "*".to_owned(),
            CorsCheckFailure::OriginMissing | CorsCheckFailure::CredentialsNotTrue(None) => {
                "absent".to_owned()
            }
        };
    }
    match &hop.failure {
        Failure::Preflight(
            PreflightFailure::InvalidMethods(InvalidItem { item, .. })
            | PreflightFailure::InvalidHeaders(InvalidItem { item, .. }),
        ) => text(item),
        Failure::BadPort(port) => port.to_string(),
        _ => String::new(),
    }
}
