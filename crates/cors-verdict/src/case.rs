//! What is judged: a page, a request, and what the servers answered.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use url::Url;

use crate::engine::Engine;
use crate::header::{Header, HeaderList, forbidden};
use crate::method;
use crate::origin::Origin;

/// A page's request and the answers it got.
#[derive(Clone, Debug)]
pub struct Case {
    /// The origin of the page.
    pub page_origin: Origin,
    /// The request as script made it.
    pub request: Request,
    /// One entry for each URL of the redirect chain, as far as it is known.
    pub hops: Vec<Hop>,
    /// Whose behaviour is asked for.
    pub engine: Engine,
}

/// A [request](https://fetch.spec.whatwg.org/#concept-request) of `fetch()` or `XMLHttpRequest`;
/// its [unsafe-request flag](https://fetch.spec.whatwg.org/#unsafe-request-flag) is always set.
#[derive(Clone, Debug)]
pub struct Request {
    /// Where to.
    pub url: Url,
    /// The method in the spelling script used.
    pub method: String,
    /// The headers script set.
    pub headers: HeaderList,
    /// The [mode](https://fetch.spec.whatwg.org/#concept-request-mode).
    pub mode: Mode,
    /// The [credentials mode](https://fetch.spec.whatwg.org/#concept-request-credentials-mode).
    pub credentials: Credentials,
    /// The [redirect mode](https://fetch.spec.whatwg.org/#concept-request-redirect-mode).
    pub redirect: Redirect,
    /// The body, as far as it matters.
    pub body: Body,
    /// The [use-CORS-preflight flag](https://fetch.spec.whatwg.org/#use-cors-preflight-flag):
    /// somebody listens to the progress of an upload.
    pub force_preflight: bool,
}

/// A request's mode, as far as script can choose it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Cross-origin requests follow the CORS protocol.
    #[default]
    Cors,
    /// Cross-origin requests are sent in the manner of an image or a form; script reads nothing.
    NoCors,
    /// Cross-origin requests fail.
    SameOrigin,
}

/// A request's credentials mode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credentials {
    /// Never.
    Omit,
    /// To the page's own origin only.
    #[default]
    SameOrigin,
    /// Always.
    Include,
}

impl Credentials {
    /// Whether the mode is `include`, which every rule about `*` asks.
    pub fn is_include(self) -> bool {
        self == Self::Include
    }
}

/// A request's redirect mode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Redirect {
    /// Go where the server says.
    #[default]
    Follow,
    /// Fail.
    Error,
    /// Hand script an empty response.
    Manual,
}

/// A request's body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// None.
    #[default]
    None,
    /// One that can be sent again after a redirect.
    Bytes,
    /// A `ReadableStream`: its source is null, so it can be sent once.
    Stream,
}

/// One URL of the redirect chain.
#[derive(Clone, Debug, Default)]
pub struct Hop {
    /// The answer to the preflight; `None` when the server was never asked.
    pub preflight: Option<Answer>,
    /// The answer to the actual request; `None` when the server was never asked.
    pub response: Option<Answer>,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A response.
    Response(Response),
    /// No response: refused, reset, no such name, no trust.
    NetworkError,
    /// Bytes that are not HTTP.
    NotHttp,
}

/// A [response](https://fetch.spec.whatwg.org/#concept-response) as the server gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers as they were on the wire.
    pub headers: HeaderList,
}

/// Why `new Request()` throws a `TypeError`, so that there is nothing to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchRequest {
    /// The method is no token.
    #[error("request.method: a method is a token, so new Request() throws a TypeError")]
    MethodNotAToken,
    /// [Forbidden method](https://fetch.spec.whatwg.org/#forbidden-method).
    #[error(
        "request.method: CONNECT, TRACE and TRACK are forbidden, so new Request() throws a TypeError"
    )]
    ForbiddenMethod,
    /// Mode `no-cors` with another method than GET, HEAD or POST.
    #[error(
        "request.method: mode no-cors allows only GET, HEAD and POST, so new Request() throws a TypeError"
    )]
    MethodInNoCors,
    /// The URL has a user name or a password.
    #[error("request.url: the URL includes credentials, so new Request() throws a TypeError")]
    UrlIncludesCredentials,
    /// GET and HEAD have no body.
    #[error("request.body: GET and HEAD cannot have a body, so new Request() throws a TypeError")]
    BodyOfGet,
    /// A stream needs mode `cors` or `same-origin`.
    #[error("request.body: mode no-cors cannot send a stream, so new Request() throws a TypeError")]
    StreamInNoCors,
}

impl Request {
    /// A plain GET of that URL, as `fetch(url)` makes it.
    pub fn get(url: Url) -> Self {
        Self {
            url,
            method: "GET".to_owned(),
            headers: HeaderList::new(),
            mode: Mode::default(),
            credentials: Credentials::default(),
            redirect: Redirect::default(),
            body: Body::default(),
            force_preflight: false,
        }
    }

    /// What the [Request constructor](https://fetch.spec.whatwg.org/#dom-request) refuses.
    pub fn check(&self) -> Result<(), NoSuchRequest> {
        let method = method::normalize(&self.method);
        if !crate::header::is_token(method.as_bytes()) {
            Err(NoSuchRequest::MethodNotAToken)
        } else if method::is_forbidden(&method) {
            Err(NoSuchRequest::ForbiddenMethod)
        } else if self.mode == Mode::NoCors && !method::is_cors_safelisted(&method) {
            Err(NoSuchRequest::MethodInNoCors)
        } else if includes_credentials(&self.url) {
            Err(NoSuchRequest::UrlIncludesCredentials)
        } else if self.body != Body::None && matches!(&*method, "GET" | "HEAD") {
            Err(NoSuchRequest::BodyOfGet)
        } else if self.body == Body::Stream && self.mode == Mode::NoCors {
            Err(NoSuchRequest::StreamInNoCors)
        } else {
            Ok(())
        }
    }
}

impl Response {
    /// Whether it asks to be followed: a redirect status with a `Location`.
    pub fn is_redirect(&self) -> bool {
        crate::status::is_redirect(self.status) && self.headers.contains("location")
    }
}

/// [Includes credentials](https://url.spec.whatwg.org/#include-credentials).
pub fn includes_credentials(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// What the [guard](https://fetch.spec.whatwg.org/#concept-headers-guard) of a request's headers
/// lets through in that mode; the rest is dropped without a word.
pub fn guarded_headers(headers: &HeaderList, mode: Mode) -> Cow<'_, HeaderList> {
    let is_kept = |header: &Header| {
        !forbidden::is_forbidden_request_header(header)
            && (mode != Mode::NoCors || crate::header::safelist::is_no_cors_safelisted(header))
    };
    let mut guarded = Cow::Borrowed(headers);
    if !headers.iter().all(is_kept) {
        guarded.to_mut().retain(is_kept);
    }
    guarded
}
