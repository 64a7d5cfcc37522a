//! An exchange that is being put together line by line.

use url::Url;

use crate::exchange::{Answered, Exchange, Headers, UrlBasis, get};
use crate::format::Format;
use crate::formats::transcript::names::Side;

#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) place: Option<usize>,
    pub(crate) method: Option<String>,
    pub(crate) target: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) url: Option<Url>,
    pub(crate) request_headers: Headers,
    pub(crate) status: Option<u16>,
    /// The status was told without a version, so a status line can follow.
    pub(crate) is_status_in_words: bool,
    pub(crate) response_headers: Headers,
    /// Where header lines go; `None` when their names have to tell.
    pub(crate) side: Option<Side>,
    /// Whether an empty line came after the last header.
    pub(crate) is_after_blank: bool,
    pub(crate) is_in_head: bool,
    pub(crate) is_called_preflight: bool,
    /// DevTools' panel, which has the request after the response.
    pub(crate) is_panel: bool,
    /// The line of the status names the URL that is answered.
    pub(crate) is_answer_of_url: bool,
    /// An interim response such as 103, or that of a proxy.
    pub(crate) is_interim: bool,
    pub(crate) failure: Option<String>,
}

impl Draft {
    pub(crate) fn has_request(&self) -> bool {
        self.method.is_some()
            || self.target.is_some()
            || self.url.is_some()
            || !self.request_headers.is_empty()
    }

    pub(crate) fn has_response(&self) -> bool {
        self.status.is_some() || !self.response_headers.is_empty() || self.failure.is_some()
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.has_request() && !self.has_response()
    }
}

/// The exchange of a draft that is done. `end` is the place where it ends, `is_tls` whether curl spoke of TLS.
pub(crate) fn exchange(draft: Draft, end: usize, is_tls: bool) -> Exchange {
    let has_request = draft.has_request();
    let has_response = draft.status.is_some() || !draft.response_headers.is_empty();
    let has_lines = draft.target.is_some() || draft.version.is_some() || draft.status.is_some();
    let format = if has_lines && !draft.is_panel {
        Format::Transcript
    } else {
        Format::Headers
    };
    let mut exchange = Exchange::new(format, draft.place.unwrap_or(end));
    let pseudo = |name: &str| get(&draft.request_headers, name).map(str::to_owned);
    exchange.method = draft.method.clone().or_else(|| pseudo(":method"));
    let target = draft.target.clone().or_else(|| pseudo(":path"));
    let host = pseudo("host").or_else(|| pseudo(":authority"));
    let origin = pseudo("origin").or_else(|| pseudo("referer"));
    (exchange.url, exchange.url_basis) = match (&draft.url, target.as_deref()) {
        (Some(url), _) => (Some(url.clone()), UrlBasis::Given),
        (None, Some(target)) if target.contains("://") => {
            (Url::parse(target).ok(), UrlBasis::Given)
        }
        (None, target) => match &host {
            Some(host) => {
                let path = target.filter(|it| it.starts_with('/')).unwrap_or("/");
                let (scheme, basis) = match pseudo(":scheme") {
                    Some(scheme) => (scheme, UrlBasis::Given),
                    None => (
                        scheme(host, draft.version.as_deref(), origin.as_deref(), is_tls),
                        UrlBasis::SchemeInferred,
                    ),
                };
                (Url::parse(&format!("{scheme}://{host}{path}")).ok(), basis)
            }
            None => (None, UrlBasis::Unknown),
        },
    };
    exchange.path = target.filter(|it| it.starts_with('/'));
    exchange.headers = has_request.then(|| {
        let headers = draft.request_headers.into_iter();
        headers.filter(|(name, _)| !name.starts_with(':')).collect()
    });
    exchange.has_body = exchange
        .header("content-length")
        .is_some_and(|it| it != "0");
    exchange.is_called_preflight = draft.is_called_preflight;
    exchange.answer = match draft.failure {
        Some(failure) if !has_response => Answered::NetworkError(failure),
        _ if has_response => Answered::Response {
            status: draft.status,
            headers: draft
                .response_headers
                .into_iter()
                .filter(|(name, _)| !name.starts_with(':'))
                .collect(),
        },
        _ => Answered::Unknown,
    };
    exchange
}

/// The scheme of a URL of which only host and path are known.
fn scheme(host: &str, version: Option<&str>, origin: Option<&str>, is_tls: bool) -> String {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => (name, Some(port)),
        _ => (host, None),
    };
    let is_local = name == "localhost"
        || name.ends_with(".localhost")
        || name.starts_with("127.")
        || name.starts_with('[')
        || name.starts_with("192.168.")
        || name.starts_with("10.");
    let is_newer = version.is_some_and(|it| it.starts_with("HTTP/2") || it.starts_with("HTTP/3"));
    let is_secure = match port {
        Some("443" | "8443") => true,
        Some(_) => is_tls,
        None if is_local => is_tls,
        None => is_tls || is_newer || origin.is_none_or(|it| !it.starts_with("http://")),
    };
    if is_secure { "https" } else { "http" }.to_owned()
}
