//! Which origins are meant: exact ones, and `*.` for one or more labels in front of a host.

use std::{fmt, str::FromStr};

use url::{Host, Url};

use crate::{
    origin::TupleOrigin,
    pattern_error::{OriginPatternError, PatternProblem},
    site::registrable_domain,
};

/// The longest host name in DNS, in bytes; a longer `Origin` is not looked at any further.
const LONGEST_HOST: usize = 253;
const LONGEST_LABEL: usize = 63;

/// One origin, or all origins that are subdomains of one host.
///
/// Compared as bytes with the serialised origin that a browser sends
/// (<https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin>), so
/// scheme, host and port must all match: `http://*.example.com` matches neither
/// `https://a.example.com` nor `http://a.example.com:8080` nor `http://example.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginPattern(Meant);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Meant {
    Exact(TupleOrigin),
    /// Every origin with one or more labels in front of this one's host, and with its scheme and
    /// port.
    Subdomains(TupleOrigin),
}

impl OriginPattern {
    /// Whether `origin`, the bytes of an `Origin` header, is one of the origins meant.
    #[must_use]
    pub fn matches(&self, origin: &[u8]) -> bool {
        match &self.0 {
            Meant::Exact(exact) => exact.as_str().as_bytes() == origin,
            Meant::Subdomains(parent) => origin
                .strip_prefix(parent.scheme().as_bytes())
                .and_then(|rest| rest.strip_prefix(b"://"))
                .filter(|rest| host_length(rest) <= LONGEST_HOST)
                .and_then(|rest| rest.strip_suffix(parent.authority().as_bytes()))
                .and_then(|rest| rest.strip_suffix(b"."))
                .is_some_and(|labels| labels.split(|byte| *byte == b'.').all(is_label)),
        }
    }

    /// Reads a pattern such as `https://app.example.com` or `https://*.example.com:8443`.
    ///
    /// # Errors
    /// Says what is wrong and what to write instead.
    pub fn parse(text: &str) -> Result<Self, OriginPatternError> {
        parse(text).map(Self).map_err(|problem| OriginPatternError {
            pattern: text.to_owned(),
            problem,
        })
    }

    /// The origin meant, or the one whose subdomains are meant.
    #[must_use]
    pub fn origin(&self) -> &TupleOrigin {
        match &self.0 {
            Meant::Exact(origin) | Meant::Subdomains(origin) => origin,
        }
    }
}

fn parse(text: &str) -> Result<Meant, PatternProblem> {
    match text {
        "" => return Err(PatternProblem::Empty),
        "*" => return Err(PatternProblem::AnyOrigin),
        "null" => return Err(PatternProblem::Null),
        _ => {}
    }
    let (scheme, rest) = text.split_once("://").ok_or(PatternProblem::NoScheme)?;
    if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
        return Err(PatternProblem::Scheme(scheme.to_owned()));
    }
    let (wildcard, host_and_more) = match rest.strip_prefix("*.") {
        Some(parent) => ("*.", parent),
        None => ("", rest),
    };
    if host_and_more.contains('*') {
        return Err(PatternProblem::WildcardElsewhere);
    }
    let origin = Url::parse(&format!("{scheme}://{host_and_more}"))
        .ok()
        .and_then(|url| TupleOrigin::of(&url))
        .ok_or(PatternProblem::NotAnOrigin)?;
    let serialized = format!("{}://{wildcard}{}", origin.scheme(), origin.authority());
    if serialized != text {
        return Err(PatternProblem::NotSerialized { serialized });
    }
    if wildcard.is_empty() {
        return Ok(Meant::Exact(origin));
    }
    match origin.host() {
        host if registrable_domain(host).is_some() => Ok(Meant::Subdomains(origin)),
        Host::Domain(suffix) => Err(PatternProblem::PublicSuffix(suffix.to_owned())),
        Host::Ipv4(_) | Host::Ipv6(_) => Err(PatternProblem::WildcardOverAddress),
    }
}

/// The bytes in front of the port.
fn host_length(host_and_port: &[u8]) -> usize {
    let colon = host_and_port.iter().position(|byte| *byte == b':');
    colon.unwrap_or(host_and_port.len())
}

/// A label as a browser serialises it; an internationalised one is in its `xn--` form.
fn is_label(label: &[u8]) -> bool {
    (1..=LONGEST_LABEL).contains(&label.len())
        && label
            .iter()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
}

impl FromStr for OriginPattern {
    type Err = OriginPatternError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for OriginPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Meant::Exact(exact) => write!(f, "{exact}"),
            Meant::Subdomains(parent) => {
                write!(f, "{}://*.{}", parent.scheme(), parent.authority())
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::*;

    fn matches(pattern: &str, origin: &str) -> bool {
        OriginPattern::parse(pattern)
            .unwrap()
            .matches(origin.as_bytes())
    }

    #[test]
    fn a_pattern_is_written_as_it_was_read() {
        for pattern in [
            "https://app.example.com",
            "https://*.example.com",
            "https://*.example.co.uk:8443",
            "http://*.mixmax.localhost:8080",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "https://*.xn--bcher-kva.example",
        ] {
            assert_eq!(OriginPattern::parse(pattern).unwrap().to_string(), pattern);
        }
    }

    #[test]
    fn a_pattern_that_cannot_be_meant_is_refused_with_what_to_write_instead() {
        for (pattern, instead) in [
            ("", "https://app.example.com"),
            ("*", "https://*.example.com"),
            ("null", "real origin"),
            ("app.example.com", "https:// in front"),
            ("ftp://app.example.com", "https:// instead"),
            ("https://app.*.example.com", "*. in front"),
            ("https://*app.example.com", "*. in front"),
            ("https://*.*.example.com", "*. in front"),
            ("https://*", "*. in front"),
            ("https://*.", "scheme, host"),
            ("https://", "scheme, host"),
            ("https://app.example.com/", "write https://app.example.com"),
            (
                "https://app.example.com/path",
                "write https://app.example.com",
            ),
            ("https://*.example.com/", "write https://*.example.com"),
            (
                "https://app.example.com:443",
                "write https://app.example.com",
            ),
            ("http://app.example.com:80", "write http://app.example.com"),
            ("https://App.Example.com", "write https://app.example.com"),
            ("HTTPS://app.example.com", "write https://app.example.com"),
            (
                "https://ada@app.example.com",
                "write https://app.example.com",
            ),
            (
                "https://bücher.example",
                "write https://xn--bcher-kva.example",
            ),
            ("https://app.example.com?q", "write https://app.example.com"),
            ("https://*.com", "*.example.com"),
            ("https://*.co.uk", "*.example.co.uk"),
            ("https://*.github.io", "*.example.github.io"),
            ("http://*.localhost:8080", "*.example.localhost"),
            ("https://*.127.0.0.1", "address alone"),
            ("https://*.[::1]", "address alone"),
        ] {
            let error = OriginPattern::parse(pattern).unwrap_err();
            assert_eq!(error.pattern, pattern);
            assert!(error.to_string().contains(instead), "{pattern}: {error}");
        }
    }

    #[test]
    fn a_wildcard_stands_for_one_or_more_labels() {
        let pattern = "https://*.example.com:8443";
        assert!(matches(pattern, "https://a.example.com:8443"));
        assert!(matches(pattern, "https://a.b-c.0.example.com:8443"));
        for origin in [
            "https://example.com:8443",
            "https://.example.com:8443",
            "https://a..example.com:8443",
            "https://a.example.com",
            "https://a.example.com:84430",
            "http://a.example.com:8443",
            "https://aexample.com:8443",
            "https://a.example.com:8443.evil.example",
            "https://evil.example/a.example.com:8443",
            "https://evil.example#a.example.com:8443",
            "https://evil.example:1@a.example.com:8443",
            "xhttps://a.example.com:8443",
        ] {
            assert!(!matches(pattern, origin), "{origin}");
        }
    }

    #[test]
    fn a_label_has_1_to_63_bytes_and_a_host_at_most_253() {
        let label = |length| format!("https://{}.example.com", "a".repeat(length));
        assert!(matches("https://*.example.com", &label(63)));
        assert!(!matches("https://*.example.com", &label(64)));
        let host = |labels| format!("https://{}example.com", "a.".repeat(labels));
        assert!(matches("https://*.example.com", &host(121)));
        assert!(!matches("https://*.example.com", &host(122)));
        assert!(!matches("https://*.example.com", &host(10_000)));
    }

    #[test]
    fn an_exact_pattern_matches_only_its_origin() {
        let pattern = "https://app.example.com";
        assert!(matches(pattern, pattern));
        for origin in [
            "https://a.app.example.com",
            "https://app.example.com:443",
            "null",
            "",
        ] {
            assert!(!matches(pattern, origin), "{origin}");
        }
    }
}
