//! Which of the sentences of a text belong together.

use crate::decode::decoded::Values;
use crate::decode::finder::Found;
use crate::decode::method;
use crate::decode::narrow::Said;
use crate::decode::pattern::Weight;
use crate::decode::squeezed::Squeezed;

/// Longer logs repeat themselves.
const MOST_SENTENCES: usize = 64;
/// How far away a sentence or a row of a panel can be and still belong to a message, in bytes.
const NEAR: usize = 1500;

/// One message: its sentence, and those around it.
pub(super) struct Message<'a> {
    pub(super) found: &'a Found,
    pub(super) additions: Vec<&'a Found>,
    pub(super) values: Values,
    /// What the text says about whether the preflight or the request itself failed.
    pub(super) failed: Option<Exchange>,
    pub(super) said: Said,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Exchange {
    Preflight,
    Request,
}

/// The messages of a text: those that tell most, in the order of the text. Reasons go before what is
/// not about CORS.
pub(super) fn messages<'a>(text: &Squeezed<'_>, found: &'a [Found]) -> Vec<Message<'a>> {
    let of = |wanted: fn(Weight) -> bool| -> Vec<&'a Found> {
        found
            .iter()
            .filter(|it| wanted(it.pattern.weight))
            .collect()
    };
    let mut main = of(|weight| weight == Weight::Reason);
    let not_cors = of(|weight| matches!(weight, Weight::NotCors(_)));
    if main.is_empty() {
        main = not_cors;
    } else {
        main.extend(not_cors);
    }
    if main.is_empty() {
        main = of(|weight| weight == Weight::Companion);
        main.truncate(1);
    }
    if main.is_empty() {
        main = of(|weight| weight == Weight::Mute);
        main.truncate(1);
    }
    if main.is_empty() {
        main = of(|weight| matches!(weight, Weight::Harmless(_)));
        main.truncate(1);
    }
    let mut messages: Vec<Message<'a>> = Vec::new();
    for it in main.into_iter().take(MOST_SENTENCES) {
        let message = message(text, found, it);
        match messages
            .iter_mut()
            .find(|earlier| earlier.is_repeated_by(&message))
        {
            Some(earlier) => earlier.take_over(&message),
            None => messages.push(message),
        }
    }
    messages
}

fn message<'a>(text: &Squeezed<'_>, found: &'a [Found], main: &'a Found) -> Message<'a> {
    let is_other = |it: &&Found| {
        !it.is_context() && matches!(it.pattern.weight, Weight::Reason | Weight::NotCors(_))
    };
    let before = found
        .iter()
        .filter(is_other)
        .map(|it| it.range.end)
        .filter(|end| *end <= main.range.start)
        .max();
    let next = found
        .iter()
        .filter(is_other)
        .map(|it| it.range.start)
        .filter(|start| *start >= main.range.end)
        .min()
        .unwrap_or(text.text.len());
    let is_head = |it: &&Found| it.pattern.weight == Weight::Head;
    let head = |from: usize, to: usize| {
        let heads = found.iter().filter(is_head).map(|it| it.range.start);
        heads.filter(|start| (from..to).contains(start)).max()
    };
    let start = match before {
        Some(before) => head(before, main.range.start).unwrap_or(before),
        None => 0,
    };
    let end = head(main.range.end, next)
        .filter(|_| next < text.text.len())
        .unwrap_or(next);
    let text_start = text
        .text
        .floor_char_boundary(main.range.start.saturating_sub(NEAR));
    let text_end = text.text.ceil_char_boundary(main.range.end + NEAR);
    let (start, end) = (start.max(text_start), end.min(text_end));
    let around = |it: &&Found| start <= it.range.start && it.range.start < end.max(start + 1);
    let mut values = Values::default();
    for (name, value) in &main.captures {
        values.fill(name, value);
    }
    let is_main = |it: &&Found| !std::ptr::eq(*it, main);
    for it in found.iter().filter(around).filter(is_main) {
        if is_other(&it) {
            continue;
        }
        for (name, value) in &it.captures {
            values.fill(name, value);
        }
    }
    let additions = found.iter().filter(around);
    let said = Said {
        status: values.status,
        names_redirects: found.iter().filter(around).any(|it| it.names_redirects()),
    };
    let window = text.original(start, end);
    if values.method.is_none() {
        let after = text.original(main.range.end, end);
        values.method = method::of_rows(after, window, &values).map(str::to_owned);
    }
    let row = network_row(window);
    if let Some(status) = row.and_then(|it| it.status) {
        values.status.get_or_insert(status);
    }
    Message {
        found: main,
        additions: additions
            .filter(|it| it.pattern.weight == Weight::Addition)
            .collect(),
        values,
        failed: row.and_then(|it| it.exchange),
        said,
    }
}

/// A row of a network panel, a console or a server's log.
#[derive(Clone, Copy)]
struct Row {
    exchange: Option<Exchange>,
    status: Option<u16>,
}

/// The row that tells most: one about the preflight, one of Firefox about the request, or one with a
/// status.
fn network_row(window: &str) -> Option<Row> {
    let row = |method: &str| rows(window, method).next();
    if let Some(status) = row("OPTIONS") {
        let exchange = Some(Exchange::Preflight);
        return Some(Row { exchange, status });
    }
    ["XHRGET", "XHRPOST", "XHR GET", "XHR POST"]
        .iter()
        .find_map(|method| row(method))
        .map(|status| Row {
            exchange: Some(Exchange::Request),
            status,
        })
        .or_else(|| {
            ["GET", "POST", "PUT", "PATCH", "DELETE"]
                .iter()
                .find_map(|method| row(method).flatten())
                .map(|status| Row {
                    exchange: None,
                    status: Some(status),
                })
        })
}

/// The statuses of the rows with this method, as far as they are known.
fn rows<'a>(text: &'a str, method: &'a str) -> impl Iterator<Item = Option<u16>> + 'a {
    text.match_indices(method).filter_map(move |(place, _)| {
        let after = text[place + method.len()..].trim_start_matches(['\n', ' ', '\'']);
        let is_row = after.starts_with("http") || after.starts_with('/');
        let mut words = after.split_whitespace().skip(1).take(2);
        // A server's log has the version of HTTP before the status.
        let status = match words.next() {
            Some(version) if version.starts_with("HTTP/") => words.next(),
            other => other,
        };
        let status = status.and_then(|it| it.parse().ok());
        is_row.then_some(status.filter(|it| (100..600).contains(it)))
    })
}

/// The status of a preflight that failed, in a panel of developer tools or a server's log.
pub(super) fn failed_preflight(text: &Squeezed<'_>) -> Option<u16> {
    let panel = || {
        text.text.find("requestmethod:options")?;
        let (_, status) = text.text.split_once("statuscode:")?;
        status.get(..3)?.parse().ok()
    };
    let is_error = |status: &u16| (300..600).contains(status);
    panel()
        .filter(is_error)
        .or_else(|| rows(text.clean(), "OPTIONS").flatten().find(is_error))
}

impl Message<'_> {
    fn code(&self) -> Option<&'static str> {
        self.found.pattern.code
    }

    fn is_repeated_by(&self, later: &Message<'_>) -> bool {
        let (this, other) = (&self.found.pattern, &later.found.pattern);
        if let (Weight::NotCors(this), Weight::NotCors(other)) = (this.weight, other.weight) {
            return this == other;
        }
        let is_same = this.causes.first() == other.causes.first()
            && agree(&self.values.method, &later.values.method)
            && agree(&self.values.header, &later.values.header)
            && agree(&self.values.value, &later.values.value);
        agree(&self.values.url, &later.values.url) && (is_same || self.is_followed_by(later))
    }

    /// Firefox prints a second line, about the request, for a preflight that failed.
    fn is_followed_by(&self, later: &Message<'_>) -> bool {
        let is_firefox = self.code().is_some_and(|it| it.starts_with("CORS"));
        is_firefox && later.code() == Some("CORSDidNotSucceed2")
    }

    fn take_over(&mut self, later: &Message<'_>) {
        if self.code() != Some("CORSDidNotSucceed2") && self.is_followed_by(later) {
            self.failed = self.failed.or(Some(Exchange::Preflight));
        }
        self.values.fill_from(&later.values);
    }
}

/// Whether two values are the same, as far as both are known.
fn agree(this: &Option<String>, other: &Option<String>) -> bool {
    this.as_ref()
        .zip(other.as_ref())
        .is_none_or(|(this, other)| this == other)
}
