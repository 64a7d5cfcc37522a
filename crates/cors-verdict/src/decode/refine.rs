//! Puts the likeliest cause first, by the values a message names.

use crate::allow_origin::AllowOriginValue;
use crate::cause::Cause;
use crate::decode::decoded::Decoded;

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
            &[Cause::PREFLIGHT_AUTH_REQUIRED, Cause::ACAO_MISSING_ON_ERROR],
        ),
        Some(301..=308) => prefer(
            decoded,
            &[
                Cause::PREFLIGHT_REDIRECT,
                Cause::PREFLIGHT_REDIRECT_NO_ACAO,
                Cause::REDIRECT_HOP_ACAO_MISSING,
            ],
        ),
        Some(400..) => prefer(
            decoded,
            &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR],
        ),
        _ => {}
    }
}

fn by_header(decoded: &mut Decoded) {
    let Some(header) = decoded.values.header.as_deref() else {
        return;
    };
    if header.eq_ignore_ascii_case("content-type") {
        prefer(decoded, &[Cause::CONTENT_TYPE_NOT_ALLOWED]);
    } else if header.eq_ignore_ascii_case("authorization") {
        prefer(decoded, &[Cause::AUTHORIZATION_NOT_ALLOWED]);
    }
}

fn by_method(decoded: &mut Decoded) {
    let has_lower_case = decoded
        .values
        .method
        .as_deref()
        .is_some_and(|method| method.bytes().any(|byte| byte.is_ascii_lowercase()));
    if has_lower_case {
        prefer(decoded, &[Cause::METHOD_CASE_MISMATCH]);
    }
}

fn by_value(decoded: &mut Decoded) {
    // A message that names no origin is compared with none.
    let origin = decoded.values.origin.clone().unwrap_or_else(String::new);
    if origin == "null" {
        prefer(decoded, &[Cause::ORIGIN_NULL]);
    }
    let Some(value) = decoded.values.value.clone() else {
        return;
    };
    if value.is_empty() {
        prefer(decoded, &[Cause::ACAC_MISSING]);
    } else {
        prefer(decoded, &[Cause::ACAC_NOT_TRUE]);
    }
    match AllowOriginValue::of(value.as_bytes(), &origin) {
        AllowOriginValue::CommaList if is_repeated(&value) => {
            prefer(decoded, &[Cause::ACAO_DUPLICATE_HEADER]);
        }
        AllowOriginValue::SpaceList => prefer(decoded, &[Cause::ACAO_SPACE_LIST]),
        AllowOriginValue::Null => prefer(decoded, &[Cause::ACAO_NULL_LITERAL]),
        AllowOriginValue::NearMiss => prefer(decoded, &[Cause::ACAO_NEAR_MISS]),
        AllowOriginValue::Invalid => prefer(decoded, &[Cause::ACAO_INVALID_VALUE]),
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
                Cause::REDIRECT_SECOND_PREFLIGHT,
                Cause::REDIRECT_FINAL_ACAO_MISSING,
                Cause::REDIRECT_ORIGIN_NULL,
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
