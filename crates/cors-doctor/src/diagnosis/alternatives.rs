//! How the answer would change with other values of what the input does not say.

use std::cell::LazyCell;

use cors_verdict::{Case, Cause, Credentials, Hop, Origin, Verdict, faults, judge_without_trace};

use crate::fact::{Fact, FactName, Otherwise};
use crate::stand_in::UNKNOWN_API;

/// An origin that no answer names.
const ANOTHER_ORIGIN: &str = "https://another.example";

/// The answers with other values of a fact that the input does not say, as far as they differ.
pub(super) fn otherwise(case: &Case, fact: &Fact) -> Vec<Otherwise> {
    if fact.is_certain() {
        return Vec::new();
    }
    let known = judge_without_trace(case);
    let known_faults = LazyCell::new(|| causes(case));
    let others = match fact.name {
        FactName::Credentials => Credentials::ALL
            .into_iter()
            .filter(|it| *it != case.request.credentials)
            .map(|it| {
                let mut other = case.clone();
                other.request.credentials = it;
                (it.name().to_owned(), other)
            })
            .collect(),
        FactName::PageOrigin => other_origins(case),
        _ => Vec::new(),
    };
    let mut found: Vec<Otherwise> = Vec::new();
    for (value, other) in others {
        let verdict = judge_without_trace(&other);
        let differs =
            verdict.outcome.name() != known.outcome.name() || cause(&verdict) != cause(&known);
        let is_new = found
            .iter()
            .all(|it| it.cause != cause(&verdict) || it.outcome != verdict.outcome.name());
        let also = match fact.name {
            FactName::Credentials if !differs => further_titles(&other, &known_faults),
            _ => Vec::new(),
        };
        if is_new && (differs || !also.is_empty()) {
            found.push(Otherwise {
                value,
                outcome: verdict.outcome.name(),
                cause: cause(&verdict),
                title: verdict.cause().map(|it| it.title()),
                also,
            });
        }
    }
    found
}

/// The titles of the faults of `other` that are not known.
fn further_titles(other: &Case, known: &[Cause]) -> Vec<&'static str> {
    let mut others = causes(other);
    others.retain(|it| !known.contains(it));
    others.into_iter().map(Cause::title).collect()
}

/// The causes of all faults.
fn causes(case: &Case) -> Vec<Cause> {
    faults(case).faults.iter().map(|it| it.cause).collect()
}

/// Any other origin, and the API's own if it is known.
fn other_origins(case: &Case) -> Vec<(String, Case)> {
    let own = Origin::of(&case.request.url);
    let another = Origin::parse(ANOTHER_ORIGIN).ok();
    let origins = another.map(|it| ("any other origin".to_owned(), it));
    let is_known = !case.request.url.as_str().starts_with(UNKNOWN_API);
    let own = (is_known && !own.is_opaque()).then(|| (own.to_string(), own));
    let others = allowed(case)
        .into_iter()
        .chain(origins)
        .chain(own)
        .filter(|(_, it)| *it != case.page_origin);
    others
        .map(|(value, page_origin)| {
            (
                value,
                Case {
                    page_origin,
                    ..case.clone()
                },
            )
        })
        .collect()
}

/// The one origin that an answer allows.
fn allowed(case: &Case) -> Option<(String, Origin)> {
    let responses = case.hops.iter().flat_map(Hop::responses);
    let mut origins = responses.filter_map(|it| {
        let value = it.headers.get("access-control-allow-origin")?;
        Origin::parse(std::str::from_utf8(&value).ok()?).ok()
    });
    let origin = origins.find(|it| !it.is_opaque())?;
    Some((origin.to_string(), origin))
}

fn cause(verdict: &Verdict) -> Option<&'static str> {
    Some(verdict.cause()?.id())
}
