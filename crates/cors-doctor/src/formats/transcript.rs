//! Transcripts: the output of `curl -v` and `curl -i`, requests and responses as on the wire, and the
//! headers that people copy out of DevTools.

mod curl_marks;
mod decoration;
pub(crate) mod draft;
mod drafts;
mod header_line;
mod heading;
pub(crate) mod inline;
mod line;
mod log_lines;
mod log_prefix;
pub(crate) mod names;
mod notation;
mod quoted_values;
mod request_line;
mod status;

use cors_verdict::message_spans;
use url::Url;

use crate::exchange::Exchange;
use crate::formats::transcript::curl_marks::{is_curl_output, without_time};
use crate::formats::transcript::decoration::of_table;
use crate::formats::transcript::drafts::Drafts;
use crate::formats::transcript::heading::Heading;
use crate::formats::transcript::inline::inline_headers;
use crate::formats::transcript::line::{Line, classify};
use crate::formats::transcript::names::{Side, is_known, side};
use crate::formats::transcript::quoted_values::{has_quoted_values, listed};
use crate::formats::transcript::request_line::RequestLine;

/// The exchanges of a text, and the lines that belong to none.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) rest: String,
}

/// Reads a text line by line.
pub(crate) fn read(text: &str) -> Found {
    let is_curl = is_curl_output(text);
    let mut reader = Reader {
        has_quoted_values: has_quoted_values(text),
        ..Reader::default()
    };
    let mut messages = message_spans(text).into_iter().peekable();
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        reader.drafts.place = place;
        while messages.next_if(|it| it.end <= place).is_some() {}
        place += line.len();
        let is_message = messages.peek().is_some_and(|it| it.start < place);
        let line = line.trim_end_matches(['\n', '\r']);
        if is_message {
            reader.message(line);
        } else if is_curl {
            reader.curl_line(without_time(line));
        } else {
            reader.line(log_prefix::without(&of_table(line)));
        }
    }
    reader.finish_name();
    Found {
        exchanges: reader.drafts.into_exchanges(),
        rest: reader.rest,
    }
}

/// The URL behind a status, which tells what is answered.
fn url_of(rest: &str) -> Option<Url> {
    let word = rest.split_whitespace().next()?;
    let url = Url::parse(word).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// Whether the value of that name is a method, or a list of methods.
fn is_of_methods(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("method") || name.ends_with("methods")
}

#[derive(Default)]
struct Reader {
    drafts: Drafts,
    rest: String,
    /// The name of a header whose value may be on the next line.
    name: Option<String>,
    is_in_body: bool,
    /// Whether the values of all headers are printed in quotes.
    has_quoted_values: bool,
}

impl Reader {
    fn curl_line(&mut self, line: &str) {
        let line = line.trim_start();
        let marked = |mark: &str| {
            line.strip_prefix(mark)
                .filter(|it| it.is_empty() || it.starts_with(' '))
        };
        if let Some(sent) = marked(">") {
            self.is_in_body = false;
            if sent.trim().is_empty() {
                return;
            }
            self.drafts.enter(Side::Request);
            self.line(sent);
        } else if let Some(received) = marked("<") {
            self.is_in_body = false;
            if received.trim().is_empty() {
                self.is_in_body = true;
                return;
            }
            self.drafts.enter(Side::Response);
            self.line(received);
        } else if let Some(note) = marked("*") {
            self.drafts.note(note.trim());
        } else if line.starts_with(['{', '}']) && line.ends_with("bytes data]") {
            // The progress of bodies.
        } else {
            // Without marks, `curl -iv` and what people write around it.
            self.line(line);
        }
    }

    fn line(&mut self, line: &str) {
        let labelled = heading::beside(line);
        if let Some((side, _)) = labelled {
            self.finish_name();
            self.is_in_body = false;
            self.drafts.enter_part(side);
        }
        let line = labelled.map_or(line, |(_, rest)| rest);
        self.drafts.fail(line);
        let found = classify(line);
        if self.is_value_of_name(&found, line) {
            return;
        }
        match found {
            Line::Empty => self.drafts.blank(),
            Line::Request(RequestLine {
                method,
                target,
                version,
                rest,
            }) => {
                self.is_in_body = false;
                self.drafts.request_line(method, target, version);
                self.drafts.answer_in_words(rest);
            }
            Line::Status {
                status,
                version,
                rest,
            } => {
                self.is_in_body = false;
                if let Some(url) = url_of(rest) {
                    self.drafts.answer_of(url);
                }
                self.drafts.status_line(status, version);
                for (name, value) in inline_headers(rest) {
                    self.drafts.header(name, value);
                }
            }
            Line::Heading(heading) => {
                self.is_in_body = false;
                match heading {
                    Heading::General => self.drafts.general(),
                    Heading::Part(side) => self.drafts.enter_part(side),
                    Heading::Exchange { is_preflight } => self.drafts.begin(is_preflight),
                }
            }
            Line::Header { name, value } => self.header_or_prose(name, value, line),
            Line::Map { side, headers } => {
                if let Some(side) = side {
                    self.drafts.enter_part(side);
                }
                for (name, value) in headers {
                    self.header(name, value);
                }
            }
            Line::NameOnly(name) if self.takes(name) => self.name = Some(name.to_owned()),
            Line::NameOnly(_) | Line::Prose(_) => self.prose(line),
        }
    }

    /// Whether a line with that name before the colon is a header here.
    fn takes(&self, name: &str) -> bool {
        let is_panel = name.contains(' ');
        let is_pseudo = name.starts_with(':');
        is_panel
            || is_pseudo
            || side(name).is_some()
            || (!self.is_in_body && (self.drafts.is_in_head() || is_known(name)))
    }

    fn header_or_prose(&mut self, name: &str, value: &str, line: &str) {
        if self.takes(name) {
            self.header(name, value);
        } else {
            self.prose(line);
        }
    }

    fn header(&mut self, name: &str, value: &str) {
        match name.to_ascii_lowercase().as_str() {
            "request url" | "url" => self.drafts.panel_url(value),
            "request method" => self.drafts.panel_method(value),
            "status code" | ":status" | "status" => {
                let digits: String = value.chars().filter(char::is_ascii_digit).take(3).collect();
                if let Ok(status) = digits.parse() {
                    self.drafts.panel_status(status);
                }
            }
            "remote address" | "referrer policy" => {}
            // The host of a summary, as Burp has it; the header has no scheme.
            "host" if value.contains("://") => {
                self.rest.push_str(&format!("Host {value}\n"));
            }
            // Rows of Safari's summary.
            "source" | "address" | "initiator" if self.drafts.is_panel() => {}
            _ if self.has_quoted_values => self.drafts.header(name, listed(value)),
            _ => self.drafts.header(name, value),
        }
    }

    fn prose(&mut self, line: &str) {
        if heading::names_preflight_above(line) {
            self.drafts.call_preflight();
        }
        // A body begins, or words.
        self.is_in_body = self.drafts.leave_head();
        self.rest.push_str(line);
        self.rest.push('\n');
        let introduced = heading::introduces_answer(line);
        self.is_in_body &= introduced.is_none();
        match introduced {
            Some(true) => self.drafts.begin(true),
            Some(false) => self.drafts.answer_begins(),
            None => {}
        }
    }

    /// A line of a browser's message. It can hold a status or the name of a header, which are none of an exchange.
    fn message(&mut self, line: &str) {
        self.finish_name();
        self.is_in_body = self.drafts.leave_head();
        self.rest.push_str(line);
        self.rest.push('\n');
    }

    fn finish_name(&mut self) {
        if let Some(name) = self.name.take() {
            self.header(&name, "");
        }
    }

    /// Ends the name on the line before, if there is one; whether this line is its value.
    fn is_value_of_name(&mut self, found: &Line<'_>, line: &str) -> bool {
        let Some(name) = self.name.take() else {
            return false;
        };
        let is_value = match found {
            // The method of a preflight is the word of a heading too.
            Line::Heading(_) => is_of_methods(&name) && line.trim() == "OPTIONS",
            Line::Empty | Line::Request(_) | Line::Map { .. } => false,
            Line::Header { name, .. } => !is_known(name),
            _ => true,
        };
        let value = if is_value { listed(line.trim()) } else { "" };
        self.header(&name, value);
        is_value
    }
}
