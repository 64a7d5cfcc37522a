//! An origin is allowed if and only if a slow matcher, which is obviously right, allows it.
#![allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use proptest::{collection::vec, prelude::*, sample::select};
use web_origin::{OriginPattern, reference};

const PATTERNS: [&str; 8] = [
    "https://example.com",
    "https://a.example.com:8443",
    "https://*.example.com",
    "https://*.example.com:8443",
    "http://*.mixmax.localhost:8080",
    "https://*.example.co.uk",
    "https://*.a.b-c.example.com",
    "http://[::1]:8080",
];

/// What almost is, or really is, an origin that one of [`PATTERNS`] means.
fn near_misses() -> impl Strategy<Value = Vec<u8>> {
    let scheme = select(vec!["https", "http", "HTTPS", "xhttps", "ftp", ""]);
    let separator = select(vec!["://", "://", "://", ":/", ":", "//", "://u@"]);
    let labels = vec(label(), 0..6);
    let parent = select(vec![
        "example.com",
        "mixmax.localhost",
        "example.co.uk",
        "a.b-c.example.com",
        "example.comx",
        "xexample.com",
        "[::1]",
        "",
    ]);
    let end = select(vec![
        "", "", ":8443", ":8080", ":443", ":84430", ":", ".", "/", "#", "?", " ", "\0",
    ]);
    (scheme, separator, labels, parent, end).prop_map(|(scheme, separator, labels, parent, end)| {
        let mut host = labels.join(".");
        if !host.is_empty() && !parent.is_empty() {
            host.push('.');
        }
        format!("{scheme}{separator}{host}{parent}{end}").into_bytes()
    })
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z0-9_-]{1,8}",
        1 => "[a-z]{55,66}",
        1 => select(vec!["", "A", "é", "*", "a b", "xn--bcher-kva", "a/", "a:1", "@", "%61"])
            .prop_map(str::to_owned),
    ]
}

fn origins() -> impl Strategy<Value = Vec<u8>> {
    let changed = (near_misses(), any::<prop::sample::Index>(), any::<u8>()).prop_map(
        |(mut origin, index, byte)| {
            if !origin.is_empty() {
                let index = index.index(origin.len());
                origin[index] = byte;
            }
            origin
        },
    );
    prop_oneof![
        6 => near_misses(),
        3 => changed,
        1 => vec(any::<u8>(), 0..40),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn a_pattern_matches_what_the_reference_matches(
        pattern in select(&PATTERNS[..]),
        origin in origins(),
    ) {
        let fast = OriginPattern::parse(pattern).unwrap().matches(&origin);
        prop_assert_eq!(fast, reference::matches(pattern, &origin));
    }

    #[test]
    fn every_subdomain_that_a_wildcard_covers_is_allowed(labels in vec("[a-z0-9_-]{1,63}", 1..5)) {
        let origin = format!("https://{}.example.com", labels.join("."));
        let short = origin.len() <= "https://".len() + 253;
        let pattern = "https://*.example.com";
        let fast = OriginPattern::parse(pattern).unwrap().matches(origin.as_bytes());
        prop_assert_eq!(fast, short);
        prop_assert_eq!(reference::matches(pattern, origin.as_bytes()), short);
    }
}
