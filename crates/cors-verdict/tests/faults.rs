//! Every fault of a case is named, and a case without them passes.

#![allow(
    clippy::expect_used,
    reason = "a setting that is no number ends the test"
)]

use std::env;

use cors_faults::{allowed, case_with, several};
use cors_verdict::{Case, Outcome, faults, judge};
use proptest::prelude::*;

fn cases() -> u32 {
    env::var("FAULT_CASES").map_or(10_000, |cases| {
        cases.parse().expect("FAULT_CASES is a number")
    })
}

fn is_readable(case: &Case) -> bool {
    matches!(judge(case).outcome, Outcome::Readable { .. })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_fault_is_named_and_a_case_without_them_passes(put in several()) {
        prop_assert!(is_readable(&allowed()), "without a fault it passes");
        let case = case_with(&put);
        let found = faults(&case);
        let named: Vec<_> = found.faults.iter().map(|it| it.cause.id()).collect();
        prop_assert_eq!(named.first().copied(), judge(&case).cause().map(|it| it.id()));
        for fault in &put {
            let is_named = fault.causes.iter().any(|cause| named.contains(cause));
            prop_assert!(is_named, "{:?} is not among {named:?}", fault.causes);
        }
        for cause in &named {
            let is_put = put.iter().any(|fault| fault.causes.contains(cause));
            prop_assert!(is_put, "{cause} was not put into the case: {named:?}");
        }
        prop_assert!(is_readable(&found.mended), "{named:?}");
    }
}
