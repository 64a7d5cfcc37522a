//! No cause without a case.

use std::collections::HashSet;

use cors_verdict::{Cause, judge_without_trace};

use crate::decoded::decoded_causes;
use crate::judged::{Row, TABLES};
use crate::{assert_none, rows};

#[test]
fn every_cause_has_a_case() {
    let mut judged = HashSet::new();
    for table in TABLES {
        for row in rows::<Row>(table) {
            let verdict = judge_without_trace(&row.case);
            judged.extend(verdict.cause());
            judged.extend(verdict.preflight.into_iter().flat_map(|it| it.because));
        }
    }
    let decoded: HashSet<Cause> = decoded_causes().into_iter().collect();

    let without: Vec<String> = Cause::all()
        .filter(|cause| {
            if cause.is_decidable() {
                !judged.contains(cause)
            } else {
                !decoded.contains(cause)
            }
        })
        .map(|cause| format!("{} has no case", cause.id()))
        .collect();
    assert_none(&without);
}
