//! Puts exchanges together: a preflight and its request, the hops of a redirect, a command and its output.

mod chains;
mod preflights;
mod redirects;
mod separate_responses;

use crate::assemble::chains::{after_redirects, chains};
use crate::assemble::preflights::Preflights;
use crate::exchange::Exchange;
use crate::group::{Group, Pair};

/// Puts exchanges together that belong to one request.
pub(crate) fn assemble(exchanges: Vec<Exchange>) -> Vec<Group> {
    let mut exchanges = separate_responses::join(exchanges);
    redirects::take_schemes(&mut exchanges);
    let (scripts, exchanges): (Vec<_>, Vec<_>) =
        exchanges.into_iter().partition(|it| it.script.is_some());
    let (preflights, actuals): (Vec<_>, Vec<_>) =
        exchanges.into_iter().partition(Exchange::is_preflight);
    let mut groups = chains(actuals);
    let mut preflights = Preflights::new(preflights);
    for group in &mut groups {
        for hop in &mut group.hops {
            let preflight = hop.actual.as_ref().and_then(|it| preflights.take_for(it));
            hop.preflight = preflight.map(Box::new);
        }
    }
    let rest = preflights.rest();
    let lone = after_redirects(&mut groups, rest)
        .into_iter()
        .map(|preflight| Group {
            script: None,
            hops: vec![Pair {
                preflight: Some(Box::new(preflight)),
                actual: None,
            }],
        });
    groups.extend(lone);
    for script in scripts {
        match groups
            .iter_mut()
            .find(|it| it.script.is_none() && is_made_by(it, &script))
        {
            Some(group) => group.script = Some(Box::new(script)),
            None => groups.push(Group {
                script: Some(Box::new(script)),
                hops: Vec::new(),
            }),
        }
    }
    groups.sort_by_key(|it| it.first().map(|it| it.place));
    groups
}

/// Whether a group is the request that a script makes.
fn is_made_by(group: &Group, script: &Exchange) -> bool {
    let Some(first) = group.hops.first() else {
        return false;
    };
    let asked = first.preflight.as_deref().and_then(Exchange::asked_method);
    let actual = first.actual.as_ref().and_then(|it| it.method.as_deref());
    let is_method = match (asked.or(actual), script.method.as_deref()) {
        (Some(sent), Some(written)) => sent.eq_ignore_ascii_case(written),
        _ => true,
    };
    let sent = first.actual.as_deref().or(first.preflight.as_deref());
    let is_path = match (sent.and_then(Exchange::bare_path), script.bare_path()) {
        (Some(sent), Some(written)) => written.ends_with(sent),
        _ => true,
    };
    is_method && is_path
}
