//! Whatever is written as a pattern: a good one or an error; and a good one allows the origins
//! that it means, and no others.

#![no_main]

use libfuzzer_sys::fuzz_target;
use web_origin::{OriginPattern, OriginPatterns, reference};

// A pattern, a line feed, an origin.
fuzz_target!(|input: &[u8]| {
    let mut parts = input.splitn(2, |byte| *byte == b'\n');
    let pattern = String::from_utf8_lossy(parts.next().unwrap_or_default());
    let origin = parts.next().unwrap_or_default();
    if let Ok(origins) = OriginPatterns::parse(&pattern) {
        let any = origins.iter().any(|pattern| pattern.matches(origin));
        assert_eq!(origins.matches(origin), any);
    }
    let Ok(parsed) = OriginPattern::parse(&pattern) else {
        return;
    };
    let written = parsed.to_string();
    assert_eq!(written, pattern);
    let _ = parsed.origin().is_potentially_trustworthy();
    let child = written.replacen('*', "a.b", 1);
    assert!(parsed.matches(child.as_bytes()) || child.len() > 253);
    for origin in [origin, child.as_bytes(), pattern.as_bytes()] {
        assert_eq!(parsed.matches(origin), reference::matches(&written, origin));
    }
});
