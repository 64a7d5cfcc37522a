//! The preflights that wait for their requests.

use std::collections::{BTreeSet, HashMap};

use crate::assemble::redirects::key_of;
use crate::exchange::Exchange;

/// The preflights that wait for their requests.
pub(super) struct Preflights {
    preflights: Vec<Option<Exchange>>,
    /// For each target, the places of its preflights in the input and in the list.
    by_target: HashMap<String, BTreeSet<(usize, usize)>>,
}

/// How many preflights before and after a request are looked at.
const NEAR: usize = 16;

impl Preflights {
    pub(super) fn new(preflights: Vec<Exchange>) -> Self {
        let mut by_target: HashMap<String, BTreeSet<(usize, usize)>> = HashMap::new();
        for (index, preflight) in preflights.iter().enumerate() {
            by_target
                .entry(target(preflight))
                .or_default()
                .insert((preflight.place, index));
        }
        Self {
            preflights: preflights.into_iter().map(Some).collect(),
            by_target,
        }
    }

    /// The nearest preflight for a request. Recordings have it before the request or after it.
    pub(super) fn take_for(&mut self, actual: &Exchange) -> Option<Exchange> {
        let waiting = self.by_target.get_mut(&target(actual))?;
        let place = actual.place;
        let before = waiting.range(..(place, 0)).rev().take(NEAR);
        let after = waiting.range((place, 0)..).take(NEAR);
        let fits = |(_, index): &&(usize, usize)| {
            let asked = self.preflights[*index]
                .as_ref()
                .and_then(Exchange::asked_method);
            asked.is_none_or(|asked| actual.method.as_deref().is_none_or(|it| it == asked))
        };
        let nearest = *before
            .chain(after)
            .filter(fits)
            .min_by_key(|(it, _)| it.abs_diff(place))?;
        waiting.remove(&nearest);
        self.preflights[nearest.1].take()
    }

    pub(super) fn rest(self) -> impl Iterator<Item = Exchange> {
        self.preflights.into_iter().flatten()
    }
}

/// The URL as a key; where only a path is known, the path.
fn target(exchange: &Exchange) -> String {
    match &exchange.url {
        Some(url) => key_of(url),
        None => exchange.path.clone().unwrap_or_default(),
    }
}
