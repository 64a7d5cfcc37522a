//! [Fetch](https://fetch.spec.whatwg.org/#concept-fetch), over answers that are already known.

mod conclude;
mod http_fetch;
mod main_fetch;
mod network_fetch;
mod next;
mod preflight_fetch;
mod prepare;
mod redirect_fetch;
mod state;

use std::ops::ControlFlow;

use crate::case::Case;
use crate::engine::Engine;
use crate::judge::state::{Ending, Fetch};
use crate::next_request::NextRequest;
use crate::trace::Trace;
use crate::verdict::Verdict;

/// Judges a case by the rules of its engine, step by step.
///
/// ```
/// use cors_verdict::{Answer, Case, HeaderList, Hop, Origin, Outcome, Request, Response, judge};
///
/// let mut case = Case::new(
///     Origin::parse("https://app.example")?,
///     Request::get("https://api.example/groups".parse()?),
/// );
/// let response = Response { status: 200, headers: HeaderList::new() };
/// case.hops.push(Hop { preflight: None, response: Some(Answer::Response(response)) });
///
/// let verdict = judge(&case);
/// assert_eq!(verdict.cause().map(|cause| cause.id()), Some("acao-missing"));
/// let last = verdict.trace.last().expect("a refusal has a last step");
/// assert_eq!(last.clause.name(), "CORS check");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn judge(case: &Case) -> Verdict {
    run(Fetch::new(case, case.engine, Trace::on()))
}

/// The same verdict with an empty trace, in a fraction of the time.
pub fn judge_without_trace(case: &Case) -> Verdict {
    judge_as(case, case.engine)
}

/// The request that a browser sends next, when the case lacks its answer; `None` when nothing more is sent.
///
/// ```
/// use cors_verdict::{Case, Origin, Request, RequestKind, next_request};
///
/// let mut request = Request::get("https://api.example/groups/1".parse()?);
/// request.method = "DELETE".to_owned();
/// let case = Case::new(Origin::parse("https://app.example")?, request);
///
/// let next = next_request(&case).ok_or("a browser asks first")?;
/// assert!(matches!(next.kind, RequestKind::Preflight { method, .. } if method == "DELETE"));
/// assert_eq!(next.origin.as_deref(), Some("https://app.example"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn next_request(case: &Case) -> Option<NextRequest> {
    let mut fetch = Fetch::new(case, case.engine, Trace::off());
    match end_of(&mut fetch) {
        Ending::Missing(_) => Some(fetch.into_next_request()),
        Ending::Filtered(_) | Ending::OpaqueRedirect | Ending::Refused(..) => None,
    }
}

/// The verdict of another engine than that of the case, without a trace.
pub(crate) fn judge_as(case: &Case, engine: Engine) -> Verdict {
    run(Fetch::new(case, engine, Trace::off()))
}

fn run(mut fetch: Fetch<'_>) -> Verdict {
    let ending = end_of(&mut fetch);
    fetch.conclude(ending)
}

fn end_of<'a>(fetch: &mut Fetch<'a>) -> Ending<'a> {
    fetch.prepare_headers();
    if let ControlFlow::Break(ending) = fetch.prepare_body() {
        return ending;
    }
    loop {
        match fetch.main_fetch() {
            ControlFlow::Break(ending) => return ending,
            ControlFlow::Continue(url) => fetch.enter(url),
        }
    }
}
