//! Puts the likeliest cause first, by the values a message names.

use super::Decoded;
use crate::cause::{AllowOriginValue, Cause};

pub(super) fn refine(decoded: &mut Decoded) {
    by_status(decoded);
    by_header(decoded);
    by_method(decoded);
    by_value(decoded);
    by_redirect(decoded);
}

fn by_status(decoded: &mut Decoded) {
    match decoded.values.status {
        Some(401) => prefer(
            decoded,
            &[Cause::PreflightAuthRequired, Cause::AcaoMissingOnError],
        ),
        Some(301..=308) => prefer(
            decoded,
            &[
                Cause::PreflightRedirect,
                Cause::PreflightRedirectNoAcao,
                Cause::RedirectHopAcaoMissing,
            ],
        ),
        Some(400..) => prefer(
            decoded,
            &[Cause::PreflightUnhandled, Cause::AcaoMissingOnError],
        ),
        _ => {}
    }
}

fn by_header(decoded: &mut Decoded) {
    let Some(header) = decoded.values.header.as_deref() else {
        return;
    };
    if header.eq_ignore_ascii_case("content-type") {
        prefer(decoded, &[Cause::ContentTypeNotAllowed]);
    } else if header.eq_ignore_ascii_case("authorization") {
        prefer(decoded, &[Cause::AuthorizationNotAllowed]);
    }
}

fn by_method(decoded: &mut Decoded) {
    let has_lower_case = decoded
        .values
        .method
        .as_deref()
        .is_some_and(|method| method.bytes().any(|byte| byte.is_ascii_lowercase()));
    if has_lower_case {
        prefer(decoded, &[Cause::MethodCaseMismatch]);
    }
}

fn by_value(decoded: &mut Decoded) {
    let origin = decoded.values.origin.clone().unwrap_or_default();
    if origin == "null" {
        prefer(decoded, &[Cause::OriginNull]);
    }
    let Some(value) = decoded.values.value.clone() else {
        return;
    };
    if value.is_empty() {
        prefer(decoded, &[Cause::AcacMissing]);
    } else {
        prefer(decoded, &[Cause::AcacNotTrue]);
    }
    match AllowOriginValue::of(value.as_bytes(), &origin) {
        AllowOriginValue::CommaList if is_repeated(&value) => {
            prefer(decoded, &[Cause::AcaoDuplicateHeader]);
        }
        AllowOriginValue::SpaceList => prefer(decoded, &[Cause::AcaoSpaceList]),
        AllowOriginValue::Null => prefer(decoded, &[Cause::AcaoNullLiteral]),
        AllowOriginValue::NearMiss => prefer(decoded, &[Cause::AcaoNearMiss]),
        AllowOriginValue::Invalid => prefer(decoded, &[Cause::AcaoInvalidValue]),
        AllowOriginValue::CommaList | AllowOriginValue::OtherOrigin => {}
    }
}

/// Two lines of the same value are joined to `a, a`.
fn is_repeated(value: &str) -> bool {
    value
        .split_once(", ")
        .is_some_and(|(first, rest)| rest.split(", ").all(|next| next == first))
}

fn by_redirect(decoded: &mut Decoded) {
    if decoded.values.redirected_from.is_some() {
        prefer(
            decoded,
            &[
                Cause::RedirectSecondPreflight,
                Cause::RedirectFinalAcaoMissing,
                Cause::RedirectOriginNull,
            ],
        );
    }
}

/// Moves those that are candidates at all to the front, and keeps the order otherwise.
fn prefer(decoded: &mut Decoded, causes: &[Cause]) {
    decoded
        .causes
        .sort_by_key(|candidate| !causes.contains(&candidate.cause));
}
