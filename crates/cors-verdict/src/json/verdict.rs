//! Verdicts as JSON.

use serde::Serialize;

use crate::cause::Cause;
use crate::decisive::Decisive;
use crate::fix::Fix;
use crate::report::{Fault, Messages, Report};
use crate::trace::Step;
use crate::verdict::{Outcome, Preflight};

/// A [`Report`] as JSON.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerdictDocument {
    outcome: &'static str,
    cause: Option<Cause>,
    title: Option<&'static str>,
    decisive: Option<Decisive>,
    hop: usize,
    preflight: PreflightDocument,
    sent: bool,
    exposed_headers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<String>,
    trace: Vec<StepDocument>,
    says: Messages,
    fix: Option<Fix>,
    faults: Vec<Fault>,
}

#[derive(Clone, Debug, Default, Serialize)]
struct PreflightDocument {
    needed: bool,
    because: Vec<Cause>,
    titles: Vec<&'static str>,
    method: Option<String>,
    headers: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct StepDocument {
    clause: &'static str,
    link: String,
    step: &'static str,
    found: String,
    passed: bool,
}

impl From<Report> for VerdictDocument {
    fn from(report: Report) -> Self {
        let verdict = report.verdict;
        let cause = verdict.cause();
        let outcome = verdict.outcome.name();
        let decisive = verdict.decisive();
        let (exposed_headers, missing) = match verdict.outcome {
            Outcome::Readable {
                exposed_headers, ..
            } => (exposed_headers, None),
            Outcome::Incomplete { missing } => (Vec::new(), Some(missing)),
            Outcome::Opaque | Outcome::OpaqueRedirect | Outcome::Blocked(_) => (Vec::new(), None),
        };
        Self {
            outcome,
            cause,
            title: cause.map(Cause::title),
            decisive,
            hop: verdict.hop,
            preflight: verdict
                .preflight
                .map_or_else(PreflightDocument::default, PreflightDocument::from),
            sent: verdict.sent,
            exposed_headers,
            missing,
            trace: verdict.trace.into_iter().map(StepDocument::from).collect(),
            says: report.messages,
            fix: report.fix,
            faults: report.faults,
        }
    }
}

impl From<Preflight> for PreflightDocument {
    fn from(preflight: Preflight) -> Self {
        Self {
            needed: true,
            titles: preflight.because.iter().map(|it| it.title()).collect(),
            because: preflight.because,
            method: Some(preflight.method),
            headers: preflight.headers,
        }
    }
}

impl From<Step> for StepDocument {
    fn from(step: Step) -> Self {
        Self {
            clause: step.clause.name(),
            link: step.clause.link(),
            step: step.step,
            found: step.found.into_owned(),
            passed: step.passed,
        }
    }
}
