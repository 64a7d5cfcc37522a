//! A verdict together with what each engine prints and how to fix it.

use crate::case::Case;
use crate::engine::{Departure, Engine, Says, chromium, firefox, webkit};
use crate::fix::{Fix, fix};
use crate::judge::{judge, judge_as};
use crate::trace::Trace;
use crate::verdict::{Outcome, Verdict};

/// Everything there is to say about a case.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the engine of the case does.
    pub verdict: Verdict,
    /// What the three engines print, each by its own rules.
    pub says: AllSay,
    /// What to do, when the request is blocked.
    pub fix: Option<Fix>,
}

/// What each engine prints; `None` when it has nothing to complain of.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct AllSay {
    /// Chromium.
    pub chromium: Option<Says>,
    /// Firefox.
    pub firefox: Option<Says>,
    /// WebKit.
    pub webkit: Option<Says>,
}

/// Judges a case, asks the three engines, and looks for the fix.
pub fn report(case: &Case) -> Report {
    let verdict = judge(case);
    let fix = verdict.refusal.as_deref().map(|refusal| fix(case, refusal));
    Report {
        says: AllSay {
            chromium: says(case, Engine::Chromium),
            firefox: says(case, Engine::Firefox),
            webkit: says(case, Engine::Webkit),
        },
        fix,
        verdict,
    }
}

/// What one engine prints about a case: a refusal, or a warning beside a success.
pub fn says(case: &Case, engine: Engine) -> Option<Says> {
    let verdict = judge_as(case, engine, Trace::off());
    if let Some(refusal) = &verdict.refusal {
        return match engine {
            Engine::Standard => None,
            Engine::Chromium => Some(chromium::says(refusal)),
            Engine::Firefox => Some(firefox::says(refusal)),
            Engine::Webkit => Some(webkit::says(refusal)),
        };
    }
    let warns = verdict.outcome == Outcome::Readable
        && verdict
            .departures
            .contains(&Departure::AuthorizationUnderWildcard);
    match engine {
        Engine::Chromium if warns => Some(Says::code("AuthorizationCoveredByWildcard")),
        Engine::Firefox if warns => Some(firefox::authorization_warning(case.request.url.as_str())),
        _ => None,
    }
}
