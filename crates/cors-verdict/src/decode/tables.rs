//! Today's messages, the specific before the general.

mod chromium;
mod firefox;
mod other;
mod webkit;

use super::older;
use super::pattern::Pattern;

/// All patterns in the order in which they are believed.
pub(super) fn all() -> impl Iterator<Item = &'static Pattern> {
    [
        chromium::PATTERNS,
        firefox::PATTERNS,
        webkit::PATTERNS,
        older::PATTERNS,
        other::PATTERNS,
    ]
    .into_iter()
    .flatten()
}
