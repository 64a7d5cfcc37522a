//! The proxies that the environment names, as curl reads them.

use std::env;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use percent_encoding::percent_decode_str;
use thiserror::Error;
use url::Url;

/// The proxies for the two schemes.
#[derive(Clone, Debug, Default)]
pub(super) struct Proxies {
    http: Option<Proxy>,
    https: Option<Proxy>,
    /// Hosts that are asked directly; `*` is all.
    exceptions: Vec<String>,
}

/// An HTTP proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proxy {
    pub(super) host: String,
    pub(super) port: u16,
    /// The value of `Proxy-Authorization`.
    pub(super) authorization: Option<String>,
}

/// A variable that names no proxy that can be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0} names no HTTP proxy; write it as http://host:port")]
pub struct InvalidProxy(String);

impl Proxies {
    /// The proxies of [curl's variables](https://curl.se/docs/manpage.html#ENVIRONMENT): `http_proxy` in lower case
    /// only, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` also in upper case.
    pub(super) fn from_environment() -> Result<Self, InvalidProxy> {
        Self::read(|name| env::var(name).ok())
    }

    fn read(variable: impl Fn(&str) -> Option<String>) -> Result<Self, InvalidProxy> {
        let first = |names: &[&str]| {
            let found = names.iter().find_map(|name| {
                let text = variable(name).filter(|text| !text.is_empty())?;
                Some(Proxy::parse(name, &text))
            });
            found.transpose()
        };
        let exceptions = variable("no_proxy").or_else(|| variable("NO_PROXY"));
        let exceptions = exceptions.iter().flat_map(|it| it.split([',', ' ']));
        Ok(Self {
            http: first(&["http_proxy", "all_proxy", "ALL_PROXY"])?,
            https: first(&["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])?,
            exceptions: exceptions
                .map(|it| it.trim_start_matches('.').to_ascii_lowercase())
                .filter(|it| !it.is_empty())
                .collect(),
        })
    }

    /// The proxy for a URL.
    pub(super) fn of(&self, url: &Url) -> Option<&Proxy> {
        let host = url.host_str()?.trim_matches(['[', ']']);
        let is_under = |domain: &str| {
            let rest = host.strip_suffix(domain);
            rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        if self.exceptions.iter().any(|it| it == "*" || is_under(it)) {
            return None;
        }
        match url.scheme() {
            "https" => self.https.as_ref(),
            _ => self.http.as_ref(),
        }
    }
}

impl Proxy {
    fn parse(variable: &str, text: &str) -> Result<Self, InvalidProxy> {
        let invalid = || InvalidProxy(variable.to_owned());
        let text = match text.contains("://") {
            true => text.to_owned(),
            false => format!("http://{text}"),
        };
        let url = Url::parse(&text).map_err(|_| invalid())?;
        let host = url.host_str().ok_or_else(invalid)?;
        if url.scheme() != "http" {
            return Err(invalid());
        }
        let decoded = |text: &str| percent_decode_str(text).collect::<Vec<u8>>();
        let authorization = (!url.username().is_empty()).then(|| {
            let mut user = decoded(url.username());
            user.push(b':');
            user.extend(decoded(url.password().unwrap_or("")));
            format!("Basic {}", BASE64_STANDARD.encode(user))
        });
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            // curl's default; the URL parser drops the port 80.
            port: match text.contains(":80") && url.port().is_none() {
                true => 80,
                false => url.port().unwrap_or(1080),
            },
            authorization,
        })
    }
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test ends where something is wrong")]
mod tests {
    use url::Url;

    use super::Proxies;

    fn proxies(variables: &'static [(&str, &str)]) -> Proxies {
        let found = Proxies::read(|name| {
            let found = variables.iter().find(|(it, _)| *it == name);
            found.map(|(_, value)| (*value).to_owned())
        });
        found.expect("they are proxies")
    }

    #[test]
    fn each_scheme_has_its_variable_and_exceptions_have_none() {
        let proxies = proxies(&[
            ("HTTPS_PROXY", "http://ada:p%40ss@proxy.example:3128"),
            ("HTTP_PROXY", "http://upper.example"),
            ("NO_PROXY", ".internal.example, 127.0.0.1"),
        ]);
        let of = |url: &str| proxies.of(&Url::parse(url).expect("a URL"));
        let https = of("https://api.example/").expect("a proxy");
        assert_eq!((https.host.as_str(), https.port), ("proxy.example", 3128));
        assert_eq!(https.authorization.as_deref(), Some("Basic YWRhOnBAc3M="));
        // Web servers put a header `Proxy` into that variable.
        assert_eq!(of("http://api.example/"), None);
        assert_eq!(of("https://api.internal.example/"), None);
        assert_eq!(of("https://127.0.0.1/"), None);
    }
}
