//! Headings over the parts of an exchange.

use crate::formats::transcript::names::Side;

/// A heading over a part of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    General,
    Part(Side),
    /// Another exchange begins; whether it is called a preflight.
    Exchange {
        is_preflight: bool,
    },
}

/// Words at the end of a sentence that an answer follows.
const INTRODUCING: [&str; 12] = [
    "answer", "answers", "gives", "is", "returned", "returns", "says", "see", "sends", "shows",
    "was", "with",
];

/// Whether a sentence leads to the answer to a preflight, such as "OPTIONS came back with:".
pub(super) fn introduces_preflight(line: &str) -> bool {
    let line = line.trim_end();
    let sentence = line.rsplit(". ").next().unwrap_or(line);
    let mut words = sentence
        .split(|it: char| !it.is_ascii_alphanumeric())
        .filter(|it| !it.is_empty());
    let is_open = line.ends_with(':')
        || words
            .clone()
            .next_back()
            .is_some_and(|it| INTRODUCING.contains(&it));
    is_open && words.any(|it| it == "OPTIONS" || it.eq_ignore_ascii_case("preflight"))
}

/// Whether a sentence says what the answer above it is, such as "that is the answer to the preflight".
pub(super) fn names_preflight_above(line: &str) -> bool {
    let sentence = line.trim_start().split(". ").next().unwrap_or(line);
    let words: Vec<String> = sentence
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(str::to_lowercase)
        .collect();
    let points_up = match words.first().map(String::as_str) {
        Some("that" | "this" | "above" | "das" | "eso" | "it") => true,
        Some("the") => words.iter().any(|it| it == "above"),
        _ => false,
    };
    let is_said = words.iter().any(|it| {
        matches!(
            it.as_str(),
            "is" | "was" | "s" | "ist" | "war" | "es" | "above" | "comes" | "came"
        )
    });
    let is_negated = words
        .iter()
        .any(|it| matches!(it.as_str(), "not" | "no" | "without" | "nicht"));
    let is_preflight = words.iter().any(|it| it == "preflight" || it == "options");
    // "this is what the server says to the OPTIONS:" is about what follows.
    points_up && is_said && is_preflight && !is_negated && !sentence.trim_end().ends_with(':')
}

/// The heading that a line is.
pub(super) fn heading(line: &str) -> Option<Heading> {
    let bare = line.trim_start_matches(|it: char| !it.is_alphabetic());
    let bare = bare.split(['(', '[']).next().unwrap_or(bare);
    let bare = bare
        .trim_end_matches(|it: char| !it.is_alphabetic())
        .to_ascii_lowercase();
    let bare = bare
        .trim_end_matches("view source")
        .trim_end_matches("view parsed")
        .trim_end_matches("raw")
        .trim();
    match bare {
        "general" | "summary" => Some(Heading::General),
        "request headers" | "request" | "request header" | "headers sent" | "request i send" => {
            Some(Heading::Part(Side::Request))
        }
        "response headers" | "response" | "response header" | "headers received" | "answer"
        | "server response" | "reply" => Some(Heading::Part(Side::Response)),
        "preflight" | "preflight request" | "the preflight" | "options request" | "options"
        | "preflight options" | "cors preflight" | "options preflight" => {
            Some(Heading::Exchange { is_preflight: true })
        }
        "actual request" | "the actual request" | "main request" | "the request" | "actual"
        | "get request" | "post request" | "put request" | "patch request" | "delete request"
        | "request itself" => Some(Heading::Exchange {
            is_preflight: false,
        }),
        "preflight response"
        | "response to preflight"
        | "response to the preflight"
        | "response to its preflight"
        | "preflight response headers"
        | "options response"
        | "options response headers" => Some(Heading::Exchange { is_preflight: true }),
        "actual response" | "actual response headers" | "get response" | "post response" => {
            Some(Heading::Exchange {
                is_preflight: false,
            })
        }
        _ => None,
    }
}
