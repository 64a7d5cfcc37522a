//! Recognises the software that answers, where an answer gives it away.

mod table;

use cors_verdict::{Response, Stack};

use crate::middleware::table::{RULES, Rule, Sign};

/// Software that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Middleware {
    /// Its name; several where they answer alike.
    pub name: &'static str,
    /// What gave it away; a sentence without a full stop.
    pub because: &'static str,
    /// The stack whose code helps, if there is one.
    pub stack: Option<Stack>,
}

/// An answer with the beginning of its body.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// Whether it answers a preflight.
    pub is_preflight: bool,
    /// Whether the request had an `Origin`.
    pub has_origin: bool,
    /// The answer.
    pub response: &'a Response,
    /// The beginning of its body, as text.
    pub body: &'a str,
}

/// The software that gave the answers away: by the surest sign that any of them has.
#[must_use]
pub fn recognise(answers: &[Evidence<'_>]) -> Option<Middleware> {
    let found = RULES
        .iter()
        .find(|rule| answers.iter().any(|answer| fits(rule, answer)));
    found.map(|rule| Middleware {
        name: rule.name,
        because: rule.because,
        stack: rule.stack.and_then(Stack::named),
    })
}

fn fits(rule: &Rule, answer: &Evidence<'_>) -> bool {
    rule.signs.iter().all(|sign| has(sign, answer))
}

fn has(sign: &Sign, answer: &Evidence<'_>) -> bool {
    let headers = &answer.response.headers;
    let value = |name: &str| {
        let value = headers.get(name);
        value.map(|it| String::from_utf8_lossy(&it).to_ascii_lowercase())
    };
    match sign {
        Sign::Preflight => answer.is_preflight,
        Sign::WithoutOrigin => !answer.has_origin,
        Sign::Status(status) => answer.response.status == *status,
        Sign::Body(text) => answer.body.contains(text),
        Sign::Header(name) => headers.contains(name),
        Sign::NoHeader(name) => !headers.contains(name),
        Sign::Value(name, part) => value(name).is_some_and(|it| it.contains(part)),
    }
}
