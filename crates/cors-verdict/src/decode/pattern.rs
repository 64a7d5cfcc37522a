//! Templates with holes, and how they are found in a text.

use std::ops::Range;

use crate::cause::Cause;
use crate::decode::clean::plain;

/// A message of some engine.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) code: Option<&'static str>,
    /// The text, with holes such as `{url}`. It starts with text.
    pub(super) template: &'static str,
    /// The possible causes; none when the message is not about CORS.
    pub(super) causes: &'static [Cause],
    pub(super) note: Option<&'static str>,
}

/// A match of a pattern, with the values of its holes.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) captures: Vec<(&'static str, String)>,
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
        }
    }

    /// A message that is not about CORS.
    pub(super) const fn no_cors(template: &'static str, note: &'static str) -> Self {
        Self::unnamed(template, &[]).with_note(note)
    }

    pub(super) const fn with_note(self, note: &'static str) -> Self {
        Self {
            note: Some(note),
            ..self
        }
    }

    pub(super) fn find(&self, text: &str) -> Option<Found> {
        find(self.template, text)
    }
}

/// Finds the first place where a template fits.
pub(super) fn find(template: &'static str, text: &str) -> Option<Found> {
    let pieces = pieces(template);
    let (_, first) = pieces.first()?;
    text.match_indices(first.as_str())
        .take(64)
        .find_map(|(start, _)| fit(&pieces, text, start))
}

/// A template cut at its holes: the name of the hole before each text.
fn pieces(template: &'static str) -> Vec<(&'static str, String)> {
    let mut pieces = Vec::new();
    for (index, part) in template.split('{').enumerate() {
        let (hole, literal) = match part.split_once('}') {
            Some((hole, literal)) if index > 0 => (hole, literal),
            _ => ("", part),
        };
        pieces.push((hole, literal.chars().map(plain).collect()));
    }
    pieces
}

fn fit(pieces: &[(&'static str, String)], text: &str, start: usize) -> Option<Found> {
    let mut captures = Vec::new();
    let mut position = start;
    for (hole, literal) in pieces {
        let rest = text.get(position..)?;
        let length = match (hole.is_empty(), literal.is_empty()) {
            (true, _) => 0,
            (false, true) => word_length(rest),
            (false, false) => rest.find(literal.as_str())?,
        };
        let capture = rest.get(..length)?;
        let may_have_spaces = matches!(*hole, "value" | "target");
        if capture.contains(' ') && !may_have_spaces {
            return None;
        }
        if !hole.is_empty() {
            captures.push((*hole, capture.to_owned()));
        }
        position += length + literal.len();
    }
    Some(Found {
        range: start..position.min(text.len()),
        captures,
    })
}

/// The word at the end of a message, without the punctuation that ends the sentence.
fn word_length(rest: &str) -> usize {
    let word = rest.split_once(' ').map_or(rest, |(word, _)| word);
    word.trim_end_matches(['.', ',', ')', '\'', ';']).len()
}
