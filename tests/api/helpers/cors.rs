//! Whether an answer has the CORS headers its origin is due. Lists are compared as sets: their
//! order is random.

use std::collections::BTreeSet;

use super::Answer;

/// The names in a list, in lower case.
pub(crate) fn names(list: &str) -> BTreeSet<String> {
    list.split(',')
        .map(|name| name.trim().to_lowercase())
        .collect()
}

/// Fails unless script on `origin`, and on no other, may read this answer and the headers that
/// the API wants read.
#[track_caller]
pub(crate) fn assert_cors(answer: &Answer, origin: &str) {
    assert_eq!(
        answer.header("access-control-allow-origin"),
        origin,
        "{answer:?}"
    );
    assert_eq!(answer.header("access-control-allow-credentials"), "true");
    assert_eq!(
        names(answer.header("access-control-expose-headers")),
        names("ETag, Link, Location, Retry-After, X-Total-Count")
    );
    assert_vary_origin(answer);
}

/// Fails if this answer has any CORS header.
#[track_caller]
pub(crate) fn assert_no_cors(answer: &Answer) {
    let grants: Vec<_> = answer
        .header_names()
        .filter(|name| name.as_str().starts_with("access-control-"))
        .collect();
    assert!(grants.is_empty(), "{grants:?} in {answer:?}");
    assert_vary_origin(answer);
}

/// Fails unless caches must keep the answers for different origins apart.
#[track_caller]
pub(crate) fn assert_vary_origin(answer: &Answer) {
    let varies = answer
        .headers
        .get_all("vary")
        .iter()
        .any(|value| names(value.to_str().unwrap()).contains("origin"));
    assert!(varies, "{answer:?}");
}
