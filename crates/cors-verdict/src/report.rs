//! A verdict together with what each engine prints and how to fix it.

use serde::Serialize;

use crate::case::Case;
use crate::cause::Cause;
use crate::console::message::ConsoleMessage;
use crate::console::printed;
use crate::decisive::Decisive;
use crate::engine::Engine;
use crate::faults::faults;
use crate::fix::words::why;
use crate::fix::{Fix, fix};
use crate::judge::{judge, judge_as};
use crate::refusal::Refusal;
use crate::verdict::Verdict;

/// All there is to say about a case.
#[derive(Clone, Debug)]
pub struct Report {
    /// The verdict of the engine of the case.
    pub verdict: Verdict,
    /// The console messages of the three engines, each by its own rules.
    pub messages: Messages,
    /// The fix, when the request is blocked.
    pub fix: Option<Fix>,
    /// Everything that stands in the way, in the order in which a person would meet it.
    pub faults: Vec<Fault>,
}

/// One of the things that stand in the way of a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The cause of the refusal once the faults before it are mended.
    pub cause: Cause,
    /// The name of the cause to be read by people.
    pub title: &'static str,
    /// The hop at which it stands: 0 for the first URL.
    pub hop: usize,
    /// The part of a message that decides.
    pub decisive: Option<Decisive>,
    /// The reason and the remedy, in words.
    pub why: String,
}

/// The console message of each engine; `None` when it lets the request pass without a warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Messages {
    /// Chromium.
    pub chromium: Option<ConsoleMessage>,
    /// Firefox.
    pub firefox: Option<ConsoleMessage>,
    /// WebKit.
    pub webkit: Option<ConsoleMessage>,
}

/// Judges a case by the rules of its engine and of the three engines, and looks for the fix.
///
/// ```
/// use cors_verdict::{json::parse_case, report};
///
/// let case = parse_case(
///     br#"{
///         "pageOrigin": "https://app.example",
///         "request": { "url": "https://api.example/groups" },
///         "hops": [ { "response": { "status": 200, "headers": [] } } ]
///     }"#,
/// )?;
/// let report = report(&case);
///
/// let message = report.messages.webkit.expect("WebKit blocks it").message;
/// assert_eq!(
///     message.as_deref(),
///     Some("Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200"),
/// );
/// let fix = report.fix.expect("a refusal has a fix");
/// assert_eq!(fix.headers[0].0, "Access-Control-Allow-Origin");
/// assert!(fix.snippets.iter().any(|snippet| snippet.stack == "nginx"));
/// # Ok::<(), cors_verdict::json::InvalidCase>(())
/// ```
pub fn report(case: &Case) -> Report {
    let verdict = judge(case);
    let message = |engine| {
        if engine == case.engine {
            return printed(case, engine, &verdict);
        }
        printed(case, engine, &judge_as(case, engine))
    };
    Report {
        messages: Messages {
            chromium: message(Engine::Chromium),
            firefox: message(Engine::Firefox),
            webkit: message(Engine::Webkit),
        },
        fix: verdict.refusal().map(|refusal| fix(case, refusal)),
        faults: faults(case)
            .faults
            .iter()
            .map(|it| fault(case, it))
            .collect(),
        verdict,
    }
}

fn fault(case: &Case, refusal: &Refusal) -> Fault {
    Fault {
        cause: refusal.cause,
        title: refusal.cause.title(),
        hop: refusal.hop.index,
        decisive: refusal.decisive,
        why: why(case, refusal),
    }
}
