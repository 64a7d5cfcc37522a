//! The answer to an input.

use cors_verdict::Decoded;

use crate::diagnosis::{Diagnosis, State};
use crate::format::Format;

/// Everything there is to say about an input.
#[derive(Clone, Debug, Default)]
pub struct Explanation {
    /// What was recognised, and how many of each.
    pub recognised: Vec<(Format, usize)>,
    /// The requests, the broken ones first.
    pub calls: Vec<Diagnosis>,
    /// The console messages that belong to none of the requests.
    pub messages: Vec<Decoded>,
    /// The number of requests in which the CORS protocol has no part: pages, images, the page's own origin.
    pub unconcerned: usize,
    /// The number of requests that the page or the person cancelled.
    pub cancelled: usize,
    /// What could not be read, in words.
    pub remarks: Vec<String>,
}

impl Explanation {
    /// Whether nothing is blocked and nothing undecided.
    pub fn passes(&self) -> bool {
        self.messages.is_empty() && self.calls.iter().all(Diagnosis::passes)
    }

    /// Puts the broken requests first, then those that cannot be told; otherwise in the order of the input.
    pub fn sort(&mut self) {
        self.calls.sort_by_key(|call| match call.state {
            State::Blocked | State::Invalid(_) => 0,
            State::Undecided(_) => 1,
            State::Passes => 2,
        });
    }
}
