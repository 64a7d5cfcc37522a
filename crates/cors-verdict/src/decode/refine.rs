//! Puts the likeliest cause first, by the values a message names.

use crate::allow_origin::AllowOriginValue;
use crate::cause::Cause;
use crate::decode::decoded::Decoded;

pub(super) fn refine(decoded: &mut Decoded) {
    let values = decoded.values.clone();
    let origin = values.origin.as_deref();
    let preferred = [
        by_status(values.status),
        by_header(values.header.as_deref()),
        by_method(values.method.as_deref()),
        by_origin(origin),
        by_presence(values.value.as_deref()),
        by_value(values.value.as_deref(), origin),
        by_redirect(values.redirected_from.as_deref()),
    ];
    for causes in preferred {
        // Moves those that are candidates at all to the front, and keeps the order otherwise.
        let candidates = &mut decoded.causes;
        candidates.sort_by_key(|candidate| !causes.contains(&candidate.cause));
    }
}

fn by_status(status: Option<u16>) -> &'static [Cause] {
    match status {
        Some(401) => &[Cause::PREFLIGHT_AUTH_REQUIRED, Cause::ACAO_MISSING_ON_ERROR],
        Some(301..=308) => &[
            Cause::PREFLIGHT_REDIRECT,
            Cause::PREFLIGHT_REDIRECT_NO_ACAO,
            Cause::REDIRECT_HOP_ACAO_MISSING,
        ],
        Some(400..) => &[Cause::PREFLIGHT_UNHANDLED, Cause::ACAO_MISSING_ON_ERROR],
        _ => &[],
    }
}

fn by_header(header: Option<&str>) -> &'static [Cause] {
    match header.map(str::to_ascii_lowercase).as_deref() {
        Some("content-type") => &[Cause::CONTENT_TYPE_NOT_ALLOWED],
        Some("authorization") => &[Cause::AUTHORIZATION_NOT_ALLOWED],
        _ => &[],
    }
}

fn by_method(method: Option<&str>) -> &'static [Cause] {
    match method {
        Some(method) if method.bytes().any(|byte| byte.is_ascii_lowercase()) => {
            &[Cause::METHOD_CASE_MISMATCH]
        }
        _ => &[],
    }
}

fn by_origin(origin: Option<&str>) -> &'static [Cause] {
    match origin {
        Some("null") => &[Cause::ORIGIN_NULL],
        _ => &[],
    }
}

fn by_presence(value: Option<&str>) -> &'static [Cause] {
    match value {
        Some("") => &[Cause::ACAC_MISSING],
        Some(_) => &[Cause::ACAC_NOT_TRUE],
        None => &[],
    }
}

fn by_value(value: Option<&str>, origin: Option<&str>) -> &'static [Cause] {
    let Some(value) = value else {
        return &[];
    };
    // A message that names no origin is compared with none.
    match AllowOriginValue::of(value.as_bytes(), origin.unwrap_or("")) {
        AllowOriginValue::CommaList if is_repeated(value) => &[Cause::ACAO_DUPLICATE_HEADER],
        AllowOriginValue::SpaceList => &[Cause::ACAO_SPACE_LIST],
        AllowOriginValue::Null => &[Cause::ACAO_NULL_LITERAL],
        AllowOriginValue::NearMiss => &[Cause::ACAO_NEAR_MISS],
        AllowOriginValue::Invalid => &[Cause::ACAO_INVALID_VALUE],
        AllowOriginValue::CommaList | AllowOriginValue::OtherOrigin => &[],
    }
}

/// Two lines of the same value are joined to `a, a`.
fn is_repeated(value: &str) -> bool {
    value
        .split_once(", ")
        .is_some_and(|(first, rest)| rest.split(", ").all(|next| next == first))
}

fn by_redirect(redirected_from: Option<&str>) -> &'static [Cause] {
    match redirected_from {
        Some(_) => &[
            Cause::REDIRECT_SECOND_PREFLIGHT,
            Cause::REDIRECT_FINAL_ACAO_MISSING,
            Cause::REDIRECT_ORIGIN_NULL,
        ],
        None => &[],
    }
}
