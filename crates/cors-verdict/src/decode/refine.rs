//! Puts the likeliest cause first, by what a message names.

use crate::allow_origin::AllowOriginValue;
use crate::cause::Cause;
use crate::decode::decoded::{Decoded, Values};
use crate::decode::message::Exchange;

pub(super) fn refine(decoded: &mut Decoded, failed: Option<Exchange>) {
    // Firefox prints this where it has no value to name.
    if decoded.values.value.as_deref() == Some("(null)") {
        decoded.values.value = None;
    }
    let values = decoded.values.clone();
    let origin = values.origin.as_deref();
    let preferred = [
        by_status(values.status),
        by_exchange(failed, values.status),
        by_header(values.header.as_deref()),
        by_method(values.method.as_deref()),
        by_origin(origin),
        by_presence(values.value.as_deref()),
        by_value(values.value.as_deref(), origin),
        by_redirect(&values),
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

/// Which of the two exchanges failed, where the text tells.
fn by_exchange(failed: Option<Exchange>, status: Option<u16>) -> &'static [Cause] {
    match (failed, status) {
        (Some(Exchange::Preflight), Some(401)) => &[Cause::PREFLIGHT_AUTH_REQUIRED],
        (Some(Exchange::Preflight), Some(400..)) => &[Cause::PREFLIGHT_UNHANDLED],
        (Some(Exchange::Preflight), Some(301..=308)) => {
            &[Cause::PREFLIGHT_REDIRECT, Cause::PREFLIGHT_REDIRECT_NO_ACAO]
        }
        (Some(Exchange::Preflight), _) => &[
            Cause::PREFLIGHT_ACAO_MISSING,
            Cause::PREFLIGHT_ACAO_MISMATCH,
            Cause::PREFLIGHT_ACAO_WILDCARD_WITH_CREDENTIALS,
            Cause::PREFLIGHT_ACAC_NOT_TRUE,
        ],
        (Some(Exchange::Request), Some(400..)) => &[Cause::ACAO_MISSING_ON_ERROR],
        (Some(Exchange::Request), _) => &[Cause::ACAO_MISSING, Cause::ACAO_MISMATCH],
        (None, _) => &[],
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
        AllowOriginValue::CommaList => &[
            Cause::ACAO_MULTIPLE_VALUES,
            Cause::PREFLIGHT_ACAO_MULTIPLE_VALUES,
        ],
        AllowOriginValue::SpaceList => &[Cause::ACAO_SPACE_LIST],
        AllowOriginValue::Null => &[Cause::ACAO_NULL_LITERAL],
        AllowOriginValue::NearMiss => &[Cause::ACAO_NEAR_MISS],
        AllowOriginValue::Invalid => &[Cause::ACAO_INVALID_VALUE],
        AllowOriginValue::OtherOrigin => &[],
    }
}

/// Two lines of the same value are joined to `a, a`. Other than two values, a `*` in a list is there
/// because a second layer adds it.
fn is_repeated(value: &str) -> bool {
    let mut items = value.split(',').map(str::trim);
    let first = items.next().unwrap_or("");
    let others: Vec<&str> = items.collect();
    others.iter().all(|next| *next == first) || first == "*" || others.contains(&"*")
}

fn by_redirect(values: &Values) -> &'static [Cause] {
    let Some(from) = &values.redirected_from else {
        return match &values.target {
            // The old "Redirect from A to B" is about the redirect, and B was never asked.
            Some(_) => &[
                Cause::REDIRECT_HOP_ACAO_MISSING,
                Cause::REDIRECT_HOP_CREDENTIALS,
            ],
            None => &[],
        };
    };
    let is_of_page = |url: &str| {
        let origin = values.origin.as_deref();
        origin.is_some_and(|origin| {
            url.strip_prefix(origin)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
        })
    };
    if values.url.as_deref().is_some_and(is_of_page) {
        return &[
            Cause::REDIRECT_BACK_HOME,
            Cause::REDIRECT_SECOND_PREFLIGHT_NULL,
        ];
    }
    if is_of_page(from) {
        // From the page's own origin the redirect leaves the origin of the request as it is.
        return &[
            Cause::REDIRECT_SECOND_PREFLIGHT,
            Cause::REDIRECT_FINAL_ACAO_MISSING,
        ];
    }
    &[
        Cause::REDIRECT_SECOND_PREFLIGHT,
        Cause::REDIRECT_FINAL_ACAO_MISSING,
        Cause::REDIRECT_ORIGIN_NULL,
    ]
}
