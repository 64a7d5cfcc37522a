//! Where the sentences of browsers stand in a text.

use std::ops::Range;

use crate::decode::finder::{self, Found};
use crate::decode::pattern::Weight;
use crate::decode::squeezed::{Squeezed, squeeze};
use crate::decode::{LONGEST_TEXT, translated};

/// Shorter beginnings, such as `net::ERR_FAILED`, stand in lines of logs and panels too.
const SHORTEST_BEGINNING: usize = 16;
/// What can stand between a sentence and the status behind it, without spaces: `). `.
const LONGEST_GAP: usize = 4;

/// The places of whole sentences that browsers print when they refuse a request, in bytes and in the order of the
/// text. A sentence may go over several lines. Of a very long text only the beginning is searched.
///
/// ```
/// let log = "[Error] Preflight response is not successful. Status code: 401\n[Log] Status: 200";
/// let spans = cors_verdict::message_spans(log);
/// assert_eq!(&log[spans[0].clone()], "Preflight response is not successful. Status code: 401");
/// assert_eq!(spans.len(), 1);
/// ```
#[must_use]
pub fn message_spans(text: &str) -> Vec<Range<usize>> {
    let beginning = &text[..text.floor_char_boundary(LONGEST_TEXT)];
    let text = Squeezed::of(beginning);
    let mut found = finder::find(&text);
    found.extend(translated::refusals(&text, &found));
    found.sort_by_key(|it| it.range.start);
    let mut spans: Vec<Range<usize>> = Vec::new();
    for it in &found {
        let last = spans.last_mut();
        let is_touching = |span: &Range<usize>| it.range.start <= span.end + LONGEST_GAP;
        if let Some(span) = last.filter(|span| is_touching(span)) {
            if is_sentence(it) || it.is_context() {
                span.end = span.end.max(it.range.end);
            }
        } else if is_sentence(it) {
            spans.push(it.range.clone());
        }
    }
    let place = |range: &Range<usize>| {
        let last = text.from(range.end - 1).chars().next();
        text.place(range.start)..text.place(range.end - 1) + last.map_or(0, char::len_utf8)
    };
    spans
        .iter()
        .filter(|it| !it.is_empty())
        .map(place)
        .collect()
}

/// Whether only a browser's console has such a sentence.
fn is_sentence(found: &Found) -> bool {
    let pattern = found.pattern;
    let beginning = pattern.template.split('{').next().unwrap_or("");
    let is_said_by_browser = match pattern.weight {
        Weight::Reason | Weight::Companion => found.engine.is_some(),
        Weight::NotCors(_) => true,
        _ => false,
    };
    is_said_by_browser
        && (squeeze(beginning).len() >= SHORTEST_BEGINNING
            || pattern.template.contains("is not allowed by"))
}
