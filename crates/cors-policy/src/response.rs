//! What the layer itself does to responses.

use actix_web::{
    HttpResponse,
    http::header::{self, HeaderMap, HeaderName, HeaderValue},
};

use crate::refusal::Refusal;

/// A refusal in the words of RFC 9457, for those who give no response of their own.
pub(crate) fn refuse(refusal: Refusal) -> HttpResponse {
    let status = refusal.status();
    HttpResponse::build(status)
        .content_type("application/problem+json")
        .body(format!(
            r#"{{"title":"CORS: refused","status":{},"detail":"{refusal}"}}"#,
            status.as_u16()
        ))
}

/// Without this a cache may serve one origin the response given to another:
/// <https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches>.
pub(crate) fn vary_by_origin(headers: &mut HeaderMap) {
    let named = headers
        .get_all(header::VARY)
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
        .any(|name| name.trim_ascii().eq_ignore_ascii_case(b"origin"));
    if !named {
        headers.append(header::VARY, HeaderValue::from_static("Origin"));
    }
}

/// Removes what a handler or a layer further in grants by itself: for an origin that is not
/// allowed, and for a request without one, the policy has the last word.
pub(crate) fn withhold(headers: &mut HeaderMap) {
    let grants: Vec<HeaderName> = headers
        .keys()
        .filter(|name| name.as_str().starts_with("access-control-"))
        .cloned()
        .collect();
    for name in grants {
        headers.remove(name);
    }
    vary_by_origin(headers);
}

/// As [`withhold`], for a page that may not read the response although its request carries
/// cookies. No cache stores the response: else the page could ask for it with
/// `cache: "force-cache"` and learn from whether it comes at once how its request was answered.
pub(crate) fn withhold_from_caches(headers: &mut HeaderMap) {
    withhold(headers);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vary_names_the_origin_once_and_keeps_the_rest() {
        for (before, after) in [
            (vec![], vec!["Origin"]),
            (vec!["accept-encoding"], vec!["accept-encoding", "Origin"]),
            (
                vec!["accept-encoding, ORIGIN"],
                vec!["accept-encoding, ORIGIN"],
            ),
            (vec!["a", "origin"], vec!["a", "origin"]),
        ] {
            let mut headers = HeaderMap::new();
            for value in before {
                headers.append(header::VARY, HeaderValue::from_static(value));
            }
            vary_by_origin(&mut headers);
            let values: Vec<_> = headers.get_all(header::VARY).collect();
            assert_eq!(values, after);
        }
    }
}
