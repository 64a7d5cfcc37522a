//! A request and its response, as far as the input has them.

use cors_verdict::{Credentials, Mode, Redirect};
use url::Url;

use crate::format::Format;
use crate::input_limits::HEADER_SIZE;

/// Names and values in order, in their spelling.
pub(crate) type Headers = Vec<(String, String)>;

/// A request and its response, as far as the input has them.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    pub(crate) format: Format,
    /// Where it is in the input: a byte offset, or the number of a HAR entry.
    pub(crate) place: usize,
    pub(crate) method: Option<String>,
    pub(crate) url: Option<Url>,
    /// The path when the URL is not known as a whole.
    pub(crate) path: Option<String>,
    pub(crate) url_basis: UrlBasis,
    /// The request headers as sent; `None` when the input does not have the request.
    pub(crate) headers: Option<Headers>,
    pub(crate) has_body: bool,
    /// The options that script gave, when the input is script.
    pub(crate) script: Option<Script>,
    pub(crate) answer: Answered,
    /// Whether the words around it say that it is a preflight.
    pub(crate) is_called_preflight: bool,
    pub(crate) recording: Option<Recording>,
}

/// How much of the URL the input has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum UrlBasis {
    #[default]
    Given,
    SchemeInferred,
    Unknown,
}

/// The options of a `fetch()` call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Script {
    pub(crate) credentials: Option<Credentials>,
    pub(crate) mode: Option<Mode>,
    pub(crate) redirect: Option<Redirect>,
    pub(crate) referrer: Option<Url>,
    /// DevTools wrote it: `mode` is always `cors`, and `credentials` tells only whether cookies were sent.
    pub(crate) is_copied: bool,
}

/// What a browser's recording says beside the messages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recording {
    /// The URL of the page.
    pub(crate) page: Option<Url>,
    pub(crate) resource_type: Option<String>,
    pub(crate) error: Option<String>,
    pub(crate) is_from_cache: bool,
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answered {
    /// The input does not have it.
    Unknown,
    /// A response. Without a status only its headers are known.
    Response {
        status: Option<u16>,
        headers: Headers,
    },
    /// A recording says that there was no response, and maybe why.
    Nothing,
    /// The connection failed; the reason.
    NetworkError(String),
}

impl Exchange {
    pub(crate) fn new(format: Format, place: usize) -> Self {
        Self {
            format,
            place,
            method: None,
            url: None,
            path: None,
            url_basis: UrlBasis::Given,
            headers: None,
            has_body: false,
            script: None,
            answer: Answered::Unknown,
            is_called_preflight: false,
            recording: None,
        }
    }

    /// The value of a request header, the first if there are several.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        get(self.headers.as_ref()?, name)
    }

    /// The value of a response header, the first if there are several.
    pub(crate) fn response_header(&self, name: &str) -> Option<&str> {
        match &self.answer {
            Answered::Response { headers, .. } => get(headers, name),
            _ => None,
        }
    }

    pub(crate) fn status(&self) -> Option<u16> {
        match self.answer {
            Answered::Response { status, .. } => status,
            _ => None,
        }
    }

    /// The path without the query.
    pub(crate) fn bare_path(&self) -> Option<&str> {
        let of_url = self.url.as_ref().map(Url::path);
        of_url.or_else(|| self.path.as_deref()?.split('?').next())
    }

    /// The method that a preflight asks for.
    pub(crate) fn asked_method(&self) -> Option<&str> {
        self.header("access-control-request-method")
    }

    /// Whether it is a [CORS-preflight request](https://fetch.spec.whatwg.org/#cors-preflight-request).
    pub(crate) fn is_preflight(&self) -> bool {
        let is_options = self.method.as_deref().is_none_or(|it| it == "OPTIONS");
        let is_recorded_so = self
            .recording
            .as_ref()
            .is_some_and(|recording| recording.resource_type.as_deref() == Some("preflight"));
        is_options && (self.asked_method().is_some() || self.is_called_preflight || is_recorded_so)
    }

    /// Whether nothing but a response is known.
    pub(crate) fn is_response_only(&self) -> bool {
        self.method.is_none()
            && self.url.is_none()
            && self.path.is_none()
            && self.headers.is_none()
            && self.answer != Answered::Unknown
    }

    /// Whether it is the answer to a request that stands apart: it names the same URL, and no method.
    pub(crate) fn is_answer_of(&self, request: &Self) -> bool {
        self.method.is_none()
            && self.headers.as_ref().is_none_or(Vec::is_empty)
            && self.answer != Answered::Unknown
            && self.url.is_some()
            && self.url == request.url
    }

    /// Its size, as [`InputLimits`](crate::InputLimits) has it, and a little for what is always there.
    pub(crate) fn size(&self) -> usize {
        let headers = |headers: &Headers| {
            let sizes = headers
                .iter()
                .map(|(name, value)| name.len() + value.len() + HEADER_SIZE);
            sizes.sum::<usize>()
        };
        let answer = match &self.answer {
            Answered::Response { headers: lines, .. } => headers(lines),
            Answered::NetworkError(reason) => reason.len(),
            Answered::Unknown | Answered::Nothing => 0,
        };
        let recording = self.recording.as_ref().map_or(0, |it| {
            let page = it.page.as_ref().map_or(0, |it| it.as_str().len());
            page + it.error.as_ref().map_or(0, String::len)
        });
        let url = self.url.as_ref().map_or(0, |it| it.as_str().len());
        size_of::<Self>() + url + self.headers.as_ref().map_or(0, headers) + answer + recording
    }

    /// Whether a cache says that the response is one that it kept.
    pub(crate) fn is_from_cache(&self) -> bool {
        let is_hit = |name| {
            self.response_header(name)
                .is_some_and(|it| it.to_ascii_lowercase().contains("hit"))
        };
        is_hit("x-cache")
            || is_hit("cf-cache-status")
            || self.response_header("age").is_some_and(|it| it != "0")
            || self.recording.as_ref().is_some_and(|it| it.is_from_cache)
    }

    /// Whether a browser sent it.
    pub(crate) fn is_from_browser(&self) -> bool {
        let is_browser = |it: &str| it.starts_with("Mozilla/");
        self.recording.is_some()
            || self.header("sec-fetch-mode").is_some()
            || self.header("user-agent").is_some_and(is_browser)
    }
}

/// The value of the first header of that name.
pub(crate) fn get<'a>(headers: &'a Headers, name: &str) -> Option<&'a str> {
    let mut found = headers
        .iter()
        .filter(|(it, _)| it.eq_ignore_ascii_case(name));
    found.next().map(|(_, value)| value.as_str())
}
