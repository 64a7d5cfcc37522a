//! From a console message back to its causes.

mod clean;
mod context;
pub(crate) mod decoded;
mod pattern;
mod refine;
mod tables;

use crate::cause::Cause;
use crate::decode::decoded::{Decoded, Values};
use crate::decode::pattern::{Found, Pattern};
use crate::engine::Engine;
use crate::template::fill;

/// Messages are sentences; what comes after this many bytes is not looked at.
const LONGEST_MESSAGE: usize = 16 * 1024;

/// Decodes a console message of any of the three engines, in today's wording or an older one.
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
    let text = clean::clean(message, LONGEST_MESSAGE);
    let found = matches(&text);
    let mut decoded = match found.first() {
        Some((engine, first, _)) => by_patterns(*engine, first, &found, &text),
        None => without_pattern(&text),
    };
    for candidate in &mut decoded.causes {
        candidate.why = why(candidate.cause, &decoded.values);
    }
    decoded
}

fn by_patterns(engine: Option<Engine>, first: &Pattern, found: &[Match], text: &str) -> Decoded {
    let mut decoded = Decoded {
        is_cors: !first.causes.is_empty(),
        engine,
        code: first.code,
        note: first.note,
        values: context::values(text),
        ..Decoded::default()
    };
    for (_, pattern, found) in found {
        for (name, value) in &found.captures {
            decoded.values.fill(name, value);
        }
        for cause in pattern.causes {
            decoded.add(*cause);
        }
    }
    refine::refine(&mut decoded);
    decoded
}

/// A pattern that was found in a text, and the engine that prints it.
type Match = (Option<Engine>, &'static Pattern, Found);

/// Every pattern that matches, without those inside a longer match.
fn matches(text: &str) -> Vec<Match> {
    let mut matches: Vec<Match> = Vec::new();
    for (engine, pattern) in tables::all() {
        if let Some(found) = pattern.find(text) {
            let is_inside = matches.iter().any(|(.., other)| {
                other.range.start <= found.range.start && found.range.end <= other.range.end
            });
            if !is_inside {
                matches.push((engine, pattern, found));
            }
        }
    }
    matches
}

/// The causes that a header can have, whatever the wording.
const BY_HEADER: [(&str, &[Cause]); 4] = [
    (
        "access-control-allow-credentials",
        &[
            Cause::ACAC_MISSING,
            Cause::ACAC_NOT_TRUE,
            Cause::PREFLIGHT_ACAC_NOT_TRUE,
        ],
    ),
    (
        "access-control-allow-headers",
        &[Cause::HEADER_NOT_ALLOWED, Cause::ACAH_INVALID_SYNTAX],
    ),
    (
        "access-control-allow-methods",
        &[Cause::METHOD_NOT_ALLOWED, Cause::ACAM_INVALID_SYNTAX],
    ),
    (
        "access-control-allow-origin",
        &[
            Cause::ACAO_MISSING,
            Cause::PREFLIGHT_ACAO_MISSING,
            Cause::ACAO_MISMATCH,
            Cause::PREFLIGHT_ACAO_MISMATCH,
        ],
    ),
];

/// A translated or unknown wording still names the header it is about.
fn without_pattern(text: &str) -> Decoded {
    let lower = text.to_ascii_lowercase();
    let mut decoded = Decoded::default();
    if let Some((_, causes)) = BY_HEADER.iter().find(|(header, _)| lower.contains(header)) {
        decoded.is_cors = true;
        decoded.values = context::values(text);
        decoded.note = Some(
            "The wording is not known here; the causes are those of the header the message names.",
        );
        for cause in *causes {
            decoded.add(*cause);
        }
    } else {
        decoded.note = Some("This is no CORS message that a browser prints.");
    }
    decoded
}

/// The words of a cause with what a message tells, and with words in place of what it does not.
fn why(cause: Cause, values: &Values) -> String {
    let status = values.status.map(|status| status.to_string());
    let named = [
        ("origin", &values.origin, "the page's origin"),
        ("url", &values.url, "the URL"),
        ("method", &values.method, "METHOD"),
        ("status", &status, "a status that tells"),
        ("location", &values.target, "another URL"),
        ("value", &values.value, "something else"),
        ("header", &values.header, "X-NAME"),
    ];
    let named = named.map(|(name, value, words)| (name, value.as_deref().unwrap_or(words)));
    fill(&cause.text(), &named)
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
        }
    }
}
