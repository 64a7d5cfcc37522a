//! The answer to an input.

use cors_verdict::Decoded;

use crate::diagnosis::{Diagnosis, State};
use crate::format::Format;

/// The most requests that are told one by one, unless told.
const MOST_CALLS: usize = 2_000;

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
    /// The number of requests that are too many to be told.
    pub(crate) hidden: usize,
    /// The most that are told.
    pub(crate) most_calls: Option<usize>,
}

impl Explanation {
    /// Whether nothing is blocked and nothing undecided.
    pub fn passes(&self) -> bool {
        self.messages.is_empty() && self.calls.iter().all(Diagnosis::passes)
    }

    /// Adds a request. Of very many, those are kept that [`sort`](Self::sort) puts first.
    pub(crate) fn add(&mut self, call: Diagnosis) {
        self.calls.push(call);
        if self.calls.len() >= 2 * self.most_calls() {
            self.cut();
        }
    }

    /// Whether as many broken requests are known as are told.
    pub(crate) fn is_full(&self) -> bool {
        self.calls.len() >= self.most_calls() && self.calls.iter().all(|it| !it.passes())
    }

    /// Counts a request that is not looked at.
    pub(crate) fn skip(&mut self) {
        self.hidden += 1;
    }

    /// Sorts the requests, and says how many are left out.
    pub(crate) fn finish(&mut self) {
        self.cut();
        if self.hidden > 0 {
            let remark = format!(
                "{} more requests are not shown; the broken ones come first.",
                self.hidden
            );
            self.remarks.push(remark);
        }
    }

    fn cut(&mut self) {
        self.sort();
        self.hidden += self.calls.len().saturating_sub(self.most_calls());
        self.calls.truncate(self.most_calls());
    }

    fn most_calls(&self) -> usize {
        self.most_calls.unwrap_or(MOST_CALLS)
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
