//! Recognises the software that answers, where an answer gives it away.

mod own_signs;
mod rule;
mod servers;
mod shared_signs;
mod texts;

use cors_verdict::{Case, Response, Stack};

use crate::middleware::rule::{Rule, Sign};

/// The rules, the surest first. `tests/run stacks` holds them to real servers, and `tests/recognised.rs` to what
/// those have answered.
static RULES: [&[Rule]; 4] = [
    texts::RULES,
    own_signs::RULES,
    servers::RULES,
    shared_signs::RULES,
];

/// Software that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Middleware {
    /// Its name; several where they answer alike.
    pub name: &'static str,
    /// What gave it away; a sentence without a full stop.
    pub because: &'static str,
    /// The stacks that answer so, by their names in cases and verdicts; none where no code is known for it.
    pub stacks: &'static [&'static str],
}

impl Middleware {
    /// The stack whose code helps most likely, if there is one.
    #[must_use]
    pub fn stack(&self) -> Option<Stack> {
        self.stacks.first().and_then(|name| Stack::named(name))
    }
}

/// An answer with the beginning of its body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence<'a> {
    /// Whether it answers a preflight.
    pub(crate) is_preflight: bool,
    /// Whether the request had an `Origin`.
    pub(crate) has_origin: bool,
    pub(crate) response: &'a Response,
    /// The beginning of its body, as text.
    pub(crate) body: &'a str,
}

/// The software that gave the answers away: by the surest sign that any of them has.
pub(crate) fn recognise(answers: &[Evidence<'_>]) -> Option<Middleware> {
    let found = RULES
        .into_iter()
        .flatten()
        .find(|rule| answers.iter().any(|answer| fits(rule, answer)));
    found.map(|rule| Middleware {
        name: rule.name,
        because: rule.because,
        stacks: rule.stacks,
    })
}

/// The software that gave the answers of a case, whose bodies are not known.
pub(crate) fn of_case(case: &Case) -> Option<Middleware> {
    let of_hops = case.hops.iter().flat_map(|hop| {
        let preflight = hop.preflight_response().map(|it| (true, it));
        let actual = hop.actual_response().map(|it| (false, it));
        preflight.into_iter().chain(actual)
    });
    let evidence: Vec<Evidence<'_>> = of_hops
        .map(|(is_preflight, response)| Evidence {
            is_preflight,
            has_origin: true,
            response,
            body: "",
        })
        .collect();
    recognise(&evidence)
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
        Sign::NoPreflight => !answer.is_preflight,
        Sign::WithoutOrigin => !answer.has_origin,
        Sign::Status(status) => answer.response.status == *status,
        Sign::Body(text) => answer.body.contains(text),
        Sign::Header(name) => headers.contains(name),
        Sign::NoHeader(name) => !headers.contains(name),
        Sign::Value(name, part) => value(name).is_some_and(|it| it.contains(part)),
        Sign::Is(name, spelt) => headers.get(name).is_some_and(|it| *it == *spelt.as_bytes()),
        Sign::Lines(name, count) => headers.lines(name).count() == *count,
        Sign::Before(first, second) => {
            let place = |name: &str| {
                headers
                    .iter()
                    .position(|it| it.name().eq_ignore_ascii_case(name))
            };
            matches!((place(first), place(second)), (Some(one), Some(other)) if one < other)
        }
    }
}
