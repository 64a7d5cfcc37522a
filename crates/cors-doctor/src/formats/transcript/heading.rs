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

/// Whether a sentence leads to an answer, such as "OPTIONS came back with:", and whether to that of a preflight.
pub(super) fn introduces_answer(line: &str) -> Option<bool> {
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
    let is_preflight = |words: &str| words == "OPTIONS" || words.eq_ignore_ascii_case("preflight");
    if !is_open {
        None
    } else if words.clone().any(is_preflight) {
        Some(true)
    } else {
        let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
        words.any(|it| methods.contains(&it)).then_some(false)
    }
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

/// Whether a heading such as "PUT response" or "OPTIONS answer from Safari" is about a preflight.
fn of_method(bare: &str) -> Option<bool> {
    let mut words = bare.split_whitespace();
    let method = words.next()?;
    let methods = ["options", "get", "head", "post", "put", "patch", "delete"];
    let nouns = [
        "request",
        "response",
        "answer",
        "reply",
        "antwort",
        "anfrage",
        "respuesta",
        "réponse",
        "requête",
        "resposta",
        "risposta",
    ];
    let is_heading =
        methods.contains(&method) && words.next().is_some_and(|it| nouns.contains(&it));
    let tail = words.next();
    let is_tail = tail.is_none_or(|it| {
        let words = [
            "headers", "from", "in", "of", "as", "by", "von", "aus", "im", "de", "del", "du",
        ];
        words.contains(&it)
    });
    (is_heading && is_tail && words.count() <= 4).then(|| method == "options")
}

/// The part that a label in a column of its own names, and what stands beside it, as in
/// `res.headers   vary: Origin`.
pub(super) fn beside(line: &str) -> Option<(Side, &str)> {
    let line = line.trim_start();
    let end = line.find("  ").or_else(|| line.find('\t'))?;
    let (label, rest) = line.split_at(end);
    let side = match label.trim_end_matches(':').to_ascii_lowercase().as_str() {
        "req.headers" | "request.headers" | "request headers" => Side::Request,
        "res.headers" | "res.status" | "response.headers" | "response.status"
        | "response headers" | "response status" => Side::Response,
        _ => return None,
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((side, rest))
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
    if let Some(is_preflight) = of_method(bare) {
        return Some(Heading::Exchange { is_preflight });
    }
    match bare {
        "general" | "summary" => Some(Heading::General),
        "req.rawheaders" | "request.rawheaders" | "req.headers" | "request headers" | "request"
        | "request header" | "headers sent" | "request i send" => {
            Some(Heading::Part(Side::Request))
        }
        "res.rawheaders"
        | "response.rawheaders"
        | "rawheaders"
        | "res.headers"
        | "response headers"
        | "response"
        | "response header"
        | "headers received"
        | "answer"
        | "server response"
        | "reply" => Some(Heading::Part(Side::Response)),
        "preflight" | "preflight request" | "the preflight" | "options" | "preflight options"
        | "cors preflight" | "options preflight" => Some(Heading::Exchange { is_preflight: true }),
        "actual request" | "the actual request" | "main request" | "the request" | "actual"
        | "request itself" => Some(Heading::Exchange {
            is_preflight: false,
        }),
        "preflight response"
        | "response to preflight"
        | "response to the preflight"
        | "response to its preflight"
        | "preflight response headers" => Some(Heading::Exchange { is_preflight: true }),
        "actual response" | "actual response headers" => Some(Heading::Exchange {
            is_preflight: false,
        }),
        _ => None,
    }
}
