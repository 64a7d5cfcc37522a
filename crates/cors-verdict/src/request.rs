//! The request as script makes it.

use std::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use url::Url;

use crate::header::{HeaderList, is_token};
use crate::http_url::includes_credentials;
use crate::method;

/// A [request](https://fetch.spec.whatwg.org/#concept-request) of `fetch()` or `XMLHttpRequest`;
/// its [unsafe-request flag](https://fetch.spec.whatwg.org/#unsafe-request-flag) is always set.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    /// The first URL of the redirect chain.
    pub url: Url,
    /// The method in the spelling script used.
    #[serde(default = "get")]
    pub method: String,
    /// The headers script set.
    #[serde(default)]
    pub headers: HeaderList,
    /// The [mode](https://fetch.spec.whatwg.org/#concept-request-mode).
    #[serde(default)]
    pub mode: Mode,
    /// The [credentials mode](https://fetch.spec.whatwg.org/#concept-request-credentials-mode).
    #[serde(default)]
    pub credentials: Credentials,
    /// The [redirect mode](https://fetch.spec.whatwg.org/#concept-request-redirect-mode).
    #[serde(default)]
    pub redirect: Redirect,
    /// The kind of [body](https://fetch.spec.whatwg.org/#concept-request-body).
    #[serde(default)]
    pub body: Body,
    /// The [use-CORS-preflight flag](https://fetch.spec.whatwg.org/#use-cors-preflight-flag), which
    /// a listener on `XMLHttpRequest.upload` sets.
    #[serde(default)]
    pub force_preflight: bool,
}

fn get() -> String {
    "GET".to_owned()
}

/// A request's mode, as far as script can choose it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Cross-origin requests follow the CORS protocol.
    #[default]
    Cors,
    /// Cross-origin requests are sent as an image or a form sends them; script reads nothing.
    NoCors,
    /// Cross-origin requests fail.
    SameOrigin,
}

impl Mode {
    /// Every mode that script can choose.
    pub const ALL: [Self; 3] = [Self::Cors, Self::NoCors, Self::SameOrigin];

    /// The name, as script writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cors => "cors",
            Self::NoCors => "no-cors",
            Self::SameOrigin => "same-origin",
        }
    }
}

/// A request's credentials mode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credentials {
    /// Credentials are never sent.
    Omit,
    /// Credentials are sent to the page's own origin only.
    #[default]
    SameOrigin,
    /// Credentials are sent to every origin.
    Include,
}

impl Credentials {
    /// Every credentials mode.
    pub const ALL: [Self; 3] = [Self::Omit, Self::SameOrigin, Self::Include];

    /// The name, as script writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Omit => "omit",
            Self::SameOrigin => "same-origin",
            Self::Include => "include",
        }
    }

    /// Whether the mode is `include`; with it a `*` of the server is no wildcard.
    pub fn is_include(self) -> bool {
        self == Self::Include
    }
}

/// A request's redirect mode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Redirect {
    /// Redirects are followed.
    #[default]
    Follow,
    /// A redirect is a network error.
    Error,
    /// Script gets an empty response in place of a redirect.
    Manual,
}

/// A request's body, as far as it matters to CORS; in JSON `false`, `true` or `"stream"`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// There is no body.
    #[default]
    None,
    /// A body that can be sent again after a redirect.
    Bytes,
    /// A `ReadableStream`: its source is null, so it can be sent once.
    Stream,
}

/// Why `new Request()` throws a `TypeError`, so that there is no request to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRequest {
    /// The method is no token.
    #[error("a method is a token")]
    MethodNotAToken,
    /// [Forbidden method](https://fetch.spec.whatwg.org/#forbidden-method).
    #[error("CONNECT, TRACE and TRACK are forbidden")]
    ForbiddenMethod,
    /// Mode `no-cors` with another method than GET, HEAD or POST.
    #[error("mode no-cors allows only GET, HEAD and POST")]
    MethodInNoCors,
    /// The URL has a user name or a password.
    #[error("the URL includes credentials")]
    UrlIncludesCredentials,
    /// GET and HEAD have no body.
    #[error("GET and HEAD cannot have a body")]
    BodyOfGet,
    /// A stream needs mode `cors` or `same-origin`.
    #[error("mode no-cors cannot send a stream")]
    StreamInNoCors,
}

impl InvalidRequest {
    /// The part of the request that is refused: `method`, `url` or `body`.
    pub fn field(self) -> &'static str {
        match self {
            Self::MethodNotAToken | Self::ForbiddenMethod | Self::MethodInNoCors => "method",
            Self::UrlIncludesCredentials => "url",
            Self::BodyOfGet | Self::StreamInNoCors => "body",
        }
    }
}

impl Request {
    /// A plain GET of that URL, as `fetch(url)` makes it.
    pub fn get(url: Url) -> Self {
        Self {
            url,
            method: get(),
            headers: HeaderList::new(),
            mode: Mode::default(),
            credentials: Credentials::default(),
            redirect: Redirect::default(),
            body: Body::default(),
            force_preflight: false,
        }
    }

    /// The refusals of the [Request constructor](https://fetch.spec.whatwg.org/#dom-request).
    ///
    /// # Errors
    ///
    /// The first reason for which `new Request()` throws.
    pub fn check(&self) -> Result<(), InvalidRequest> {
        let method = method::normalize(&self.method);
        if !is_token(method.as_bytes()) {
            Err(InvalidRequest::MethodNotAToken)
        } else if method::is_forbidden(&method) {
            Err(InvalidRequest::ForbiddenMethod)
        } else if self.mode == Mode::NoCors && !method::is_cors_safelisted(&method) {
            Err(InvalidRequest::MethodInNoCors)
        } else if includes_credentials(&self.url) {
            Err(InvalidRequest::UrlIncludesCredentials)
        } else if self.body != Body::None && matches!(&*method, "GET" | "HEAD") {
            Err(InvalidRequest::BodyOfGet)
        } else if self.body == Body::Stream && self.mode == Mode::NoCors {
            Err(InvalidRequest::StreamInNoCors)
        } else {
            Ok(())
        }
    }
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct BodyVisitor;
        impl Visitor<'_> for BodyVisitor {
            type Value = Body;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("true, false or \"stream\"")
            }

            fn visit_bool<E: Error>(self, has_body: bool) -> Result<Body, E> {
                Ok(if has_body { Body::Bytes } else { Body::None })
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Body, E> {
                match text {
                    "stream" => Ok(Body::Stream),
                    other => Err(E::invalid_value(Unexpected::Str(other), &self)),
                }
            }
        }
        deserializer.deserialize_any(BodyVisitor)
    }
}
