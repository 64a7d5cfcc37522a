//! Which of the sentences of a text belong together.

use std::ops::Range;

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
    let part = part_around(text, found, main);
    let is_around =
        |it: &&Found| part.start <= it.range.start && it.range.start < part.end.max(part.start + 1);
    let around: Vec<&Found> = found.iter().filter(is_around).collect();
    let mut values = Values::default();
    let others = around
        .iter()
        .copied()
        .filter(|it| !std::ptr::eq(*it, main) && !is_message(it));
    for (name, value) in [main].into_iter().chain(others).flat_map(|it| &it.captures) {
        values.fill(name, value);
    }
    let said = Said {
        status: values.status,
        names_redirects: around.iter().any(|it| it.names_redirects()),
    };
    let window = text.original(part.start, part.end);
    if values.method.is_none() {
        let after = text.original(main.range.end, part.end);
        values.method = method::of_rows(after, window, &values).map(str::to_owned);
    }
    let row = network_row(window);
    if let Some(status) = row.and_then(|it| it.status) {
        values.status.get_or_insert(status);
    }
    Message {
        found: main,
        additions: around
            .into_iter()
            .filter(|it| it.pattern.weight == Weight::Addition)
            .collect(),
        values,
        failed: row.and_then(|it| it.exchange),
        said,
    }
}

/// Whether a sentence is the main one of a message.
fn is_message(sentence: &Found) -> bool {
    !sentence.is_context() && matches!(sentence.pattern.weight, Weight::Reason | Weight::NotCors(_))
}

/// The part of the text that belongs to a message: from its head, or the message before, to the head
/// of the next message, and never far away.
fn part_around(text: &Squeezed<'_>, found: &[Found], main: &Found) -> Range<usize> {
    let ranges = || found.iter().filter(|it| is_message(it)).map(|it| &it.range);
    let before = ranges()
        .map(|it| it.end)
        .filter(|end| *end <= main.range.start)
        .max();
    let next = ranges()
        .map(|it| it.start)
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
    start.max(text_start)..end.min(text_end)
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
