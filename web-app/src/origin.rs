//! A web origin as configuration has it: exactly the text a browser sends.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};
use url::{Host, Url};

/// An http or https origin in the form of the `Origin` header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    scheme: String,
    host: Host,
    serialized: String,
}

/// Why a text is no origin, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidOrigin {
    /// The text is not an http or https URL at all.
    #[error(
        "is not an origin; write a scheme, a host and, if it is not the default, a port, such as http://app.example.com:8080"
    )]
    NotAnOrigin,
    /// The text is a URL, but not in the form a browser sends.
    #[error("is not written as a browser sends it; write {0}")]
    NotSerialized(String),
}

impl Origin {
    /// The scheme, `http` or `https`.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The host: a name or an address.
    pub fn host(&self) -> &Host {
        &self.host
    }
}

impl FromStr for Origin {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text).map_err(|_| InvalidOrigin::NotAnOrigin)?;
        let host = url.host().ok_or(InvalidOrigin::NotAnOrigin)?.to_owned();
        // A browser never visits a name with a star in it.
        if !matches!(url.scheme(), "http" | "https") || host.to_string().contains('*') {
            return Err(InvalidOrigin::NotAnOrigin);
        }
        let serialized = url.origin().ascii_serialization();
        if serialized != text {
            return Err(InvalidOrigin::NotSerialized(serialized));
        }
        Ok(Self {
            scheme: url.scheme().to_owned(),
            host,
            serialized,
        })
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.serialized)
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_kept_as_written() {
        for text in [
            "http://app.mixmax.localhost:8080",
            "https://example.com",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
        ] {
            assert_eq!(text.parse::<Origin>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_a_browser_would_not_send_is_refused_with_what_it_would() {
        for (text, instead) in [
            ("http://app.example.com/", "http://app.example.com"),
            ("http://app.example.com:80", "http://app.example.com"),
            ("HTTP://App.example.com", "http://app.example.com"),
            ("http://app.example.com/path?q", "http://app.example.com"),
            ("http://ada:pw@app.example.com", "http://app.example.com"),
        ] {
            let expected = InvalidOrigin::NotSerialized(instead.to_owned());
            assert_eq!(text.parse::<Origin>(), Err(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for text in [
            "",
            "*",
            "null",
            "app.example.com",
            "ftp://example.com",
            "file:///",
            "http://*.example.com",
        ] {
            assert_eq!(
                text.parse::<Origin>(),
                Err(InvalidOrigin::NotAnOrigin),
                "{text}"
            );
        }
    }
}
