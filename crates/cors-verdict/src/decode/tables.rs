//! Today's messages, the specific before the general, and those of years ago.

mod chromium;
mod firefox;
mod older;
mod other;
mod webkit;

use crate::decode::pattern::Pattern;
use crate::engine::Engine;

/// All patterns in the order in which they are tried, with the engine that prints them.
pub(super) fn all() -> impl Iterator<Item = (Option<Engine>, &'static Pattern)> {
    let tables = [
        (Some(Engine::Chromium), chromium::PATTERNS),
        (Some(Engine::Firefox), firefox::PATTERNS),
        (Some(Engine::Webkit), webkit::PATTERNS),
        (Some(Engine::Chromium), older::CHROMIUM),
        (Some(Engine::Firefox), older::FIREFOX),
        (None, older::SHARED),
        (None, other::PATTERNS),
    ];
    tables
        .into_iter()
        .flat_map(|(engine, patterns)| patterns.iter().map(move |pattern| (engine, pattern)))
}
