//! Methods: how they are normalised, which are safelisted, which are forbidden.

use std::borrow::Cow;

pub use fetch_names::is_forbidden_method as is_forbidden;

/// [Normalize a method](https://fetch.spec.whatwg.org/#concept-method-normalize):
/// only these six are put in upper case, so `patch` stays `patch`.
pub fn normalize(method: &str) -> Cow<'_, str> {
    ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]
        .into_iter()
        .find(|known| method.eq_ignore_ascii_case(known))
        .map_or(Cow::Borrowed(method), |known| {
            if method == known {
                Cow::Borrowed(method)
            } else {
                Cow::Owned(known.to_owned())
            }
        })
}

/// [CORS-safelisted method](https://fetch.spec.whatwg.org/#cors-safelisted-method):
/// a request with any other method needs a preflight.
pub fn is_cors_safelisted(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "POST")
}

/// Whether a method that is normalised has lower-case letters. Servers list none that has.
pub(crate) fn has_lower_case(method: &str) -> bool {
    method.bytes().any(|byte| byte.is_ascii_lowercase())
}
