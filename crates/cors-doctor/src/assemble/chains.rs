//! Requests and those to which they were redirected.

use std::collections::{HashMap, VecDeque};

use url::Url;

use crate::assemble::redirects::{key_of, target as redirect_target};
use crate::exchange::Exchange;
use crate::group::{Group, Pair};

/// The requests, each with those to which it was redirected.
pub(super) fn chains(actuals: Vec<Exchange>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::with_capacity(actuals.len());
    // The groups that wait for a request to a URL, which is the target of their redirect.
    let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
    // A group whose redirect a response without a request may continue.
    let mut last_redirect: Option<usize> = None;
    for exchange in actuals {
        let key = exchange.url.as_ref().map(key_of);
        let by_url = key
            .as_ref()
            .and_then(|key| waiting.get_mut(key)?.pop_front());
        let by_order = last_redirect
            .take()
            .filter(|_| exchange.is_response_only() || exchange.url.is_none());
        let target = redirect_target(&exchange, groups_url(&groups, by_url.or(by_order)).as_ref());
        let pair = Pair {
            preflight: None,
            actual: Some(Box::new(exchange)),
        };
        let place = match by_url.or(by_order) {
            Some(place) => {
                groups[place].hops.push(pair);
                place
            }
            None => {
                groups.push(Group {
                    script: None,
                    hops: vec![pair],
                });
                groups.len() - 1
            }
        };
        if let Some(target) = target {
            waiting.entry(key_of(&target)).or_default().push_back(place);
            last_redirect = Some(place);
        }
    }
    groups
}

fn groups_url(groups: &[Group], place: Option<usize>) -> Option<Url> {
    let last = groups.get(place?)?.hops.last()?.actual.as_ref()?;
    let location = last.response_header("location")?;
    last.url.as_ref()?.join(location).ok()
}

/// A redirect can lead to a preflight that fails, so that no request follows; the preflights that no redirect leads to.
pub(super) fn after_redirects(
    groups: &mut [Group],
    preflights: impl Iterator<Item = Exchange>,
) -> Vec<Exchange> {
    let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (place, group) in groups.iter().enumerate() {
        let last = group.hops.last().and_then(|it| it.actual.as_deref());
        if let Some(target) = last.and_then(|it| redirect_target(it, None)) {
            waiting.entry(key_of(&target)).or_default().push_back(place);
        }
    }
    let mut lone = Vec::new();
    for preflight in preflights {
        let key = preflight.url.as_ref().map(key_of);
        match key.and_then(|it| waiting.get_mut(&it)?.pop_front()) {
            Some(place) => groups[place].hops.push(Pair {
                preflight: Some(Box::new(preflight)),
                actual: None,
            }),
            None => lone.push(preflight),
        }
    }
    lone
}
