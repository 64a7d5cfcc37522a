//! What software is recognised by.

/// Software, and the signs that an answer of it has.
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) because: &'static str,
    /// The names of the stacks that answer so; the code of the first is shown.
    pub(super) stacks: &'static [&'static str],
    /// An answer that has all of them gives it away.
    pub(super) signs: &'static [Sign],
}

/// A sign of an answer.
pub(super) enum Sign {
    /// It answers a preflight.
    Preflight,
    /// It answers a request that is no preflight.
    NoPreflight,
    /// The request had no `Origin`.
    WithoutOrigin,
    Status(u16),
    /// The body has this text.
    Body(&'static str),
    Header(&'static str),
    NoHeader(&'static str),
    /// The value of a header has this text, which is in lower case.
    Value(&'static str, &'static str),
    /// The value of a header is this, in this spelling.
    Is(&'static str, &'static str),
    /// A header comes on this many lines.
    Lines(&'static str, usize),
    /// The first header comes before the second, and both are there.
    Before(&'static str, &'static str),
}
