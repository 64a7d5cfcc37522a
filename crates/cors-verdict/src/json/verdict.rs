//! Verdicts as JSON.

use serde::Serialize;

use crate::cause::Cause;
use crate::fix::Fix;
use crate::report::{AllSay, Report};
use crate::trace::Step;
use crate::verdict::{Outcome, Preflight};

/// A [`Report`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerdictDocument {
    /// How it ends for script.
    pub outcome: Outcome,
    /// The id of the root cause, when blocked.
    pub cause: Option<Cause>,
    /// The hop that decided.
    pub hop: usize,
    /// The preflight of that hop.
    pub preflight: PreflightDocument,
    /// Whether the actual request was sent.
    pub sent: bool,
    /// What script can read of the response's headers.
    pub exposed_headers: Vec<String>,
    /// The part of the case that was needed and not given; only when incomplete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
    /// The steps.
    pub trace: Vec<StepDocument>,
    /// What each engine prints.
    pub says: AllSay,
    /// The fix, when blocked.
    pub fix: Option<Fix>,
}

/// A [`Preflight`].
#[derive(Clone, Debug, Serialize)]
pub struct PreflightDocument {
    /// Whether one is needed.
    pub needed: bool,
    /// Why: ids of causes.
    pub because: Vec<Cause>,
    /// `Access-Control-Request-Method`.
    pub method: Option<String>,
    /// `Access-Control-Request-Headers`.
    pub headers: Option<String>,
}

/// A [`Step`].
#[derive(Clone, Debug, Serialize)]
pub struct StepDocument {
    /// The name of the algorithm; [`Clause::link`](crate::trace::Clause::link) says where it stands.
    pub clause: &'static str,
    /// What is asked.
    pub step: &'static str,
    /// What was found.
    pub found: String,
    /// Whether the request went on.
    pub passed: bool,
}

impl From<Report> for VerdictDocument {
    fn from(report: Report) -> Self {
        let verdict = report.verdict;
        Self {
            outcome: verdict.outcome,
            cause: verdict.cause,
            hop: verdict.hop,
            preflight: verdict.preflight.into(),
            sent: verdict.sent,
            exposed_headers: verdict.exposed_headers,
            missing: verdict.missing,
            trace: verdict.trace.into_iter().map(StepDocument::from).collect(),
            says: report.says,
            fix: report.fix,
        }
    }
}

impl From<Preflight> for PreflightDocument {
    fn from(preflight: Preflight) -> Self {
        Self {
            needed: preflight.needed,
            because: preflight.because,
            method: preflight.method,
            headers: preflight.headers,
        }
    }
}

impl From<Step> for StepDocument {
    fn from(step: Step) -> Self {
        Self {
            clause: step.clause.name(),
            step: step.step,
            found: step.found.into_owned(),
            passed: step.passed,
        }
    }
}
