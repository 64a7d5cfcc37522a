//! What follows from a browser's refusal.

use cors_verdict::{Case, Credentials, Outcome, judge_without_trace};

use crate::exchange::Answered;
use crate::infer::source::Source;

/// A recording that says that the browser refused a response which it would have let pass without
/// credentials: then it was asked for with credentials. Cookies need not have been sent.
pub(super) fn with_credentials(source: &Source<'_>, case: &Case) -> Option<&'static str> {
    let is_open = source.settings.credentials.is_none() && source.script().is_none();
    let is_refused = source.group.exchanges().any(|it| {
        let error = it.recording.as_ref().and_then(|it| it.error.as_deref());
        error.is_some_and(|it| it.contains("ERR_FAILED"))
            && matches!(it.answer, Answered::Response { .. })
    });
    if !is_open || !is_refused || case.request.credentials.is_include() {
        return None;
    }
    let mut with = case.clone();
    with.request.credentials = Credentials::Include;
    let is_blocked = |case: &Case| matches!(judge_without_trace(case).outcome, Outcome::Blocked(_));
    (!is_blocked(case) && is_blocked(&with))
        .then_some("the browser refused a response that passes without credentials")
}
