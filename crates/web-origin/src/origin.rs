//! Origins and their serialisation.

use std::{fmt, net::IpAddr, str::FromStr};

use serde::{Serialize, Serializer};
use url::{Host, Url};

/// An [origin](https://html.spec.whatwg.org/multipage/browsers.html#concept-origin).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Such as that of a sandboxed frame. Its serialisation is `null`, and it is the same origin
    /// as no other: [`Origin::is_same_origin`] says so, `==` compares serialisations.
    Opaque,
    /// Scheme, host and port.
    Tuple(TupleOrigin),
}

impl Origin {
    /// Reads a serialised origin, `null` included, and nothing looser.
    ///
    /// # Errors
    /// Says what to write instead.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        match text {
            "null" => Ok(Self::Opaque),
            _ => text.parse().map(Self::Tuple),
        }
    }

    /// The [origin of a URL](https://url.spec.whatwg.org/#concept-url-origin).
    #[must_use]
    pub fn of(url: &Url) -> Self {
        TupleOrigin::of(url).map_or(Self::Opaque, Self::Tuple)
    }

    /// The [serialisation](https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin).
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Opaque => "null",
            Self::Tuple(tuple) => tuple.as_str(),
        }
    }

    /// Whether the origin is opaque.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        matches!(self, Self::Opaque)
    }

    /// Whether `url` has the [same origin](https://html.spec.whatwg.org/multipage/browsers.html#same-origin).
    #[must_use]
    pub fn is_same_origin(&self, url: &Url) -> bool {
        match self {
            Self::Opaque => false,
            Self::Tuple(tuple) => TupleOrigin::of(url).as_ref() == Some(tuple),
        }
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A [tuple origin](https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-tuple),
/// kept with its serialisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TupleOrigin {
    scheme: String,
    host: Host,
    serialized: String,
}

impl TupleOrigin {
    /// The origin of a URL, unless it is opaque.
    #[must_use]
    pub fn of(url: &Url) -> Option<Self> {
        let url::Origin::Tuple(scheme, host, _) = url.origin() else {
            return None;
        };
        Some(Self {
            scheme,
            host,
            serialized: url.origin().ascii_serialization(),
        })
    }

    /// Reads a serialised origin whose scheme is http or https: one that can have pages.
    ///
    /// # Errors
    /// Says what to write instead.
    pub fn parse_http(text: &str) -> Result<Self, OriginError> {
        let origin: Self = text.parse()?;
        if matches!(origin.scheme(), "http" | "https") {
            Ok(origin)
        } else {
            Err(OriginError::Scheme(text.to_owned()))
        }
    }

    /// The scheme, such as `https`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Whether the scheme is https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.scheme == "https"
    }

    /// Whether the origin is [potentially trustworthy](https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy):
    /// https, or a loopback host. Whoever sits on the network between can pose as any other.
    #[must_use]
    pub fn is_potentially_trustworthy(&self) -> bool {
        self.is_https() || self.is_loopback()
    }

    /// Whether the host is this machine, as [`is_loopback`] says.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.host.to_string())
    }

    /// The host: a name or an address.
    #[must_use]
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// The host, and the port unless it is the scheme's default: what a `Host` header says.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.serialized
            .split_once("://")
            .map_or(&*self.serialized, |(_, authority)| authority)
    }

    /// The serialisation, as in an `Origin` header.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.serialized
    }
}

/// Whether a host is this machine: `localhost`, a name under it, or a loopback address, also an IPv4
/// address that is written as an IPv6 address. An IPv6 address may be in brackets.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = address.parse::<IpAddr>() {
        return address.to_canonical().is_loopback();
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    name == "localhost" || name.ends_with(".localhost")
}

impl FromStr for TupleOrigin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text).map_err(|_| OriginError::NotAnOrigin(text.to_owned()))?;
        let origin = Self::of(&url).ok_or_else(|| OriginError::Opaque(text.to_owned()))?;
        // No name that a browser visits has a star in it.
        if origin.host.to_string().contains('*') {
            return Err(OriginError::NotAnOrigin(text.to_owned()));
        }
        if origin.serialized != text {
            return Err(OriginError::NotSerialized {
                text: text.to_owned(),
                serialized: origin.serialized,
            });
        }
        Ok(origin)
    }
}

impl fmt::Display for TupleOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.serialized)
    }
}

impl Serialize for TupleOrigin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.serialized)
    }
}

/// Why a text is not a serialised origin, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// It is no URL with a scheme and a host.
    #[error(
        "{0:?} is not an origin; write scheme, host and, unless it is the default, port, such as http://app.example.com:8080"
    )]
    NotAnOrigin(String),
    /// URLs of that scheme have an opaque origin.
    #[error("{0:?} has an opaque origin; write an origin with the scheme http or https")]
    Opaque(String),
    /// Its scheme has no pages.
    #[error("{0:?} is no origin of pages; write one with the scheme http or https")]
    Scheme(String),
    /// It is a URL of that origin, in another spelling than a browser sends.
    #[error("{text:?} is not written as a browser sends it; write {serialized}")]
    NotSerialized {
        /// What was written.
        text: String,
        /// The serialisation.
        serialized: String,
    },
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::*;

    #[test]
    fn a_serialised_origin_is_kept_as_written() {
        for text in [
            "http://app.mixmax.localhost:8080",
            "https://example.com",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "null",
        ] {
            assert_eq!(Origin::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn another_spelling_is_refused_with_the_serialisation() {
        for (text, serialized) in [
            ("http://app.example.com/", "http://app.example.com"),
            ("http://app.example.com:80", "http://app.example.com"),
            ("HTTP://App.example.com", "http://app.example.com"),
            ("http://app.example.com/path?q", "http://app.example.com"),
            ("http://ada:pw@app.example.com", "http://app.example.com"),
        ] {
            let error = Origin::parse(text).unwrap_err();
            assert!(
                error.to_string().ends_with(&format!("write {serialized}")),
                "{error}"
            );
        }
    }

    #[test]
    fn a_text_that_is_no_http_origin_is_refused() {
        for text in [
            "",
            "*",
            "null",
            "app.example.com",
            "ftp://example.com",
            "file:///",
            "http://*.example.com",
        ] {
            assert!(TupleOrigin::parse_http(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_opaque_origin_is_the_same_origin_as_no_url() {
        let url = Url::parse("data:text/plain,x").unwrap();
        assert_eq!(Origin::of(&url), Origin::Opaque);
        assert!(!Origin::Opaque.is_same_origin(&url));
    }

    #[test]
    fn plain_http_is_trustworthy_on_loopback_hosts_only() {
        for (text, expected) in [
            ("https://example.com", true),
            ("http://mixmax.localhost:8080", true),
            ("http://localhost:8080", true),
            ("http://app.localhost.:8080", true),
            ("http://127.0.0.1:8080", true),
            ("http://[::1]:8080", true),
            ("http://[::ffff:7f00:1]:8080", true),
            ("http://[::ffff:c0a8:1]:8080", false),
            ("http://example.com", false),
            ("http://localhost.example.com", false),
            ("http://192.168.0.1", false),
        ] {
            let origin: TupleOrigin = text.parse().unwrap();
            assert_eq!(origin.is_potentially_trustworthy(), expected, "{text}");
        }
    }

    #[test]
    fn the_default_port_is_part_of_no_serialisation() {
        let url = Url::parse("https://a.example:443/path").unwrap();
        let origin = Origin::of(&url);
        assert_eq!(origin.as_str(), "https://a.example");
        assert!(origin.is_same_origin(&url));
        assert!(!origin.is_same_origin(&Url::parse("https://a.example:444/").unwrap()));
    }
}
