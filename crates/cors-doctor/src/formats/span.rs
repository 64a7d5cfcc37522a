//! Parts of a text.

use std::ops::Range;

/// At most the first `most` bytes.
pub(crate) fn first_bytes(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// At most the last `most` bytes.
pub(crate) fn last_bytes(text: &str, most: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(most))..]
}

/// Overwrites a part with spaces, so that the places of all others stay. Line breaks stay too.
pub(crate) fn blank(text: &mut [u8], span: Range<usize>) {
    for byte in &mut text[span] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}
