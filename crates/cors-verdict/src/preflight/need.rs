//! Whether a request needs a preflight.

use crate::cause::Cause;
use crate::departure::Departure;
use crate::header::safelist::{NotSafelisted, cors_safelisted, has_safelisted_name, unsafe_names};
use crate::header::{Header, HeaderList};
use crate::method;
use crate::profile::Profile;
use crate::request::Body;

/// The reasons for a preflight, and the header names it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    /// The reasons; none means that the request needs no preflight.
    pub(crate) because: Vec<Cause>,
    /// The names that `Access-Control-Request-Headers` lists.
    pub(crate) unsafe_names: Vec<String>,
}

impl Need {
    /// The value of `Access-Control-Request-Headers`: no space after the comma.
    pub(crate) fn request_headers(&self) -> Option<String> {
        (!self.unsafe_names.is_empty()).then(|| self.unsafe_names.join(","))
    }
}

/// The two conditions of [main fetch](https://fetch.spec.whatwg.org/#concept-main-fetch) under which
/// it makes a preflight: the use-CORS-preflight flag, or an unsafe method or header.
pub(crate) fn need(
    profile: &Profile,
    method: &str,
    headers: &HeaderList,
    body: Body,
    force_preflight: bool,
) -> Need {
    let found = unsafe_names(headers, |header| safelisted(profile, header).is_ok());
    let mut because = Vec::new();
    if !method::is_cors_safelisted(method) {
        because.push(Cause::METHOD_UNSAFE);
    }
    if !found.names.is_empty() {
        for header in headers.iter() {
            if let Err(why) = safelisted(profile, header) {
                push_once(&mut because, reason(header, why));
            }
        }
    }
    if found.total_too_long {
        push_once(&mut because, Cause::SAFELISTED_VALUE_TOO_LONG);
    }
    if force_preflight {
        because.push(Cause::UPLOAD_LISTENER);
    }
    if body == Body::Stream {
        because.push(Cause::STREAM_BODY);
    }
    Need {
        because,
        unsafe_names: found.names,
    }
}

fn push_once(because: &mut Vec<Cause>, reason: Cause) {
    if !because.contains(&reason) {
        because.push(reason);
    }
}

/// The reason that a header gives which is not safelisted.
fn reason(header: &Header, why: NotSafelisted) -> Cause {
    match why {
        NotSafelisted::TooLong(_) if has_safelisted_name(header.name()) => {
            Cause::SAFELISTED_VALUE_TOO_LONG
        }
        _ if header.is("content-type") => Cause::CONTENT_TYPE_NOT_SAFELISTED,
        _ if header.is("range") => Cause::RANGE_NOT_SIMPLE,
        _ if has_safelisted_name(header.name()) => Cause::SAFELISTED_VALUE_UNSAFE,
        _ if header.is("save-data") || header.is("dpr") => Cause::CLIENT_HINT_HEADER,
        _ if header.is("user-agent") => Cause::USER_AGENT_HEADER,
        _ => Cause::CUSTOM_HEADER,
    }
}

/// The engine's own [CORS-safelisted request-header](https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
fn safelisted(profile: &Profile, header: &Header) -> Result<(), NotSafelisted> {
    if profile.departs(Departure::SAFELISTS_CLIENT_HINTS) && is_client_hint(header) {
        return Ok(());
    }
    match first_non_ascii(header) {
        Some(byte) if profile.departs(Departure::NON_ASCII_IS_UNSAFE) => {
            Err(NotSafelisted::UnsafeByte(byte))
        }
        _ => cors_safelisted(header),
    }
}

/// Whether the header is one of those in [`Departure::SAFELISTS_CLIENT_HINTS`].
pub(crate) fn is_client_hint(header: &Header) -> bool {
    let value = header.value();
    header.is("save-data") && value.eq_ignore_ascii_case(b"on")
        || header.is("dpr") && is_decimal(value)
}

/// The byte of [`Departure::NON_ASCII_IS_UNSAFE`].
pub(crate) fn first_non_ascii(header: &Header) -> Option<u8> {
    if !header.is("accept") && !header.is("content-type") {
        return None;
    }
    header.value().iter().copied().find(|byte| !byte.is_ascii())
}

/// Digits, and maybe a point with more digits.
fn is_decimal(value: &[u8]) -> bool {
    let is_number = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    value.splitn(2, |byte| *byte == b'.').all(is_number)
}
