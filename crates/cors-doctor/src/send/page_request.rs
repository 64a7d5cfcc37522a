//! A request as a page makes it.

use cors_verdict::header::guard::guarded;
use cors_verdict::{
    Body, Case, Credentials, Engine, HeaderError, HeaderList, Mode, Origin, Redirect, Request,
    Stack,
};
use thiserror::Error;
use url::Url;

/// A request as a page makes it with `fetch()`.
#[derive(Clone, Debug)]
pub struct PageRequest {
    /// The origin of the page.
    pub origin: Origin,
    /// The URL.
    pub url: Url,
    /// The method in the spelling of the script.
    pub method: String,
    /// The headers that script sets.
    pub headers: HeaderList,
    /// The mode.
    pub mode: Mode,
    /// The credentials mode.
    pub credentials: Credentials,
    /// The redirect mode.
    pub redirect: Redirect,
    /// The value of `Cookie` that the browser has for the host of the URL. It is sent to that host only, and only
    /// where the credentials mode says so.
    pub cookie: Option<String>,
    /// The body.
    pub data: Option<Vec<u8>>,
    /// The browser whose requests are sent, and by whose rules it is judged.
    pub engine: Engine,
    /// Whether methods that change things on the server may be sent. Preflights are always sent.
    pub sends_unsafe_methods: bool,
    /// The stacks for which the fix has code.
    pub stacks: Vec<Stack>,
    /// The response headers that script reads.
    pub reads: Vec<String>,
}

/// Text that is no header.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InvalidHeader {
    /// There is no colon.
    #[error("\"{0}\" is no header; write it as 'Name: value'")]
    NoColon(String),
    /// The value has a character that `fetch()` refuses.
    #[error("\"{0}\": a header value has characters up to U+00FF only")]
    NotBytes(String),
    /// The name or the value is none.
    #[error("\"{0}\": {1}")]
    Header(String, HeaderError),
}

impl PageRequest {
    /// A GET without credentials, as `fetch(url)` makes it.
    pub fn get(origin: Origin, url: Url) -> Self {
        Self {
            origin,
            url,
            method: "GET".to_owned(),
            headers: HeaderList::new(),
            mode: Mode::Cors,
            credentials: Credentials::SameOrigin,
            redirect: Redirect::Follow,
            cookie: None,
            data: None,
            engine: Engine::Standard,
            sends_unsafe_methods: false,
            stacks: Stack::ALL.to_vec(),
            reads: Vec::new(),
        }
    }

    /// Adds a header that is written as `Name: value`.
    ///
    /// # Errors
    ///
    /// When it has no colon, the name is no token, or the value has a line break.
    pub fn add_header(&mut self, line: &str) -> Result<(), InvalidHeader> {
        let Some((name, value)) = line.split_once(':') else {
            return Err(InvalidHeader::NoColon(line.to_owned()));
        };
        // https://infra.spec.whatwg.org/#isomorphic-encode
        let bytes: Option<Vec<u8>> = value
            .chars()
            .map(|it| u8::try_from(u32::from(it)).ok())
            .collect();
        let bytes = bytes.ok_or_else(|| InvalidHeader::NotBytes(name.trim().to_owned()))?;
        let added = self.headers.append(name.trim(), &bytes);
        added.map_err(|error| InvalidHeader::Header(name.trim().to_owned(), error))
    }

    /// The headers that script can set, and the `Content-Type` that `fetch()` adds to those of a string.
    pub(crate) fn headers_with_type(&self) -> HeaderList {
        let mut headers = guarded(&self.headers, self.mode).into_owned();
        if self.data.is_some() && !headers.contains("content-type") {
            let added = headers.append("Content-Type", b"text/plain;charset=UTF-8");
            debug_assert!(added.is_ok(), "it is a header");
        }
        headers
    }

    /// The case without answers.
    pub(crate) fn case(&self) -> Case {
        let request = Request {
            url: self.url.clone(),
            method: self.method.clone(),
            headers: self.headers_with_type(),
            mode: self.mode,
            credentials: self.credentials,
            redirect: self.redirect,
            body: if self.data.is_some() {
                Body::Bytes
            } else {
                Body::None
            },
            force_preflight: false,
        };
        Case {
            engine: self.engine,
            stacks: self.stacks.clone(),
            reads: self.reads.clone(),
            ..Case::new(self.origin.clone(), request)
        }
    }
}
