//! The console messages of each engine.

mod chromium;
mod firefox;
pub(crate) mod message;
mod webkit;

use crate::case::Case;
use crate::console::message::ConsoleMessage;
use crate::departure::Departure;
use crate::engine::Engine;
use crate::verdict::{Outcome, Verdict};

/// The console message of that engine for its verdict: the reason of a refusal, or a warning beside a
/// success.
pub(crate) fn printed(case: &Case, engine: Engine, verdict: &Verdict) -> Option<ConsoleMessage> {
    let message = match engine {
        Engine::Standard => return None,
        Engine::Chromium => chromium::message,
        Engine::Firefox => firefox::message,
        Engine::Webkit => webkit::message,
    };
    match &verdict.outcome {
        Outcome::Blocked(refusal) => Some(message(case, &refusal.hop)),
        Outcome::Readable { .. } => warning(case, engine, verdict),
        Outcome::Opaque | Outcome::OpaqueRedirect | Outcome::Incomplete { .. } => None,
    }
}

fn warning(case: &Case, engine: Engine, verdict: &Verdict) -> Option<ConsoleMessage> {
    let departures = &verdict.departures;
    if !departures.contains(&Departure::AUTHORIZATION_UNDER_WILDCARD) {
        return None;
    }
    match engine {
        Engine::Chromium => Some(ConsoleMessage::code("AuthorizationCoveredByWildcard")),
        Engine::Firefox => Some(firefox::authorization_warning(&case.request.url)),
        Engine::Standard | Engine::Webkit => None,
    }
}
