//! Whether a response has the CORS headers its origin is due. Lists are compared as sets: their
//! order is random.

use std::collections::BTreeSet;

use crate::response::Response;

/// The names in a comma-separated list, in lower case.
pub fn names_in(list: &str) -> BTreeSet<String> {
    list.split(',')
        .map(|name| name.trim().to_lowercase())
        .collect()
}

/// Fails unless script on `origin`, and on no other, may read this response and the headers that
/// the API wants read.
#[track_caller]
pub fn assert_cors(response: &Response, origin: &str) {
    assert_eq!(
        response.header("access-control-allow-origin"),
        origin,
        "{response:?}"
    );
    assert_eq!(response.header("access-control-allow-credentials"), "true");
    assert_eq!(
        names_in(response.header("access-control-expose-headers")),
        names_in("ETag, Link, Location, Retry-After, X-Total-Count")
    );
    assert_vary_origin(response);
}

/// Fails if this response has any CORS header.
#[track_caller]
pub fn assert_no_cors(response: &Response) {
    let grants: Vec<_> = response
        .header_names()
        .filter(|name| name.starts_with("access-control-"))
        .collect();
    assert!(grants.is_empty(), "{grants:?} in {response:?}");
    assert_vary_origin(response);
}

/// Fails unless caches must keep the responses for different origins apart.
#[track_caller]
pub fn assert_vary_origin(response: &Response) {
    let varies = response.all("vary");
    let varies = varies.iter().any(|list| names_in(list).contains("origin"));
    assert!(varies, "{response:?}");
}
