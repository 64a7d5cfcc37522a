//! Finds the known messages of a text, in one pass over it.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::decode::fit::{Budget, Captures, Pieces};
use crate::decode::pattern::{Pattern, Weight};
use crate::decode::squeezed::Squeezed;
use crate::decode::tables;
use crate::engine::Engine;

/// A known sentence in a text.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) engine: Option<Engine>,
    pub(super) pattern: &'static Pattern,
    /// Its place in the squeezed text.
    pub(super) range: Range<usize>,
    pub(super) captures: Captures,
}

impl Found {
    pub(super) fn is_reason(&self) -> bool {
        self.pattern.weight == Weight::Reason
    }

    /// Whether it is the beginning of a message that names the redirect, if there was one.
    pub(super) fn names_redirects(&self) -> bool {
        self.is_context() && self.pattern.template.starts_with("Access to {kind} at")
    }

    /// Whether it is no more than a sentence around a message.
    pub(super) fn is_context(&self) -> bool {
        matches!(self.pattern.weight, Weight::Head | Weight::Tail)
    }
}

struct Messages {
    patterns: Vec<(Option<Engine>, &'static Pattern, Pieces)>,
    leads: AhoCorasick,
}

#[expect(clippy::expect_used, reason = "the tables are constants")]
static MESSAGES: LazyLock<Messages> = LazyLock::new(|| {
    let patterns: Vec<_> = tables::all()
        .map(|(engine, pattern)| (engine, pattern, Pieces::of(pattern.template)))
        .collect();
    let leads = patterns.iter().map(|(.., pieces)| pieces.lead());
    let leads = AhoCorasick::new(leads).expect("the tables are small");
    Messages { patterns, leads }
});

/// Every known sentence, in the order of the text, without those inside a longer one.
pub(super) fn find(text: &Squeezed<'_>) -> Vec<Found> {
    let Messages { patterns, leads } = &*MESSAGES;
    let mut budget = Budget::new();
    let mut found = Vec::new();
    for lead in leads.find_overlapping_iter(&text.text) {
        let index = lead.pattern().as_usize();
        let Some((engine, pattern, pieces)) = patterns.get(index) else {
            continue;
        };
        if let Some((range, captures)) = pieces.fit(text, lead.start(), &mut budget) {
            let (engine, pattern) = (*engine, *pattern);
            found.push((
                index,
                Found {
                    engine,
                    pattern,
                    range,
                    captures,
                },
            ));
        }
    }
    found.sort_by_key(|(index, it)| (it.range.start, usize::MAX - it.range.end, *index));
    let mut ends = (0, 0);
    let mut kept = Vec::new();
    for (_, found) in found {
        // Sentences around a message may overlap it, so they are compared with one another only.
        let end = if found.is_context() {
            &mut ends.0
        } else {
            &mut ends.1
        };
        if found.range.end > *end {
            *end = found.range.end;
            kept.push(found);
        }
    }
    kept
}
