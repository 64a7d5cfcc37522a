//! Which of the sentences of a text belong together.

use crate::decode::decoded::Values;
use crate::decode::finder::Found;
use crate::decode::pattern::Weight;
use crate::decode::squeezed::Squeezed;

/// One message: its sentence, and those around it.
pub(super) struct Message<'a> {
    pub(super) found: &'a Found,
    pub(super) additions: Vec<&'a Found>,
    pub(super) values: Values,
    /// What the text says about whether the preflight or the request itself failed.
    pub(super) failed: Option<Exchange>,
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
    let mut messages: Vec<Message<'a>> = Vec::new();
    for it in main {
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
    let window = text.original(start, end);
    let failed = if is_options_row(window) {
        Some(Exchange::Preflight)
    } else if ["XHRGET", "XHRPOST", "XHR GET", "XHR POST"]
        .iter()
        .any(|it| window.contains(it))
    {
        Some(Exchange::Request)
    } else {
        None
    };
    Message {
        found: main,
        additions: additions
            .filter(|it| it.pattern.weight == Weight::Addition)
            .collect(),
        values,
        failed,
    }
}

/// A row of a network panel or of a server's log that is about the preflight.
fn is_options_row(window: &str) -> bool {
    window.match_indices("OPTIONS").any(|(place, word)| {
        let after = window[place + word.len()..].trim_start_matches(['\n', ' ']);
        after.starts_with("http") || after.starts_with('/')
    })
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
