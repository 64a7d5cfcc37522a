//! From the facts of a refusal to its root cause.

use super::{AllowOriginValue, Cause};
use crate::header::Header;
use crate::header::safelist::{NotSafelisted, has_safelisted_name};
use crate::refusal::{CorsCheckFailure, Failure, PreflightFailure, RedirectFailure, Refusal};

impl Cause {
    /// The root cause of a refusal.
    pub fn of(refusal: &Refusal) -> Self {
        match &refusal.failure {
            Failure::BadPort(_) => Self::BadPort,
            Failure::ModeSameOrigin if refusal.hop > 0 => Self::RedirectSameOriginMode,
            Failure::ModeSameOrigin => Self::ModeSameOrigin,
            Failure::NoCorsRedirectMode => Self::NoCorsRedirectMode,
            Failure::Scheme => Self::SchemeNotCors,
            Failure::StreamUpload => Self::StreamUploadHttp1,
            Failure::Network { not_http: true } => Self::NotHttp,
            Failure::Network { not_http: false } if refusal.preflighted.is_some() => {
                Self::NetworkErrorAfterPreflight
            }
            Failure::Network { not_http: false } => Self::NetworkError,
            Failure::RedirectModeError => Self::RedirectModeError,
            Failure::Redirect(failure) => redirect(failure),
            Failure::CorsCheck(failure) => cors_check(failure, refusal),
            Failure::Preflight(failure) => preflight(failure, refusal),
        }
    }

    /// The reason for a preflight that a header gives which is not safelisted.
    pub(crate) fn of_unsafe_header(header: &Header, why: NotSafelisted) -> Self {
        match why {
            NotSafelisted::TooLong(_) if has_safelisted_name(header.name()) => {
                Self::SafelistedValueTooLong
            }
            _ if header.is("content-type") => Self::ContentTypeNotSafelisted,
            _ if header.is("range") => Self::RangeNotSimple,
            _ if has_safelisted_name(header.name()) => Self::SafelistedValueUnsafe,
            _ if header.is("save-data") || header.is("dpr") => Self::ClientHintHeader,
            _ if header.is("user-agent") => Self::UserAgentHeader,
            _ => Self::CustomHeader,
        }
    }
}

fn redirect(failure: &RedirectFailure) -> Cause {
    match failure {
        RedirectFailure::BadLocation => Cause::RedirectBadLocation,
        RedirectFailure::Scheme => Cause::RedirectNonHttp,
        RedirectFailure::TooMany => Cause::RedirectTooMany,
        RedirectFailure::UserInfo => Cause::RedirectWithUserinfo,
        RedirectFailure::StreamBody => Cause::RedirectStreamBody,
    }
}

fn cors_check(failure: &CorsCheckFailure, refusal: &Refusal) -> Cause {
    let was_preflighted = refusal.preflighted.is_some();
    match failure {
        CorsCheckFailure::OriginMissing if refusal.is_at_redirect() => {
            if refusal.follows_redirects {
                Cause::RedirectHopAcaoMissing
            } else {
                Cause::RedirectManualAcaoMissing
            }
        }
        CorsCheckFailure::OriginMissing if refusal.is_back_home() => Cause::RedirectBackHome,
        CorsCheckFailure::OriginMissing if refusal.hop > 0 => Cause::RedirectFinalAcaoMissing,
        CorsCheckFailure::OriginMissing if was_preflighted => Cause::AcaoOnlyOnPreflight,
        CorsCheckFailure::OriginMissing if is_error(refusal) => Cause::AcaoMissingOnError,
        CorsCheckFailure::OriginMissing => Cause::AcaoMissing,

        CorsCheckFailure::WildcardWithCredentials | CorsCheckFailure::CredentialsNotTrue { .. }
            if refusal.is_at_redirect() =>
        {
            Cause::RedirectHopCredentials
        }
        CorsCheckFailure::WildcardWithCredentials => Cause::AcaoWildcardWithCredentials,
        CorsCheckFailure::CredentialsNotTrue { value: None } if was_preflighted => {
            Cause::AcacOnlyOnPreflight
        }
        CorsCheckFailure::CredentialsNotTrue { value: None } => Cause::AcacMissing,
        CorsCheckFailure::CredentialsNotTrue { value: Some(_) } => Cause::AcacNotTrue,

        CorsCheckFailure::OriginUnequal { lines: 2.., .. } => Cause::AcaoDuplicateHeader,
        CorsCheckFailure::OriginUnequal { value, .. } => {
            match AllowOriginValue::of(value, refusal.page_origin.as_str()) {
                AllowOriginValue::CommaList => Cause::AcaoMultipleValues,
                AllowOriginValue::SpaceList => Cause::AcaoSpaceList,
                AllowOriginValue::Invalid => Cause::AcaoInvalidValue,
                AllowOriginValue::Null => Cause::AcaoNullLiteral,
                _ if refusal.is_back_home() => Cause::RedirectBackHome,
                _ if refusal.tainted => Cause::RedirectOriginNull,
                _ if refusal.page_origin.is_opaque() => Cause::OriginNull,
                AllowOriginValue::NearMiss => Cause::AcaoNearMiss,
                AllowOriginValue::OtherOrigin => Cause::AcaoMismatch,
            }
        }
    }
}

fn preflight(failure: &PreflightFailure, refusal: &Refusal) -> Cause {
    if refusal.extra_preflight {
        return Cause::RedirectExtraPreflight;
    }
    if refusal.hop > 0 {
        return second_preflight(failure, refusal);
    }
    match failure {
        PreflightFailure::Network => Cause::PreflightNetworkError,
        PreflightFailure::Redirected => redirected_preflight(refusal),
        PreflightFailure::BadStatus if refusal.is_at_redirect() => redirected_preflight(refusal),
        PreflightFailure::BadStatus => bad_status(refusal, Cause::PreflightBadStatus),
        PreflightFailure::CorsCheck(check) => preflight_cors_check(check, refusal),
        PreflightFailure::InvalidMethods(_) => Cause::AcamInvalidSyntax,
        PreflightFailure::InvalidHeaders(_) => Cause::AcahInvalidSyntax,
        PreflightFailure::Method {
            other_case: true, ..
        } => Cause::MethodCaseMismatch,
        PreflightFailure::Method { wildcard: true, .. } => Cause::MethodWildcardWithCredentials,
        PreflightFailure::Method { .. } => Cause::MethodNotAllowed,
        PreflightFailure::Header { name, wildcard } => header(name, *wildcard, refusal),
    }
}

/// After a redirect the cause is the redirect: without it there would be no such preflight.
fn second_preflight(failure: &PreflightFailure, refusal: &Refusal) -> Cause {
    let differs = matches!(
        failure,
        PreflightFailure::CorsCheck(CorsCheckFailure::OriginUnequal { .. })
    );
    if refusal.tainted && differs {
        Cause::RedirectSecondPreflightNull
    } else {
        Cause::RedirectSecondPreflight
    }
}

fn redirected_preflight(refusal: &Refusal) -> Cause {
    if refusal.answer_has_no_allow_origin {
        Cause::PreflightRedirectNoAcao
    } else {
        Cause::PreflightRedirect
    }
}

fn preflight_cors_check(check: &CorsCheckFailure, refusal: &Refusal) -> Cause {
    match check {
        CorsCheckFailure::OriginMissing if refusal.is_at_redirect() => {
            Cause::PreflightRedirectNoAcao
        }
        CorsCheckFailure::OriginMissing => bad_status(refusal, Cause::PreflightAcaoMissing),
        CorsCheckFailure::WildcardWithCredentials => Cause::PreflightAcaoWildcardWithCredentials,
        CorsCheckFailure::CredentialsNotTrue { .. } => Cause::PreflightAcacNotTrue,
        CorsCheckFailure::OriginUnequal { lines: 2.., .. } => Cause::PreflightAcaoMultipleValues,
        CorsCheckFailure::OriginUnequal { value, .. } => {
            match AllowOriginValue::of(value, refusal.page_origin.as_str()) {
                AllowOriginValue::CommaList | AllowOriginValue::SpaceList => {
                    Cause::PreflightAcaoMultipleValues
                }
                AllowOriginValue::Invalid => Cause::PreflightAcaoInvalidValue,
                AllowOriginValue::Null
                | AllowOriginValue::NearMiss
                | AllowOriginValue::OtherOrigin => Cause::PreflightAcaoMismatch,
            }
        }
    }
}

/// A status that tells more than the missing header does.
fn bad_status(refusal: &Refusal, otherwise: Cause) -> Cause {
    match refusal.status {
        Some(401) => Cause::PreflightAuthRequired,
        Some(400..) if refusal.answer_has_no_allow_origin => Cause::PreflightUnhandled,
        _ => otherwise,
    }
}

fn header(name: &str, wildcard: bool, refusal: &Refusal) -> Cause {
    match name {
        _ if wildcard && refusal.include_credentials => Cause::HeaderWildcardWithCredentials,
        "authorization" if wildcard => Cause::AuthorizationUnderWildcard,
        "authorization" => Cause::AuthorizationNotAllowed,
        "content-type" => Cause::ContentTypeNotAllowed,
        _ => Cause::HeaderNotAllowed,
    }
}

fn is_error(refusal: &Refusal) -> bool {
    refusal.status.is_some_and(|status| status >= 400)
}
