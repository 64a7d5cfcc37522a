//! [Main fetch](https://fetch.spec.whatwg.org/#concept-main-fetch) and what it calls, over answers
//! that are already known.

mod http_fetch;
mod main_fetch;
mod redirect_fetch;
mod request;
mod state;
mod verdict;

use crate::case::Case;
use crate::engine::Engine;
use crate::trace::Trace;
use crate::verdict::Verdict;
use state::{Ending, Fetch, Flow};

/// Says what the engine of the case does with it, step by step.
pub fn judge(case: &Case) -> Verdict {
    judge_as(case, case.engine, Trace::on())
}

/// The same verdict without its trace, which is most of the work.
pub fn judge_without_trace(case: &Case) -> Verdict {
    judge_as(case, case.engine, Trace::off())
}

pub(crate) fn judge_as(case: &Case, engine: Engine, trace: Trace) -> Verdict {
    Fetch::new(case, engine.profile(), trace).run()
}

impl Fetch<'_> {
    fn run(mut self) -> Verdict {
        self.guard_headers();
        if let Some(failure) = self.prepare_body() {
            return self.verdict(Ending::Refused(failure, None));
        }
        loop {
            match self.main_fetch() {
                Flow::End(ending) => return self.verdict(ending),
                Flow::Follow(url) => self.enter(url),
            }
        }
    }
}
