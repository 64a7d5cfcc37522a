//! From the failed step to the root cause.

use crate::allow_origin::AllowOriginValue;
use crate::case::Case;
use crate::cause::Cause;
use crate::failure::{CorsCheckFailure, Failure, PreflightFailure, RedirectFailure};
use crate::refusal::FailedHop;
use crate::request::Redirect;

/// The root cause of a refusal.
pub(crate) fn cause_of(case: &Case, hop: &FailedHop) -> Cause {
    match &hop.failure {
        Failure::BadPort(_) => Cause::BAD_PORT,
        Failure::ModeSameOrigin if hop.index > 0 => Cause::REDIRECT_SAME_ORIGIN_MODE,
        Failure::ModeSameOrigin => Cause::MODE_SAME_ORIGIN,
        Failure::NoCorsRedirectMode => Cause::NO_CORS_REDIRECT_MODE,
        Failure::Scheme => Cause::SCHEME_NOT_CORS,
        Failure::StreamUpload => Cause::STREAM_UPLOAD_HTTP1,
        Failure::NotHttp => Cause::NOT_HTTP,
        Failure::Network if hop.preflight.is_some() => Cause::NETWORK_ERROR_AFTER_PREFLIGHT,
        Failure::Network => Cause::NETWORK_ERROR,
        Failure::RedirectModeError => Cause::REDIRECT_MODE_ERROR,
        Failure::Redirect(failure) => redirect(*failure),
        Failure::CorsCheck(failure) => cors_check(failure, case, hop),
        Failure::Preflight(failure) => preflight(failure, case, hop),
    }
}

fn redirect(failure: RedirectFailure) -> Cause {
    match failure {
        RedirectFailure::BadLocation => Cause::REDIRECT_BAD_LOCATION,
        RedirectFailure::Scheme => Cause::REDIRECT_NON_HTTP,
        RedirectFailure::TooMany => Cause::REDIRECT_TOO_MANY,
        RedirectFailure::UserInfo => Cause::REDIRECT_WITH_USERINFO,
        RedirectFailure::StreamBody => Cause::REDIRECT_STREAM_BODY,
    }
}

fn cors_check(failure: &CorsCheckFailure, case: &Case, hop: &FailedHop) -> Cause {
    let was_preflighted = hop.preflight.is_some();
    match failure {
        CorsCheckFailure::OriginMissing => origin_missing(case, hop),
        CorsCheckFailure::WildcardWithCredentials | CorsCheckFailure::CredentialsNotTrue(_)
            if hop.location().is_some() =>
        {
            Cause::REDIRECT_HOP_CREDENTIALS
        }
        CorsCheckFailure::WildcardWithCredentials => Cause::ACAO_WILDCARD_WITH_CREDENTIALS,
        CorsCheckFailure::CredentialsNotTrue(None) if was_preflighted => {
            Cause::ACAC_ONLY_ON_PREFLIGHT
        }
        CorsCheckFailure::CredentialsNotTrue(None) => Cause::ACAC_MISSING,
        CorsCheckFailure::CredentialsNotTrue(Some(_)) => Cause::ACAC_NOT_TRUE,
        CorsCheckFailure::OriginUnequal { lines: 2.., .. } => Cause::ACAO_DUPLICATE_HEADER,
        CorsCheckFailure::OriginUnequal { value, .. } => origin_unequal(value, case, hop),
    }
}

fn origin_missing(case: &Case, hop: &FailedHop) -> Cause {
    if hop.location().is_some() {
        if case.request.redirect == Redirect::Follow {
            Cause::REDIRECT_HOP_ACAO_MISSING
        } else {
            Cause::REDIRECT_MANUAL_ACAO_MISSING
        }
    } else if hop.is_back_home(case) {
        Cause::REDIRECT_BACK_HOME
    } else if hop.index > 0 {
        Cause::REDIRECT_FINAL_ACAO_MISSING
    } else if hop.preflight.is_some() {
        Cause::ACAO_ONLY_ON_PREFLIGHT
    } else if hop.status().is_some_and(|status| status >= 400) {
        Cause::ACAO_MISSING_ON_ERROR
    } else {
        Cause::ACAO_MISSING
    }
}

fn origin_unequal(value: &[u8], case: &Case, hop: &FailedHop) -> Cause {
    match AllowOriginValue::of(value, case.page_origin.as_str()) {
        AllowOriginValue::CommaList => Cause::ACAO_MULTIPLE_VALUES,
        AllowOriginValue::SpaceList => Cause::ACAO_SPACE_LIST,
        AllowOriginValue::Invalid => Cause::ACAO_INVALID_VALUE,
        AllowOriginValue::Null => Cause::ACAO_NULL_LITERAL,
        _ if hop.is_back_home(case) => Cause::REDIRECT_BACK_HOME,
        _ if hop.is_tainted => Cause::REDIRECT_ORIGIN_NULL,
        _ if case.page_origin.is_opaque() => Cause::ORIGIN_NULL,
        AllowOriginValue::NearMiss => Cause::ACAO_NEAR_MISS,
        AllowOriginValue::OtherOrigin => Cause::ACAO_MISMATCH,
    }
}

fn preflight(failure: &PreflightFailure, case: &Case, hop: &FailedHop) -> Cause {
    if hop.preflight.as_ref().is_some_and(|it| it.is_extra) {
        return Cause::REDIRECT_EXTRA_PREFLIGHT;
    }
    if hop.index > 0 {
        return second_preflight(failure, hop);
    }
    match failure {
        PreflightFailure::Network => Cause::PREFLIGHT_NETWORK_ERROR,
        PreflightFailure::Redirected => redirected_preflight(hop),
        PreflightFailure::BadStatus if hop.location().is_some() => redirected_preflight(hop),
        PreflightFailure::BadStatus => bad_status(hop, Cause::PREFLIGHT_BAD_STATUS),
        PreflightFailure::CorsCheck(check) => preflight_cors_check(check, case, hop),
        PreflightFailure::InvalidMethods(_) => Cause::ACAM_INVALID_SYNTAX,
        PreflightFailure::InvalidHeaders(_) => Cause::ACAH_INVALID_SYNTAX,
        PreflightFailure::Method {
            other_case: true, ..
        } => Cause::METHOD_CASE_MISMATCH,
        PreflightFailure::Method { wildcard: true, .. } => Cause::METHOD_WILDCARD_WITH_CREDENTIALS,
        PreflightFailure::Method { .. } => Cause::METHOD_NOT_ALLOWED,
        PreflightFailure::Header { name, wildcard } => header(name, *wildcard, case),
    }
}

/// After a redirect the cause is the redirect: without it there would be no such preflight.
fn second_preflight(failure: &PreflightFailure, hop: &FailedHop) -> Cause {
    match failure {
        PreflightFailure::CorsCheck(CorsCheckFailure::OriginUnequal { .. }) if hop.is_tainted => {
            Cause::REDIRECT_SECOND_PREFLIGHT_NULL
        }
        _ => Cause::REDIRECT_SECOND_PREFLIGHT,
    }
}

fn redirected_preflight(hop: &FailedHop) -> Cause {
    if lacks_allow_origin(hop) {
        Cause::PREFLIGHT_REDIRECT_NO_ACAO
    } else {
        Cause::PREFLIGHT_REDIRECT
    }
}

fn preflight_cors_check(check: &CorsCheckFailure, case: &Case, hop: &FailedHop) -> Cause {
    match check {
        CorsCheckFailure::OriginMissing if hop.location().is_some() => {
            Cause::PREFLIGHT_REDIRECT_NO_ACAO
        }
        CorsCheckFailure::OriginMissing => bad_status(hop, Cause::PREFLIGHT_ACAO_MISSING),
        CorsCheckFailure::WildcardWithCredentials => {
            Cause::PREFLIGHT_ACAO_WILDCARD_WITH_CREDENTIALS
        }
        CorsCheckFailure::CredentialsNotTrue(_) => Cause::PREFLIGHT_ACAC_NOT_TRUE,
        CorsCheckFailure::OriginUnequal { lines: 2.., .. } => Cause::PREFLIGHT_ACAO_MULTIPLE_VALUES,
        CorsCheckFailure::OriginUnequal { value, .. } => {
            match AllowOriginValue::of(value, case.page_origin.as_str()) {
                AllowOriginValue::CommaList | AllowOriginValue::SpaceList => {
                    Cause::PREFLIGHT_ACAO_MULTIPLE_VALUES
                }
                AllowOriginValue::Invalid => Cause::PREFLIGHT_ACAO_INVALID_VALUE,
                AllowOriginValue::Null
                | AllowOriginValue::NearMiss
                | AllowOriginValue::OtherOrigin => Cause::PREFLIGHT_ACAO_MISMATCH,
            }
        }
    }
}

/// A status that tells more than the missing header does.
fn bad_status(hop: &FailedHop, otherwise: Cause) -> Cause {
    match hop.status() {
        Some(401) => Cause::PREFLIGHT_AUTH_REQUIRED,
        Some(400..) if lacks_allow_origin(hop) => Cause::PREFLIGHT_UNHANDLED,
        _ => otherwise,
    }
}

fn header(name: &str, wildcard: bool, case: &Case) -> Cause {
    match name {
        _ if wildcard && case.request.credentials.is_include() => {
            Cause::HEADER_WILDCARD_WITH_CREDENTIALS
        }
        "authorization" if wildcard => Cause::AUTHORIZATION_UNDER_WILDCARD,
        "authorization" => Cause::AUTHORIZATION_NOT_ALLOWED,
        "content-type" => Cause::CONTENT_TYPE_NOT_ALLOWED,
        _ => Cause::HEADER_NOT_ALLOWED,
    }
}

fn lacks_allow_origin(hop: &FailedHop) -> bool {
    hop.response
        .as_ref()
        .is_some_and(|response| !response.has_allow_origin)
}
