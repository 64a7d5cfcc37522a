//! Whether a message stands at some place of a text, and with which values.

use std::ops::Range;

use crate::decode::squeezed::{Squeezed, squeeze};

/// The longest URL or header value that is looked for.
const LONGEST_VALUE: usize = 4096;
/// The longest origin: a host has 253 bytes.
const LONGEST_ORIGIN: usize = 300;
/// The longest method, header name or status.
const LONGEST_NAME: usize = 128;

/// How many bytes may still be looked through for the ends of values, in one text.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    /// A log of a megabyte takes less than a tenth of it; texts that are made to take long end there.
    pub(super) fn new() -> Self {
        Self(32 * 1024 * 1024)
    }

    /// Takes so many bytes off, or what is left.
    fn spend(&mut self, bytes: usize) {
        self.0 = self.0.saturating_sub(bytes);
    }

    fn is_spent(&self) -> bool {
        self.0 == 0
    }
}

/// A template cut at its holes: the name of the hole before each text.
#[derive(Debug)]
pub(super) struct Pieces {
    pieces: Vec<(&'static str, String)>,
    /// Whether the hole at the end is in quotes.
    ends_quoted: bool,
}

/// The values of the holes, by the names of these.
pub(super) type Captures = Vec<(&'static str, String)>;

impl Pieces {
    pub(super) fn of(template: &'static str) -> Self {
        let mut pieces = Vec::new();
        for (index, part) in template.split('{').enumerate() {
            let (hole, literal) = match part.split_once('}') {
                Some((hole, literal)) if index > 0 => (hole, literal),
                _ => ("", part),
            };
            pieces.push((hole, squeeze(literal)));
        }
        let ends_quoted = template.ends_with("}'");
        Self {
            pieces,
            ends_quoted,
        }
    }

    /// The text with which it starts.
    pub(super) fn lead(&self) -> &str {
        self.pieces.first().map_or("", |(_, lead)| lead)
    }

    pub(super) fn fit(
        &self,
        text: &Squeezed<'_>,
        start: usize,
        budget: &mut Budget,
    ) -> Option<(Range<usize>, Captures)> {
        let mut captures = Captures::new();
        let mut position = start;
        for (hole, literal) in &self.pieces {
            let rest = text.text.get(position..)?;
            if hole.is_empty() {
                position += rest
                    .starts_with(literal.as_str())
                    .then_some(literal.len())?;
                continue;
            }
            if budget.is_spent() {
                return None;
            }
            let (value, length) = if literal.is_empty() {
                let last = last_word(hole, text, position, self.ends_quoted)?;
                budget.spend(last.1);
                last
            } else {
                until(hole, literal, text, position, budget)?
            };
            captures.push((*hole, value));
            position += length + literal.len();
        }
        Some((start..position.min(text.text.len()), captures))
    }
}

/// The value of a hole that ends where a text begins.
fn until(
    hole: &'static str,
    literal: &str,
    text: &Squeezed<'_>,
    start: usize,
    budget: &mut Budget,
) -> Option<(String, usize)> {
    let end = match hole {
        "value" | "target" => start + LONGEST_VALUE,
        // A name, a URL or an origin may be broken over lines, but it is no sentence.
        "kind" => text.end_of_words(start, 4, LONGEST_NAME),
        "origin" => text.end_of_words(start, 5, LONGEST_ORIGIN),
        _ if is_name(hole) => text.end_of_words(start, 2, LONGEST_NAME),
        _ => text.end_of_words(start, 5, LONGEST_VALUE),
    };
    let end = text.text.floor_char_boundary(end + literal.len());
    let within = &text.text[start..end];
    budget.spend(within.len());
    let length = within.find(literal)?;
    let original = text
        .original(start, start + length)
        .trim_matches([' ', '\n', '\'']);
    let breaks = original.split_whitespace().count().saturating_sub(1);
    let value = match hole {
        "value" | "target" => original.split_whitespace().collect::<Vec<_>>().join(" "),
        // A name or a URL may be broken over two lines, but it is no sentence.
        "kind" if breaks <= 3 => original.to_owned(),
        _ if breaks <= 1 || (breaks <= 4 && !is_name(hole) && original.contains('\n')) => {
            original.split_whitespace().collect()
        }
        _ => return None,
    };
    Some((value.replace('\'', ""), length))
}

/// The value of a hole at the end: a word, without the punctuation that ends the sentence.
fn last_word(
    hole: &'static str,
    text: &Squeezed<'_>,
    start: usize,
    is_quoted: bool,
) -> Option<(String, usize)> {
    if start >= text.text.len() {
        return None;
    }
    let rest = text.from(start);
    if hole == "status" {
        let digits: String = rest.chars().take(3).collect();
        let is_status =
            digits.len() == 3 && digits.parse().is_ok_and(|it| (100..600).contains(&it));
        let goes_on = rest[digits.len()..].starts_with(|next: char| next.is_ascii_digit());
        return (is_status && !goes_on).then_some((digits, 3));
    }
    let word = if is_quoted { quoted(rest) } else { word(rest) };
    let length = text.text[start..]
        .char_indices()
        .take_while(|(index, _)| text.place(start + index) < text.place(start) + word.len())
        .last()
        .map_or(0, |(index, last)| index + last.len_utf8());
    let value: Vec<&str> = word.split_whitespace().collect();
    Some((value.join(" "), length))
}

/// The value in quotes at the start of a text, which ends where the sentence or the bracket does.
fn quoted(rest: &str) -> &str {
    if rest.starts_with("(null)") {
        return &rest[.."(null)".len()];
    }
    let ends = |it: &str| it.is_empty() || it.starts_with([')', '.', ' ', '\n', '\'']);
    let end = rest
        .char_indices()
        .take(LONGEST_VALUE)
        .find(|(index, it)| *it == ')' || (*it == '\'' && ends(&rest[index + 1..])))
        .map_or_else(|| word(rest).len(), |(index, _)| index);
    rest[..end].trim_end_matches('\'')
}

/// The first word of a text, which is a URL, a header's value or the like.
pub(super) fn word(rest: &str) -> &str {
    let length = rest
        .char_indices()
        .take(LONGEST_VALUE)
        .find(|(_, it)| it.is_whitespace() || *it == '\'' || !it.is_ascii())
        .map_or(rest.len(), |(index, _)| index);
    let length = rest.floor_char_boundary(length.min(LONGEST_VALUE));
    rest[..length].trim_end_matches(['.', ',', ')', ';', ':', ']'])
}

fn is_name(hole: &str) -> bool {
    matches!(hole, "method" | "header" | "status" | "kind")
}
