//! From a console message back to its causes.

mod clean;
pub(crate) mod decoded;
mod finder;
mod fit;
mod message;
mod method;
mod narrow;
mod part;
mod pattern;
mod refine;
pub(crate) mod spans;
mod squeezed;
mod tables;
mod translated;
mod unknown;
mod wording;

use crate::cause::Cause;
use crate::decode::decoded::{Decoded, Quoted, Values};
use crate::decode::message::{Exchange, Message};
use crate::decode::narrow::Said;
use crate::decode::pattern::Weight;
use crate::decode::squeezed::Squeezed;
use crate::template::fill;

/// A log of more than this many bytes is cut off.
const LONGEST_TEXT: usize = 2 * 1024 * 1024;
/// The most messages that are decoded beside the first.
const MOST_MESSAGES: usize = 20;
/// The most characters of a line that are quoted.
const LONGEST_LINE: usize = 300;

/// Decodes a console message of any of the three engines, in today's wording or an older one, in any
/// language of Firefox, alone or in the middle of a log.
///
/// ```
/// let decoded = cors_verdict::decode(
///     "app.js:3 Access to fetch at 'https://api.example/x' from origin 'https://app.example' has \
///      been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the \
///      requested resource.",
/// );
/// assert!(decoded.is_cors);
/// assert_eq!(decoded.causes[0].cause.id(), "acao-missing");
/// assert_eq!(decoded.values.origin.as_deref(), Some("https://app.example"));
/// ```
pub fn decode(message: &str) -> Decoded {
    let clean = clean::clean(message, LONGEST_TEXT);
    let text = Squeezed::of(&clean);
    let mut found = finder::find(&text);
    found.extend(translated::find(&text, &found));
    found.sort_by_key(|it| it.range.start);
    let messages = message::messages(&text, &found);
    let weight = messages.first().map(|it| it.found.pattern.weight);
    let tells_nothing = matches!(weight, None | Some(Weight::Harmless(_)));
    if tells_nothing && let Some(decoded) = part::of_a_message(&text, &found) {
        return explained(decoded, None, Said::default());
    }
    if (tells_nothing || matches!(weight, Some(Weight::Mute | Weight::Companion)))
        && let Some(decoded) = unknown::named_header(&text)
    {
        return explained(decoded, None, Said::default());
    }
    if tells_nothing && let Some(status) = message::failed_preflight(&text) {
        return explained(
            unknown::failed_preflight(status),
            None,
            Said {
                status: Some(status),
                ..Said::default()
            },
        );
    }
    let mut messages = messages.iter();
    let Some(first) = messages.next() else {
        if let Some(answer) = method::error_status(text.clean()) {
            return explained(unknown::not_withheld(&answer), None, Said::default());
        }
        return explained(unknown::nothing_known(&text), None, Said::default());
    };
    let mut decoded = meaning(first);
    decoded.more = messages
        .take(MOST_MESSAGES)
        .map(|it| Quoted {
            line: line_of(&text, it),
            decoded: meaning(it),
        })
        .collect();
    decoded
}

/// The line in which a message begins.
fn line_of(text: &Squeezed<'_>, message: &Message<'_>) -> String {
    let clean = text.clean();
    let place = text.place(message.found.range.start);
    let start = clean[..place].rfind('\n').map_or(0, |end| end + 1);
    let line = clean[start..].lines().next().unwrap_or("");
    line.chars().take(LONGEST_LINE).collect()
}

fn meaning(message: &Message<'_>) -> Decoded {
    let pattern = message.found.pattern;
    let (not_cors, note) = match pattern.weight {
        Weight::NotCors(id) | Weight::Harmless(id) => (Some(id), pattern.note),
        _ if is_svg_use(message) => (Some("svg-use"), Some(tables::cures::SVG_USE)),
        _ => (None, pattern.note),
    };
    let mut decoded = Decoded {
        is_cors: not_cors.is_none() && !pattern.causes.is_empty(),
        engine: message.found.engine,
        code: pattern.code,
        values: message.values.clone(),
        not_cors,
        note,
        ..Decoded::default()
    };
    let added = message.additions.iter().flat_map(|it| it.pattern.causes);
    for cause in pattern.causes.iter().chain(added) {
        decoded.add(*cause);
    }
    explained(decoded, message.failed, message.said)
}

/// Whether it is the `use` element, which is refused in the same words as a redirect in mode
/// same-origin.
fn is_svg_use(message: &Message<'_>) -> bool {
    let is_redirect = message.found.pattern.causes == [Cause::REDIRECT_SAME_ORIGIN_MODE];
    let url = message.values.url.as_deref();
    is_redirect && url.is_some_and(|url| url.contains(".svg"))
}

/// With the causes that the text leaves possible, the likeliest first, and each in words.
fn explained(mut decoded: Decoded, failed: Option<Exchange>, said: Said) -> Decoded {
    narrow::narrow(&mut decoded, said);
    refine::refine(&mut decoded, failed);
    for candidate in &mut decoded.causes {
        candidate.why = why(candidate.cause, &decoded.values);
    }
    decoded
}

/// The words of a cause with what a message tells, and with words in place of what it does not.
fn why(cause: Cause, values: &Values) -> String {
    let status = values.status.map(|status| status.to_string());
    let named = [
        ("origin", &values.origin, "the page's origin"),
        ("url", &values.url, "the URL"),
        ("method", &values.method, "the method"),
        ("request", &values.method, "request"),
        ("status", &status, "an error status"),
        ("location", &values.target, "another URL"),
        ("value", &values.value, "another value"),
        ("header", &values.header, "the header"),
    ];
    let mut template = cause.text();
    for (name, value, _) in &named {
        // Words in the place of a value are no code.
        if value.is_none() {
            let hole = format!("{{{name}}}");
            template = template.replace(&format!("`{hole}`"), &hole);
        }
    }
    let named = named.map(|(name, value, words)| (name, value.as_deref().unwrap_or(words)));
    let words = fill(&template, &named);
    let mut characters = words.chars();
    match characters.next() {
        // A URL stays as it is.
        Some(first) if !words.starts_with("http") => {
            first.to_uppercase().chain(characters).collect()
        }
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cause, Values, why};

    #[test]
    fn every_cause_has_words_without_braces() {
        for cause in Cause::all() {
            let words = why(cause, &Values::default());
            assert!(words.len() > 30, "{}: {words}", cause.id());
            assert!(!words.contains(['{', '}']), "{}: {words}", cause.id());
            assert!(!words.contains("`another"), "{}: {words}", cause.id());
            assert!(
                !words.starts_with(char::is_lowercase),
                "{}: {words}",
                cause.id()
            );
        }
    }
}
