//! Everything that stands in a request's way, one fault after the other.

use crate::case::Case;
use crate::judge::judge_without_trace;
use crate::mend::mend;
use crate::refusal::Refusal;
use crate::verdict::Outcome;

/// The most faults that are looked for. A chain has up to 21 answers, and each a few headers.
const MOST_FAULTS: usize = 64;

/// The fewest that are looked for, whatever the length of the case.
const FEWEST_FAULTS: usize = 8;

/// The most bytes of headers of the request that are judged again and again: each fault takes another judgement of
/// the whole case, and of thousands of refused names the first few tell enough.
const MOST_JUDGED: usize = MOST_FAULTS * 8 * 1024;

/// The faults of a case, and the case without them.
#[derive(Clone, Debug)]
pub struct Faults {
    /// In the order in which a person would meet them: each is the cause once those before it are
    /// mended. The first is the cause of the verdict.
    pub faults: Vec<Refusal>,
    /// The case after all those mends that a case can hold. A fault that leaves nothing to go on
    /// with, such as a dead connection, stays.
    pub mended: Case,
}

/// Looks for every fault of a case, by the rules of its engine: up to 64, and fewer where the headers of
/// the request are longer than 8 KiB together.
///
/// ```
/// use cors_verdict::{Outcome, faults, judge, json::parse_case};
///
/// let case = parse_case(
///     br#"{
///         "pageOrigin": "https://app.example",
///         "request": { "url": "https://api.example/me", "headers": [["X-Team", "a"]] },
///         "hops": [ {
///             "preflight": { "status": 404 },
///             "response": { "status": 200 }
///         } ]
///     }"#,
/// )?;
/// let found = faults(&case);
/// let ids: Vec<_> = found.faults.iter().map(|fault| fault.cause.id()).collect();
/// assert_eq!(
///     ids,
///     ["preflight-unhandled", "preflight-bad-status", "header-not-allowed", "acao-only-on-preflight"],
/// );
/// assert!(matches!(judge(&found.mended).outcome, Outcome::Readable { .. }));
/// # Ok::<(), cors_verdict::json::InvalidCase>(())
/// ```
pub fn faults(case: &Case) -> Faults {
    let mut mended = case.clone();
    let mut faults: Vec<Refusal> = Vec::new();
    for _ in 0..most_faults(case) {
        let Outcome::Blocked(refusal) = judge_without_trace(&mended).outcome else {
            break;
        };
        let goes_on = mend(&mut mended, &refusal.hop);
        if !faults.last().is_some_and(|last| is_same(last, &refusal)) {
            faults.push(*refusal);
        }
        if !goes_on {
            break;
        }
    }
    Faults { faults, mended }
}

fn most_faults(case: &Case) -> usize {
    let length = case.request.headers.length().max(1);
    (MOST_JUDGED / length).clamp(FEWEST_FAULTS, MOST_FAULTS)
}

/// Whether two refusals are one fault to a person, such as the status 401 of a preflight, which is the
/// reason before its missing header is mended and after.
fn is_same(this: &Refusal, other: &Refusal) -> bool {
    this.cause == other.cause
        && this.hop.index == other.hop.index
        && this.hop.failure.header_name() == other.hop.failure.header_name()
}
