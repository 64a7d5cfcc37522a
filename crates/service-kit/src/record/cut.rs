//! Makes texts fit into the record.

use std::borrow::Cow;

/// In place of a value that is not kept, and at the end of one that is cut.
pub const ELLIPSIS: &str = "…";
/// The most that is kept of the headers of a request or of a response, in bytes: more than
/// browsers and servers send, little enough that a record is soon written as JSON.
const MAX_HEADERS_BYTES: usize = 16 * 1024;

/// The first characters of a text, with an ellipsis if there are more.
pub(super) fn cut(text: &str, max_chars: usize) -> String {
    match text.char_indices().nth(max_chars) {
        Some((end, _)) => format!("{}{ELLIPSIS}", &text[..end]),
        None => text.to_owned(),
    }
}

/// A text of no more than so many bytes, after which an ellipsis stands for the rest.
#[must_use]
pub fn cut_bytes(text: &str, max_bytes: usize) -> Cow<'_, str> {
    match text.floor_char_boundary(max_bytes) {
        end if end < text.len() => format!("{}{ELLIPSIS}", &text[..end]).into(),
        _ => text.into(),
    }
}

/// The first of these headers; in the last one, what is too much is left out.
#[must_use]
pub fn cut_headers(headers: impl IntoIterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut left = MAX_HEADERS_BYTES;
    let mut kept = Vec::new();
    for (name, value) in headers {
        // A character has up to four bytes.
        let value = if name.len() + value.len() > left {
            cut(&value, left.saturating_sub(name.len()) / 4)
        } else {
            value
        };
        left = left.saturating_sub(name.len() + value.len());
        kept.push((name, value));
        if left == 0 {
            break;
        }
    }
    kept
}
