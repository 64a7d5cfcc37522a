//! What a format takes out of a text.

use std::ops::Range;

use crate::exchange::Exchange;

/// The exchanges that a format finds in a text, and the places that it has read.
#[derive(Debug, Default)]
pub(crate) struct Extracted {
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) spans: Vec<Range<usize>>,
}
