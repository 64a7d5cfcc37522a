//! Where one exchange ends and the next begins.

use url::Url;

use crate::exchange::Exchange;
use crate::formats::transcript::draft::{Draft, exchange};
use crate::formats::transcript::log_lines;
use crate::formats::transcript::names::{self, Side};

/// The most exchanges that are read from a text.
const MOST_EXCHANGES: usize = 20_000;

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

impl Drafts {
    pub(super) fn is_panel(&self) -> bool {
        self.draft.is_panel
    }

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
        // A tunnel through a proxy is no request of the page.
        let is_tunnel = draft.method.as_deref() == Some("CONNECT");
        // Of the answer to a request that is not known, nothing but the status is known.
        let is_of_other = draft.is_answer_of_url
            && draft.method.is_none()
            && draft.request_headers.is_empty()
            && draft.response_headers.is_empty();
        if !is_tunnel && !is_of_other && !draft.is_empty() && self.done.len() < MOST_EXCHANGES {
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

    /// The answer to the request itself begins, after that to its preflight.
    pub(super) fn answer_begins(&mut self) {
        if self.draft.is_called_preflight && self.draft.has_response() {
            self.end();
        }
    }

    /// The response that was read last is called one to a preflight.
    pub(super) fn call_preflight(&mut self) {
        if self.draft.has_response() && self.draft.method.is_none() {
            self.draft.is_called_preflight = true;
        }
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
                    || (!self.draft.response_headers.is_empty()
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
        let is_of_panel = self.draft.is_panel
            && self.draft.method.as_deref().is_none_or(|it| it == method)
            && self.draft.request_headers.is_empty();
        // People write headers of a request in front of its line too.
        let has_headers_only =
            self.draft.method.is_none() && self.draft.target.is_none() && self.draft.url.is_none();
        // The summary of a packet says the line once more.
        let is_said_again = self.draft.method.as_deref() == Some(method)
            && self.draft.target.as_deref() == Some(target)
            && self.draft.request_headers.is_empty()
            && !self.draft.has_response();
        let belongs = has_headers_only || is_of_panel || is_said_again;
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

    /// A response to a URL begins: that of the request which is being read, or of one before it.
    pub(super) fn answer_of(&mut self, url: Url) {
        let target = self.draft.target.as_deref();
        let asked = self.draft.url.clone();
        let asked = asked.or_else(|| target.and_then(|it| Url::parse(it).ok()));
        if self.draft.has_response() || asked.as_ref().is_some_and(|it| *it != url) {
            self.end();
        }
        self.draft.url = Some(url);
        self.draft.is_answer_of_url = true;
    }

    pub(super) fn status_line(&mut self, status: u16, version: Option<&str>) {
        if self.draft.is_panel && version.is_none() {
            self.panel_status(status);
            return;
        }
        if self.draft.has_response() {
            // Panels, logs and the summaries of packets say the status in words before its line.
            let is_said_again = self.draft.status == Some(status)
                && (self.draft.is_panel
                    || self.draft.is_status_in_words
                    || !self.draft.is_after_blank)
                && self.draft.response_headers.is_empty();
            // The log of a gateway has it behind the headers.
            let is_said_late = version.is_none()
                && self.draft.status.is_none()
                && self.draft.is_in_head
                && self.draft.failure.is_none();
            if is_said_again || is_said_late {
                self.draft.status = Some(status);
                self.draft.is_status_in_words = version.is_none();
                self.draft.side = Some(Side::Response);
                return;
            }
            self.end();
        }
        self.touch();
        self.draft.is_interim = (100..200).contains(&status);
        if !self.draft.is_interim {
            self.draft.status = Some(status);
            self.draft.is_status_in_words = version.is_none();
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
        // A summary has the status in words above the headers of both sides; their names tell.
        let is_summary = known == Some(Side::Request)
            && self.draft.is_status_in_words
            && self.draft.method.is_some()
            && self.draft.request_headers.is_empty()
            && self.draft.response_headers.is_empty();
        if is_summary {
            self.draft.side = None;
        } else if starts_request {
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
                // Another block begins behind the headers of the request.
                None if self.draft.is_after_blank
                    || self.draft.request_headers.is_empty()
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
        log_lines::leave_out(self.done)
    }
}
