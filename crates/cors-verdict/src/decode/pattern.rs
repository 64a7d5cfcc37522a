//! Messages with holes for their values.

use crate::cause::Cause;

/// A message of some engine, or a sentence that stands around one.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) code: Option<&'static str>,
    /// The text, with holes such as `{url}`. It starts with text.
    pub(super) template: &'static str,
    /// The possible causes, the likeliest first.
    pub(super) causes: &'static [Cause],
    pub(super) note: Option<&'static str>,
    pub(super) weight: Weight,
}

/// How much a message tells; those that tell more come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// It says why the request was refused.
    Reason,
    /// It is about something else than CORS, under this id.
    NotCors(&'static str),
    /// It says that a request was refused, next to a line that says why.
    Companion,
    /// It is all that script is told, or what a library makes of that.
    Mute,
    /// It is no failure at all, under this id, but people take it for one.
    Harmless(&'static str),
    /// It adds causes to the reason next to it.
    Addition,
    /// It begins a message, and has values.
    Head,
    /// It has values of the message before it.
    Tail,
}

impl Pattern {
    /// A message under the engine's own name for it.
    pub(super) const fn new(
        code: &'static str,
        template: &'static str,
        causes: &'static [Cause],
    ) -> Self {
        Self {
            code: Some(code),
            ..Self::unnamed(template, causes)
        }
    }

    /// A message without a name.
    pub(super) const fn unnamed(template: &'static str, causes: &'static [Cause]) -> Self {
        Self {
            code: None,
            template,
            causes,
            note: None,
            weight: Weight::Reason,
        }
    }

    /// A message that is not about CORS.
    pub(super) const fn no_cors(
        id: &'static str,
        template: &'static str,
        note: &'static str,
    ) -> Self {
        Self::unnamed(template, &[])
            .with_note(note)
            .with_weight(Weight::NotCors(id))
    }

    pub(super) const fn with_note(self, note: &'static str) -> Self {
        Self {
            note: Some(note),
            ..self
        }
    }

    pub(super) const fn with_causes(self, causes: &'static [Cause]) -> Self {
        Self { causes, ..self }
    }

    pub(super) const fn with_weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }
}
