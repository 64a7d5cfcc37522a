//! Whether a request needs a preflight.

use crate::case::Body;
use crate::cause::Cause;
use crate::engine::Profile;
use crate::header::HeaderList;
use crate::header::safelist::{self, UnsafeNames};
use crate::method;

/// Whether a request needs a preflight, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Need {
    /// The reasons; none means that it is simple.
    pub because: Vec<Cause>,
    /// What `Access-Control-Request-Headers` lists.
    pub unsafe_names: Vec<String>,
}

impl Need {
    /// The value of `Access-Control-Request-Headers`: no space after the comma.
    pub fn request_headers(&self) -> Option<String> {
        (!self.unsafe_names.is_empty()).then(|| self.unsafe_names.join(","))
    }
}

/// The two conditions of [main fetch](https://fetch.spec.whatwg.org/#concept-main-fetch) under which
/// it makes a preflight: the use-CORS-preflight flag, or an unsafe method or header.
pub fn need(method: &str, headers: &HeaderList, body: Body, force_preflight: bool) -> Need {
    need_in(
        &crate::engine::STANDARD,
        method,
        headers,
        body,
        force_preflight,
    )
}

pub(crate) fn need_in(
    profile: &Profile,
    method: &str,
    headers: &HeaderList,
    body: Body,
    force_preflight: bool,
) -> Need {
    let unsafe_names =
        safelist::unsafe_names(headers, |header| profile.cors_safelisted(header).is_ok());
    let mut because = Vec::new();
    if !method::is_cors_safelisted(method) {
        because.push(Cause::MethodUnsafe);
    }
    if !unsafe_names.names.is_empty() {
        header_reasons(headers, &unsafe_names, profile, &mut because);
    }
    if force_preflight {
        because.push(Cause::UploadListener);
    }
    if body == Body::Stream {
        because.push(Cause::StreamBody);
    }
    Need {
        because,
        unsafe_names: unsafe_names.names,
    }
}

fn header_reasons(
    headers: &HeaderList,
    unsafe_names: &UnsafeNames,
    profile: &Profile,
    because: &mut Vec<Cause>,
) {
    for header in headers.iter() {
        let reason = match profile.cors_safelisted(header) {
            Ok(()) => None,
            Err(why) => Some(Cause::of_unsafe_header(header, why)),
        };
        if let Some(reason) = reason
            && !because.contains(&reason)
        {
            because.push(reason);
        }
    }
    if unsafe_names.total_too_long && !because.contains(&Cause::SafelistedValueTooLong) {
        because.push(Cause::SafelistedValueTooLong);
    }
}
