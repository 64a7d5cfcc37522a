//! An answer that a cache kept from a request of another page.

use std::collections::HashSet;

use cors_verdict::{Cause, Origin, Outcome};
use url::Url;

use crate::cookies::site;
use crate::diagnosis::{Diagnosis, State};
use crate::exchange::Exchange;
use crate::formats::Prose;
use crate::group::Group;
use crate::vary::Vary;

/// The answers of an input, by which one of them can be told to be another's.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    /// The URL, where it is known, and the origin that is allowed.
    allowing: HashSet<(Option<Url>, String)>,
    /// The origins of the addresses in the words.
    named: HashSet<String>,
}

impl Answers {
    /// Those of an input.
    pub(crate) fn of(groups: &[Group], prose: &Prose) -> Self {
        let exchanges = groups.iter().flat_map(Group::exchanges);
        let allowing = exchanges.filter_map(|it| {
            let origin = it.response_header("access-control-allow-origin")?;
            Some((it.url.clone(), origin.to_owned()))
        });
        let named = prose.others.iter().chain(&prose.page);
        Self {
            allowing: allowing.collect(),
            named: named.map(|it| Origin::of(it).to_string()).collect(),
        }
    }

    /// Names the cache as the cause where an answer out of a cache allows another origin of the page's own site, does
    /// not vary by origin, and the input shows that both origins are let in. The judge sees one answer only, so to it
    /// this is a mismatch.
    pub(crate) fn name_cache(&self, group: &Group, diagnosis: &mut Diagnosis) {
        let is_mismatch = diagnosis.state == State::Blocked
            && diagnosis.cause() == Some(Cause::ACAO_MISMATCH.id());
        if is_mismatch && group.exchanges().any(|it| self.is_of_sister(it, diagnosis)) {
            name_cause(diagnosis);
        }
    }

    fn is_of_sister(&self, exchange: &Exchange, diagnosis: &Diagnosis) -> bool {
        let page = diagnosis.case.page_origin.as_str();
        let Some(allowed) = exchange.response_header("access-control-allow-origin") else {
            return false;
        };
        let site = |it: &str| Url::parse(it).ok().as_ref().and_then(site);
        let is_sister = site(allowed).is_some_and(|it| Some(it) == site(page));
        let vary = exchange.response_header("vary").unwrap_or("");
        let varies = Vary::read(vary) != Vary::Never;
        let lets_in = |url: Option<Url>| self.allowing.contains(&(url, page.to_owned()));
        let is_shown = self.named.contains(allowed)
            || lets_in(None)
            || lets_in(Some(diagnosis.case.request.url.clone()));
        is_sister && !varies && is_shown && exchange.is_from_cache()
    }
}

fn name_cause(diagnosis: &mut Diagnosis) {
    let Some(report) = &mut diagnosis.report else {
        return;
    };
    let cause = Cause::CACHED_FOR_OTHER_ORIGIN;
    if let Outcome::Blocked(refusal) = &mut report.verdict.outcome {
        refusal.cause = cause;
    }
    let why = format!("{WHY} {FIX}");
    if let Some(fault) = report.faults.first_mut() {
        fault.cause = cause;
        fault.title = cause.title();
        fault.why.clone_from(&why);
    }
    if let Some(fix) = &mut report.fix {
        fix.why = why;
    }
}

const WHY: &str = "The answer comes from a cache and names another origin: the cache kept it from a request of that origin.";
const FIX: &str = "Send Vary: Origin with every response, also with those to requests without an Origin, put Origin into the cache key, and empty the cache.";
