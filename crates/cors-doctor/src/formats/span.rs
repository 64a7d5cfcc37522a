//! Parts of a text.

/// At most the first `most` bytes.
pub(crate) fn first_bytes(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// At most the last `most` bytes.
pub(crate) fn last_bytes(text: &str, most: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(most))..]
}

/// Overwrites a part with spaces, so that the places of all others stay. Line breaks stay too.
pub(crate) fn blank(text: &mut [u8], start: usize, end: usize) {
    for byte in &mut text[start..end] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// Overwrites parts with spaces, as [`blank`] does.
pub(crate) fn blank_all(text: &mut [u8], spans: &[(usize, usize)]) {
    for (start, end) in spans {
        blank(text, *start, *end);
    }
}
