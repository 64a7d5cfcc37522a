//! The markup of web pages and of Markdown.

use crate::decode::clean::escape::Escape;

/// Longer ones are no markup that people paste.
const LONGEST_LINK: usize = 512;
const LONGEST_TAG: usize = 200;

/// The markup at the start of the text, and its length.
pub(super) fn markup(text: &str) -> Option<(Escape, usize)> {
    link(text).or_else(|| tag(text)).or_else(|| bold(text))
}

/// `[text](https://…)`, of which the text stays.
fn link(text: &str) -> Option<(Escape, usize)> {
    let inner = text.strip_prefix('[')?;
    let length = end(inner, b']', b'[', LONGEST_LINK)?;
    let after = &inner[length + 1..];
    let is_link = after.starts_with("(http") || after.starts_with("(file:");
    let has_end = || end(after, b')', b'[', LONGEST_LINK).is_some();
    (is_link && has_end()).then_some((Escape::Starts(length), 1))
}

fn tag(text: &str) -> Option<(Escape, usize)> {
    let inner = text.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let end = end(inner, b'>', b'<', LONGEST_TAG)?;
    if inner[..end].contains('\n') {
        return None;
    }
    let is_break = ["br", "p", "/p", "li", "/li", "div", "/div", "pre", "/pre"]
        .iter()
        .any(|it| inner[..end].trim_end_matches([' ', '/']) == *it);
    let meant = if is_break {
        Escape::Is('\n')
    } else {
        Escape::Nothing
    };
    Some((meant, end + 2))
}

fn bold(text: &str) -> Option<(Escape, usize)> {
    text.starts_with("**").then_some((Escape::Nothing, 2))
}

/// Where a byte is, unless the next opening comes first: so no byte is looked at twice.
fn end(text: &str, closing: u8, opening: u8, longest: usize) -> Option<usize> {
    let bytes = text.as_bytes().iter().take(longest);
    let place = bytes
        .clone()
        .position(|it| *it == closing || *it == opening)?;
    (text.as_bytes().get(place) == Some(&closing)).then_some(place)
}
