//! What a preflight is refused for, in the words of the fault.

use cors_verdict::{Cause, Hop};

use crate::diagnosis::Diagnosis;
use crate::probe::parts::{Parts, listed};

/// The refusal of a preflight as a whole does not tell which part is refused. Where the parts do, the fault names them.
pub(super) fn name_in_fault(parts: &Parts, diagnosis: &mut Diagnosis) {
    let refused = parts.refused();
    let Some(answer) = (diagnosis.case.hops.first()).and_then(Hop::preflight_response) else {
        return;
    };
    let Some(report) = diagnosis.report.as_mut().filter(|_| !refused.is_empty()) else {
        return;
    };
    let Some(fault) = report.faults.first_mut().filter(|it| {
        it.hop == 0
            && [Cause::PREFLIGHT_UNHANDLED, Cause::PREFLIGHT_ACAO_MISSING].contains(&it.cause)
    }) else {
        return;
    };
    let (refused, method) = (listed(&refused), &diagnosis.case.request.method);
    fault.why = format!(
        "OPTIONS was answered with {} and without Access-Control-Allow-Origin, because the server refuses {refused}. The {method} was never sent. Allow {refused}.",
        answer.status
    );
    if let Some(fix) = &mut report.fix {
        fix.why.clone_from(&fault.why);
    }
}
