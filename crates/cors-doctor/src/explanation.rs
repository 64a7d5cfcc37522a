//! The answer to an input.

use cors_verdict::{Answer, Case, Decoded, HeaderList};

use crate::diagnosis::{Diagnosis, State};
use crate::format::Format;
use crate::input_limits::{HEADER_SIZE, InputLimits};

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
    pub(crate) limits: InputLimits,
    /// The size of all calls together.
    size: usize,
}

impl Explanation {
    /// Whether nothing is blocked and nothing undecided.
    pub fn passes(&self) -> bool {
        self.messages.is_empty() && self.calls.iter().all(Diagnosis::passes)
    }

    /// An explanation of nothing, which keeps within these limits.
    pub(crate) fn within(limits: InputLimits) -> Self {
        Self {
            limits,
            ..Self::default()
        }
    }

    /// Adds a request. Of very many, the broken ones are kept.
    pub(crate) fn add(&mut self, call: Diagnosis) {
        self.size += size(&call.case);
        self.calls.push(call);
        let is_twice = |has: usize, limit: usize| has / 2 >= limit;
        if is_twice(self.calls.len(), self.limits.calls) || is_twice(self.size, self.limits.told) {
            self.cut();
        }
    }

    /// Whether a request is too long to be told.
    pub(crate) fn is_too_long(&self, case: &Case) -> bool {
        size(case) > self.limits.told
    }

    /// Whether as many broken requests are known as are told.
    pub(crate) fn is_full(&self) -> bool {
        let has_many = self.calls.len() >= self.limits.calls || self.size >= self.limits.told;
        has_many && self.calls.iter().all(|it| !it.passes())
    }

    /// Counts a request that is not looked at.
    pub(crate) fn skip(&mut self) {
        self.hidden += 1;
    }

    /// Sorts the requests, and says how many are left out.
    pub(crate) fn finish(&mut self) {
        self.cut();
        if self.hidden > 0 {
            let hidden = match self.hidden {
                1 => "1 more request is".to_owned(),
                count => format!("{count} more requests are"),
            };
            let remark = format!("{hidden} not shown; the broken ones come first.");
            self.remarks.push(remark);
        }
    }

    fn cut(&mut self) {
        self.sort();
        let sizes = self.calls.iter().scan(0, |sum, call| {
            *sum += size(&call.case);
            Some(*sum)
        });
        let fitting = sizes
            .take(self.limits.calls)
            .take_while(|sum| *sum <= self.limits.told);
        let (kept, size) = fitting.fold((0, 0), |(kept, _), sum| (kept + 1, sum));
        self.hidden += self.calls.len() - kept;
        self.calls.truncate(kept);
        self.size = size;
    }

    /// Puts the broken requests first, then those that cannot be told; otherwise in the order of the input.
    fn sort(&mut self) {
        self.calls.sort_by_key(|call| match call.state {
            State::Blocked | State::Invalid(_) => 0,
            State::Undecided(_) => 1,
            State::Passes => 2,
        });
    }
}

/// The size of a case, as [`InputLimits`] has it.
fn size(case: &Case) -> usize {
    let headers = |list: &HeaderList| {
        list.iter()
            .map(|it| it.name().len() + it.value().len() + HEADER_SIZE)
            .sum::<usize>()
    };
    let answers = case
        .hops
        .iter()
        .flat_map(|it| [&it.preflight, &it.response]);
    let answers = answers.map(|answer| match answer {
        Some(Answer::Response(response)) => headers(&response.headers) + HEADER_SIZE,
        _ => HEADER_SIZE,
    });
    case.request.url.as_str().len() + headers(&case.request.headers) + answers.sum::<usize>()
}
