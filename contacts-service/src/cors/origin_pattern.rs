//! Which origins are meant: exact ones, and `*.` for one or more labels in front of a host.
//!
//! A pattern is checked when it is read, so that one which can never match, or which matches
//! more than anybody means, stops the service at start with words about what to write instead.

use std::{fmt, str::FromStr};

use url::{Host, Url};

/// The longest host name in DNS, in bytes; a longer `Origin` is not looked at any further.
const LONGEST_HOST: usize = 253;
const LONGEST_LABEL: usize = 63;

/// One allowed origin, or all origins that are subdomains of one host.
///
/// Compared as bytes with the serialised origin that a browser sends
/// (<https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin>), so scheme, host and port
/// must all match: `http://*.example.com` matches neither `https://a.example.com` nor
/// `http://a.example.com:8080` nor `http://example.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OriginPattern {
    /// Exactly this serialised origin.
    Exact(String),
    /// One or more labels between `before` (`http://`) and `after` (`.example.com:8080`).
    Subdomains {
        /// The scheme with `://`.
        before: String,
        /// A dot, the parent host, and the port if it is not the default one.
        after: String,
    },
}

impl OriginPattern {
    /// Whether `origin`, the bytes of an `Origin` header, is one of the origins meant.
    #[must_use]
    pub fn matches(&self, origin: &[u8]) -> bool {
        match self {
            Self::Exact(exact) => exact.as_bytes() == origin,
            Self::Subdomains { before, after } => origin
                .strip_prefix(before.as_bytes())
                .filter(|rest| host_length(rest) <= LONGEST_HOST)
                .and_then(|rest| rest.strip_suffix(after.as_bytes()))
                .is_some_and(|labels| labels.split(|byte| *byte == b'.').all(is_label)),
        }
    }

    /// Reads a pattern such as `https://app.example.com` or `https://*.example.com:8443`.
    ///
    /// # Errors
    /// Says what is wrong and what to write instead.
    pub fn parse(text: &str) -> Result<Self, OriginPatternError> {
        let fail = |problem| {
            Err(OriginPatternError {
                pattern: text.to_owned(),
                problem,
            })
        };
        match text {
            "" => return fail(Problem::Empty),
            "*" => return fail(Problem::AnyOrigin),
            "null" => return fail(Problem::Null),
            _ => {}
        }
        let Some((scheme, rest)) = text.split_once("://") else {
            return fail(Problem::NoScheme);
        };
        if !matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") {
            return fail(Problem::Scheme(scheme.to_owned()));
        }
        let (wildcard, host_and_more) = match rest.strip_prefix("*.") {
            Some(parent) => (true, parent),
            None => (false, rest),
        };
        if host_and_more.contains('*') {
            return fail(Problem::WildcardElsewhere);
        }
        let Ok(url) = Url::parse(&format!("{scheme}://{host_and_more}")) else {
            return fail(Problem::NotAnOrigin);
        };
        let origin = url.origin().ascii_serialization();
        let parent = origin.split_once("://").map_or("", |(_, parent)| parent);
        let meant = if wildcard {
            format!("{}://*.{parent}", url.scheme())
        } else {
            origin.clone()
        };
        if meant != text {
            return fail(Problem::NotSerialised { meant });
        }
        if !wildcard {
            return Ok(Self::Exact(origin));
        }
        match url.host() {
            Some(Host::Domain(domain)) if psl::domain_str(domain).is_some() => {
                Ok(Self::Subdomains {
                    before: format!("{}://", url.scheme()),
                    after: format!(".{parent}"),
                })
            }
            Some(Host::Domain(domain)) => fail(Problem::PublicSuffix(domain.to_owned())),
            _ => fail(Problem::WildcardOverAddress),
        }
    }

    /// Whether the origins meant are reached without TLS over a network: scheme `http` and a
    /// host that is no loopback name. Whoever sits on that network is then such an origin.
    #[must_use]
    pub fn is_insecure(&self) -> bool {
        let origin = match self {
            Self::Exact(exact) => exact.clone(),
            Self::Subdomains { before, after } => format!("{before}subdomain{after}"),
        };
        let Ok(url) = Url::parse(&origin) else {
            return true;
        };
        let loopback = match url.host() {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        url.scheme() == "http" && !loopback
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
        match self {
            Self::Exact(exact) => f.write_str(exact),
            Self::Subdomains { before, after } => write!(f, "{before}*{after}"),
        }
    }
}

/// The patterns of one policy; an origin is allowed if any of them matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedOrigins(Vec<OriginPattern>);

impl AllowedOrigins {
    /// Reads patterns separated by commas.
    ///
    /// # Errors
    /// Every pattern that cannot be meant, not only the first.
    pub fn parse(text: &str) -> Result<Self, Vec<OriginPatternError>> {
        let (patterns, errors): (Vec<_>, Vec<_>) = text
            .split(',')
            .map(|pattern| OriginPattern::parse(pattern.trim()))
            .partition(Result::is_ok);
        let errors: Vec<_> = errors.into_iter().filter_map(Result::err).collect();
        if errors.is_empty() {
            Ok(Self(patterns.into_iter().filter_map(Result::ok).collect()))
        } else {
            Err(errors)
        }
    }

    /// Whether `origin`, the bytes of an `Origin` header, is allowed.
    #[must_use]
    pub fn allow(&self, origin: &[u8]) -> bool {
        self.0.iter().any(|pattern| pattern.matches(origin))
    }

    /// The patterns, in the order in which they were written.
    pub fn patterns(&self) -> impl Iterator<Item = &OriginPattern> {
        self.0.iter()
    }
}

impl FromStr for AllowedOrigins {
    type Err = OriginPatternError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text).map_err(|mut errors| errors.swap_remove(0))
    }
}

impl fmt::Display for AllowedOrigins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, pattern) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{pattern}")?;
        }
        Ok(())
    }
}

/// A pattern that cannot be meant, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("origin pattern \"{pattern}\": {problem}")]
pub struct OriginPatternError {
    /// The pattern as it was written.
    pub pattern: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What can be wrong with an origin pattern. The words say what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Nothing was written.
    #[error("is empty; write an origin such as https://app.example.com")]
    Empty,
    /// `*`.
    #[error(
        "browsers refuse * for a request with cookies, and any origin must not read them; write the origins, or a pattern such as https://*.example.com"
    )]
    AnyOrigin,
    /// `null`.
    #[error(
        "every sandboxed frame of every site has the origin null; serve the page from a real origin and write that"
    )]
    Null,
    /// Something without `://`.
    #[error("has no scheme; write https:// in front")]
    NoScheme,
    /// A scheme that carries no CORS.
    #[error("only http and https carry CORS, not {0}; write https:// instead")]
    Scheme(String),
    /// A wildcard that is not the whole first label.
    #[error(
        "a wildcard can only be the whole first label; write *. in front of the host and nowhere else"
    )]
    WildcardElsewhere,
    /// No host, or one that no URL can have.
    #[error(
        "is no origin; write scheme, host and, if need be, port, such as https://app.example.com:8443"
    )]
    NotAnOrigin,
    /// An origin that is spelt as no browser sends it: it would never match.
    #[error(
        "no browser sends an origin in this spelling (no path, no final slash, no default port, no upper case, no user name), so it would never match; write {meant}"
    )]
    NotSerialised {
        /// The serialised form.
        meant: String,
    },
    /// A wildcard over a suffix under which strangers can register names.
    #[error(
        "anybody can own a name under {0}; write a wildcard over a domain of your own, such as *.example.{0}"
    )]
    PublicSuffix(String),
    /// A wildcard in front of an IP address.
    #[error("an IP address has no subdomains; write the address alone")]
    WildcardOverAddress,
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
    fn what_cannot_be_meant_is_refused_with_what_to_write_instead() {
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
    fn an_exact_origin_is_itself_only() {
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

    #[test]
    fn plain_http_over_a_network_is_insecure() {
        for (pattern, insecure) in [
            ("https://*.example.com", false),
            ("http://*.mixmax.localhost:8080", false),
            ("http://localhost:8080", false),
            ("http://127.0.0.1:8080", false),
            ("http://[::1]:8080", false),
            ("http://*.example.com", true),
            ("http://app.example.com", true),
            ("http://localhost.example.com", true),
            ("http://192.168.0.1", true),
        ] {
            let pattern = OriginPattern::parse(pattern).unwrap();
            assert_eq!(pattern.is_insecure(), insecure, "{pattern}");
        }
    }

    #[test]
    fn every_bad_pattern_of_a_list_is_reported() {
        let errors = AllowedOrigins::parse("*, https://good.example, null,").unwrap_err();
        let patterns: Vec<_> = errors.iter().map(|error| error.pattern.as_str()).collect();
        assert_eq!(patterns, ["*", "null", ""]);
    }
}
