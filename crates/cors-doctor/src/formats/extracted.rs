//! What a format takes out of a text.

use std::ops::Range;

use crate::exchange::Exchange;

/// The most remarks about a text.
const MOST_REMARKS: usize = 10;

/// The exchanges that a format finds in a text, and the places that it has read.
#[derive(Debug, Default)]
pub(crate) struct Extracted {
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) spans: Vec<Range<usize>>,
    pub(crate) remarks: Remarks,
}

/// What was read as it was meant and not as it is written, each once.
#[derive(Debug, Default)]
pub(crate) struct Remarks(Vec<String>);

impl Remarks {
    pub(crate) fn add(&mut self, remark: String) {
        if self.0.len() < MOST_REMARKS && !self.0.contains(&remark) {
            self.0.push(remark);
        }
    }

    pub(crate) fn extend(&mut self, more: Self) {
        more.0.into_iter().for_each(|it| self.add(it));
    }

    pub(crate) fn into_sentences(self) -> Vec<String> {
        self.0
    }
}
