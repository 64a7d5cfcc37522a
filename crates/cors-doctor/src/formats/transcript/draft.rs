//! Exchanges that are being put together line by line.

use url::Url;

use crate::exchange::{Answered, Exchange, Headers, UrlBasis};
use crate::format::Format;
use crate::formats::transcript::names::{self, Side};

/// The exchange that is being read, and those before it.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    done: Vec<Exchange>,
    draft: Draft,
    /// The offset of the line that is being read.
    pub(super) place: usize,
    /// The URL that curl says it asks next.
    next_url: Option<Url>,
    is_tls: bool,
}

#[derive(Debug, Default)]
struct Draft {
    place: Option<usize>,
    method: Option<String>,
    target: Option<String>,
    version: Option<String>,
    url: Option<Url>,
    request_headers: Headers,
    status: Option<u16>,
    response_headers: Headers,
    /// Where header lines go; `None` when their names have to tell.
    side: Option<Side>,
    /// Whether an empty line came after the last header.
    is_after_blank: bool,
    is_in_head: bool,
    is_called_preflight: bool,
    /// DevTools' panel, which has the request after the response.
    is_panel: bool,
    /// An interim response such as 103, or that of a proxy.
    is_interim: bool,
    failure: Option<String>,
}

impl Draft {
    fn has_request(&self) -> bool {
        self.method.is_some()
            || self.target.is_some()
            || self.url.is_some()
            || !self.request_headers.is_empty()
    }

    fn has_response(&self) -> bool {
        self.status.is_some() || !self.response_headers.is_empty() || self.failure.is_some()
    }

    fn is_empty(&self) -> bool {
        !self.has_request() && !self.has_response()
    }
}

impl Drafts {
    pub(super) fn is_in_head(&self) -> bool {
        self.draft.is_in_head
    }

    /// Ends a block of headers; whether what follows can be a body.
    pub(super) fn leave_head(&mut self) -> bool {
        self.draft.is_in_head = false;
        self.draft.is_after_blank = true;
        self.draft.has_response()
    }

    pub(super) fn blank(&mut self) {
        self.draft.is_after_blank = true;
        self.draft.is_in_head = false;
    }

    /// Ends the exchange that is being read.
    fn end(&mut self) {
        let draft = std::mem::take(&mut self.draft);
        if !draft.is_empty() {
            self.done.push(exchange(draft, self.place, self.is_tls));
        }
    }

    fn touch(&mut self) {
        self.draft.place.get_or_insert(self.place);
        self.draft.is_after_blank = false;
        self.draft.is_in_head = true;
    }

    /// A new exchange begins, of which words tell what it is.
    pub(super) fn begin(&mut self, is_preflight: bool) {
        // "Preflight response" is the other half of an exchange that has no answer yet.
        let is_other_half = self.draft.has_request()
            && !self.draft.has_response()
            && self.draft.is_called_preflight == is_preflight;
        if !is_other_half {
            self.end();
        }
        self.draft.is_called_preflight = is_preflight;
        self.draft.side = None;
    }

    pub(super) fn general(&mut self) {
        self.end();
        self.draft.is_panel = true;
    }

    /// A part under a heading.
    pub(super) fn enter_part(&mut self, side: Side) {
        let is_again = match side {
            Side::Request => {
                !self.draft.request_headers.is_empty()
                    || (self.draft.has_response()
                        && !self.draft.is_panel
                        && self.draft.has_request())
            }
            Side::Response => !self.draft.response_headers.is_empty(),
        };
        if is_again {
            self.end();
        }
        self.draft.side = Some(side);
        self.draft.is_in_head = true;
    }

    /// The side of curl's marks.
    pub(super) fn enter(&mut self, side: Side) {
        if side == Side::Request && self.draft.has_response() {
            self.end();
        }
        self.draft.side = Some(side);
    }

    pub(super) fn request_line(&mut self, method: &str, target: &str, version: Option<&str>) {
        // In DevTools' panel the raw request can follow the raw response of the same exchange.
        let belongs = !self.draft.has_request()
            || (self.draft.is_panel
                && self.draft.method.as_deref() == Some(method)
                && self.draft.request_headers.is_empty());
        let is_response_first =
            self.draft.side == Some(Side::Request) && self.draft.has_response() && belongs;
        if (self.draft.has_response() && !self.draft.is_panel && !is_response_first) || !belongs {
            self.end();
        }
        self.touch();
        self.draft.method = Some(method.to_owned());
        self.draft.target = Some(target.to_owned());
        self.draft.version = version.map(str::to_owned);
        self.draft.side = Some(Side::Request);
        if let Some(url) = self.next_url.take() {
            self.draft.url = Some(url);
        }
    }

    pub(super) fn status_line(&mut self, status: u16, version: Option<&str>) {
        if self.draft.is_panel && version.is_none() {
            self.panel_status(status);
            return;
        }
        if self.draft.has_response() {
            // Panels say the status twice.
            if self.draft.is_panel
                && self.draft.status == Some(status)
                && self.draft.response_headers.is_empty()
            {
                self.draft.side = Some(Side::Response);
                return;
            }
            self.end();
        }
        self.touch();
        self.draft.is_interim = (100..200).contains(&status);
        if !self.draft.is_interim {
            self.draft.status = Some(status);
            if let Some(version) = version {
                self.draft.version.get_or_insert_with(|| version.to_owned());
            }
        }
        self.draft.side = Some(Side::Response);
    }

    pub(super) fn panel_url(&mut self, value: &str) {
        if self.draft.url.is_some() || self.draft.target.is_some() || self.draft.has_response() {
            self.end();
        }
        self.touch();
        self.draft.is_panel = true;
        self.draft.url = Url::parse(value).ok();
    }

    pub(super) fn panel_method(&mut self, value: &str) {
        self.touch();
        self.draft.method = value.split_whitespace().next().map(str::to_owned);
    }

    pub(super) fn panel_status(&mut self, status: u16) {
        if self.draft.status.is_some() && !self.draft.is_panel {
            self.end();
        }
        self.touch();
        self.draft.status = Some(status);
    }

    /// The answer after a request on the same line, such as `[HTTP/1.1 200 OK 25ms]` or `404 (Not Found)`.
    pub(super) fn answer_in_words(&mut self, words: &str) {
        let mut numbers = words.split(|it: char| !it.is_ascii_digit() && it != '.' && it != '/');
        let status = numbers
            .find(|it| it.len() == 3 && it.starts_with(|it: char| ('2'..='5').contains(&it)));
        if let Some(status) = status.and_then(|it| it.parse().ok()) {
            self.draft.status = Some(status);
            // Headers of both sides may follow; their names tell.
            self.draft.side = None;
            self.draft.is_panel = true;
        }
    }

    pub(super) fn header(&mut self, name: &str, value: &str) {
        let known = names::side(name);
        let starts_answer = known == Some(Side::Response)
            && self.draft.side == Some(Side::Request)
            && self.draft.is_after_blank
            && self.draft.has_request();
        let starts_request = known == Some(Side::Request)
            && self.draft.side == Some(Side::Response)
            && self.draft.is_after_blank
            && self.draft.has_response();
        if starts_request {
            if self.draft.has_request() {
                self.end();
            }
            self.draft.side = Some(Side::Request);
        } else if starts_answer {
            self.draft.side = Some(Side::Response);
        } else if self.draft.is_after_blank
            && !self.draft.is_panel
            && !self.draft.response_headers.is_empty()
            && self.draft.side.is_none()
        {
            self.end();
        }
        let side = match self.draft.side {
            Some(side) => side,
            None => match known {
                Some(side) => side,
                None if name.starts_with(':') => Side::Request,
                None if self.draft.request_headers.is_empty()
                    || !self.draft.response_headers.is_empty() =>
                {
                    Side::Response
                }
                None => Side::Request,
            },
        };
        self.touch();
        if self.draft.is_interim {
            return;
        }
        let header = (name.to_owned(), value.to_owned());
        match side {
            Side::Request => self.draft.request_headers.push(header),
            Side::Response => self.draft.response_headers.push(header),
        }
    }

    /// A line in which curl says what it does.
    pub(super) fn note(&mut self, note: &str) {
        if note.contains("SSL connection")
            || note.contains("TLS handshake")
            || note.contains("port 443")
        {
            self.is_tls = true;
        }
        if let Some(url) = note.strip_prefix("Issue another request to this URL: ") {
            self.next_url = Url::parse(url.trim_matches(['\'', '"'])).ok();
            self.is_tls = false;
        }
    }

    /// A line in which curl says why it failed, such as `curl: (7) Failed to connect`.
    pub(super) fn fail(&mut self, line: &str) {
        let Some(code) = line.strip_prefix("curl: (") else {
            return;
        };
        let code = code.split(')').next().and_then(|it| it.parse::<u8>().ok());
        let is_connection = matches!(
            code,
            Some(5 | 6 | 7 | 28 | 35 | 51 | 52 | 56 | 58 | 60 | 77 | 92)
        );
        if is_connection && self.draft.status.is_none() {
            self.touch();
            self.draft.failure = Some(line.to_owned());
        }
    }

    pub(super) fn into_exchanges(mut self) -> Vec<Exchange> {
        self.end();
        self.done
    }
}

fn exchange(draft: Draft, end: usize, is_tls: bool) -> Exchange {
    let has_request = draft.has_request();
    let has_response = draft.status.is_some() || !draft.response_headers.is_empty();
    let has_lines = draft.target.is_some() || draft.version.is_some() || draft.status.is_some();
    let format = if has_lines && !draft.is_panel {
        Format::Transcript
    } else {
        Format::Headers
    };
    let mut exchange = Exchange::new(format, draft.place.unwrap_or(end));
    let pseudo = |name: &str| {
        let mut found = draft
            .request_headers
            .iter()
            .filter(|(it, _)| it.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.clone())
    };
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
