//! Takes out the causes that a message excludes: those of another header, of another status, of another value, and those
//! with or without a redirect.

use crate::allow_origin::AllowOriginValue;
use crate::cause::{Cause, Family};
use crate::decode::decoded::{Decoded, Values};
use crate::engine::Engine;

/// What a text says beside the values.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    /// The status in the message itself, and not in a row of a panel around it.
    pub(super) status: Option<u16>,
    /// Whether the message would name a redirect: Chromium writes `(redirected from '…')` behind the URL.
    pub(super) names_redirects: bool,
}

/// A message that excludes all of its causes is not what it seems, and keeps them.
pub(super) fn narrow(decoded: &mut Decoded, said: Said) {
    let values = decoded.values.clone();
    let is_redirected = values.redirected_from.is_some();
    let engine = decoded.engine;
    let fits = |cause: Cause| {
        fits_header(cause, values.header.as_deref())
            && fits_status(cause, said.status)
            && fits_value(cause, &values, engine)
            && (engine != Some(Engine::Webkit)
                || fits_request_origin(cause, values.origin.as_deref()))
            && (!said.names_redirects || fits_redirect(cause, is_redirected))
    };
    if decoded.causes.iter().any(|it| fits(it.cause)) {
        decoded.causes.retain(|it| fits(it.cause));
    }
}

fn fits_header(cause: Cause, header: Option<&str>) -> bool {
    let Some(header) = header else {
        return true;
    };
    let is_type = header.eq_ignore_ascii_case("content-type");
    let is_authorization = header.eq_ignore_ascii_case("authorization");
    match cause.id() {
        "content-type-not-allowed" => is_type,
        "authorization-not-allowed" | "authorization-under-wildcard" => is_authorization,
        "header-not-allowed" => !is_type && !is_authorization,
        _ => true,
    }
}

fn fits_status(cause: Cause, status: Option<u16>) -> bool {
    let Some(status) = status else {
        return true;
    };
    let (is_redirect, is_error) = ((300..400).contains(&status), status >= 400);
    match cause.id() {
        "acao-missing" => !is_error,
        "acao-missing-on-error" => is_error,
        "preflight-unhandled" => is_error && status != 401,
        "preflight-auth-required" => status == 401,
        "preflight-bad-status" => !(200..300).contains(&status) && status != 401,
        "preflight-redirect"
        | "preflight-redirect-no-acao"
        | "redirect-hop-acao-missing"
        | "redirect-hop-credentials"
        | "redirect-manual-acao-missing" => is_redirect,
        _ => true,
    }
}

/// The value of `Access-Control-Allow-Origin` or of `Access-Control-Allow-Credentials`, and the origin with which the
/// former was compared.
fn fits_value(cause: Cause, values: &Values, engine: Option<Engine>) -> bool {
    let origin = values.origin.as_deref();
    let is_null = origin.map(|it| it == "null");
    let value = values.value.as_deref();
    let is_of = |kinds: &[AllowOriginValue]| {
        let kind = value.map(|it| AllowOriginValue::of(it.as_bytes(), origin.unwrap_or("")));
        kind.is_none_or(|it| kinds.contains(&it))
    };
    match cause.id() {
        "acac-missing" | "acac-only-on-preflight" => value.is_none_or(str::is_empty),
        "acao-space-list" => is_of(&[AllowOriginValue::SpaceList]),
        "acao-multiple-values" | "acao-duplicate-header" => is_of(&[AllowOriginValue::CommaList]),
        "acao-null-literal" => is_of(&[AllowOriginValue::Null]),
        // A value in quotes is invalid, and quotes are taken out of a text. Chromium has a message of its own for it.
        "acao-invalid-value" if engine != Some(Engine::Chromium) => {
            !is_of(&[AllowOriginValue::CommaList, AllowOriginValue::SpaceList]) || value.is_none()
        }
        "acao-invalid-value" => is_of(&[AllowOriginValue::Invalid]),
        "acao-mismatch" | "cached-for-other-origin" => {
            is_null != Some(true)
                && is_of(&[AllowOriginValue::OtherOrigin, AllowOriginValue::NearMiss])
        }
        "acao-near-miss" if origin.is_some() => {
            is_null != Some(true) && is_of(&[AllowOriginValue::NearMiss])
        }
        "origin-null" => is_null != Some(false),
        _ => true,
    }
}

/// WebKit names the origin of the request, which is `null` after a redirect from another origin to a third one.
fn fits_request_origin(cause: Cause, origin: Option<&str>) -> bool {
    match cause.id() {
        "redirect-origin-null" | "redirect-back-home" | "redirect-second-preflight-null" => {
            origin.is_none_or(|it| it == "null")
        }
        _ => true,
    }
}

/// A preflight after a redirect has causes of its own, and so has a response.
fn fits_redirect(cause: Cause, is_redirected: bool) -> bool {
    match cause.id() {
        "redirect-final-acao-missing"
        | "redirect-back-home"
        | "redirect-origin-null"
        | "redirect-non-http"
        | "redirect-second-preflight"
        | "redirect-second-preflight-null"
        | "redirect-extra-preflight" => is_redirected,
        "acao-missing" | "acao-missing-on-error" | "acao-only-on-preflight" | "scheme-not-cors" => {
            !is_redirected
        }
        _ if cause.family() == Family::Preflight => !is_redirected,
        _ => true,
    }
}
