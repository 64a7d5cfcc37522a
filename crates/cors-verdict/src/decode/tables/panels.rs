//! Short labels of developer tools: network panels and lists of issues.

use crate::cause::Cause;
use crate::decode::pattern::{Pattern, Weight};

const fn label(template: &'static str, causes: &'static [Cause]) -> Pattern {
    Pattern::unnamed(template, causes).with_weight(Weight::Companion)
}

const ANY: &[Cause] = &[
    Cause::ACAO_MISSING,
    Cause::PREFLIGHT_ACAO_MISSING,
    Cause::ACAO_MISMATCH,
    Cause::PREFLIGHT_BAD_STATUS,
    Cause::HEADER_NOT_ALLOWED,
    Cause::NETWORK_ERROR,
];
const ISSUE: &str = "The list of issues names the reason further below, under the affected requests; the red line of the console has it too.";

#[rustfmt::skip]
pub(super) static PATTERNS: &[Pattern] = &[
    label("CORS Missing Allow Origin", &[Cause::ACAO_MISSING, Cause::PREFLIGHT_ACAO_MISSING, Cause::ACAO_MISSING_ON_ERROR, Cause::PREFLIGHT_UNHANDLED]),
    label("CORS Allow Origin Not Matching Origin", &[Cause::ACAO_MISMATCH, Cause::PREFLIGHT_ACAO_MISMATCH, Cause::ACAO_NEAR_MISS, Cause::ACAO_DUPLICATE_HEADER]),
    label("CORS Multiple Allow Origin Not Allowed", &[Cause::ACAO_DUPLICATE_HEADER, Cause::PREFLIGHT_ACAO_MULTIPLE_VALUES]),
    label("CORS Missing Allow Credentials", &[Cause::ACAC_MISSING, Cause::ACAC_NOT_TRUE, Cause::PREFLIGHT_ACAC_NOT_TRUE]),
    label("CORS Not Supporting Credentials", &[Cause::ACAO_WILDCARD_WITH_CREDENTIALS, Cause::PREFLIGHT_ACAO_WILDCARD_WITH_CREDENTIALS]),
    label("CORS No Allow Credentials", &[Cause::ACAO_WILDCARD_WITH_CREDENTIALS, Cause::ACAC_MISSING]),
    label("CORS Preflight Did Not Succeed", &[Cause::PREFLIGHT_BAD_STATUS, Cause::PREFLIGHT_UNHANDLED, Cause::PREFLIGHT_AUTH_REQUIRED, Cause::PREFLIGHT_NETWORK_ERROR]),
    label("CORS Method Not Found", &[Cause::METHOD_NOT_ALLOWED, Cause::METHOD_CASE_MISMATCH]),
    label("CORS Missing Allow Header", &[Cause::HEADER_NOT_ALLOWED, Cause::CONTENT_TYPE_NOT_ALLOWED, Cause::AUTHORIZATION_NOT_ALLOWED]),
    label("CORS Invalid Allow Method", &[Cause::ACAM_INVALID_SYNTAX]),
    label("CORS Invalid Allow Header", &[Cause::ACAH_INVALID_SYNTAX]),
    label("CORS External Redirect Not Allowed", &[Cause::PREFLIGHT_REDIRECT, Cause::REDIRECT_SECOND_PREFLIGHT]),
    label("CORS Origin Header Not Added", &[Cause::ORIGIN_HEADER_NOT_ADDED]),
    label("CORS Did Not Succeed", &[Cause::NETWORK_ERROR, Cause::PREFLIGHT_NETWORK_ERROR]),
    label("CORS Disabled", &[Cause::CORS_DISABLED_BY_USER]),
    label("CORS Failed", &[Cause::NETWORK_ERROR, Cause::ACAO_MISSING, Cause::PREFLIGHT_NETWORK_ERROR]),
    label("Ensure CORS response header values are valid", ANY).with_note(ISSUE),
    label("A cross-origin resource sharing (CORS) request was blocked", ANY).with_note(ISSUE),
    label("Ensure preflight responses are valid", &[Cause::PREFLIGHT_BAD_STATUS, Cause::PREFLIGHT_ACAO_MISSING, Cause::PREFLIGHT_UNHANDLED]).with_note(ISSUE),
    label("Ensure CORS requests are made on supported schemes", &[Cause::SCHEME_NOT_CORS]),
    label("Ensure CORS requests include credentials only when allowed", &[Cause::ACAC_MISSING, Cause::ACAC_NOT_TRUE, Cause::ACAO_WILDCARD_WITH_CREDENTIALS]).with_note(ISSUE),
    label("Ensure private network requests are made from secure contexts", &[Cause::LNA_INSECURE_CONTEXT]),
    label("Ensure no same-origin", &[Cause::MODE_SAME_ORIGIN]),
    label("PreflightMissingAllowOriginHeader", &[Cause::PREFLIGHT_ACAO_MISSING, Cause::PREFLIGHT_UNHANDLED]),
    label("PreflightInvalidStatus", &[Cause::PREFLIGHT_BAD_STATUS, Cause::PREFLIGHT_AUTH_REQUIRED]),
    label("PreflightDisallowedRedirect", &[Cause::PREFLIGHT_REDIRECT, Cause::PREFLIGHT_REDIRECT_NO_ACAO]),
    label("MissingAllowOriginHeader", &[Cause::ACAO_MISSING, Cause::ACAO_MISSING_ON_ERROR]),
    label("HeaderDisallowedByPreflightResponse", &[Cause::HEADER_NOT_ALLOWED]),
    label("MethodDisallowedByPreflightResponse", &[Cause::METHOD_NOT_ALLOWED]),
];
