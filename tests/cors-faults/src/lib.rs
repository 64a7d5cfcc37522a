//! Random cases with two to four CORS faults: a request that every server allows, with faults put
//! into it. The tests of cors-verdict ask the judge about them, and `tests/engines` real browsers.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a case that is not as this crate makes it is a mistake of a test"
)]

mod allowed;
mod put;

use cors_verdict::Case;
use proptest::{prelude::Strategy, sample::subsequence};

pub use allowed::{PAGE, allowed};
pub use put::{FAULTS, Fault};

/// The most faults of one case.
const MOST: usize = 4;

/// Two to four faults that do not exclude each other.
pub fn several() -> impl Strategy<Value = Vec<&'static Fault>> {
    let some = subsequence(FAULTS.iter().collect::<Vec<_>>(), 2..=8);
    let different = some.prop_map(|faults| {
        let mut kept: Vec<&Fault> = Vec::new();
        for fault in faults {
            let is_new = kept.iter().all(|it| it.slot != fault.slot);
            if is_new && kept.len() < MOST {
                kept.push(fault);
            }
        }
        kept
    });
    different.prop_filter("one fault is not several", |kept| kept.len() > 1)
}

/// The case of [`allowed()`] with these faults in it.
pub fn case_with(faults: &[&Fault]) -> Case {
    let mut case = allowed();
    for fault in faults {
        (fault.put)(&mut case);
    }
    case
}
