//! From the bytes of a file to text.

use std::borrow::Cow;

/// The text of a file: without a byte order mark, from UTF-8 or UTF-16, and with a replacement character for
/// what is neither.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes).into(),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes).into(),
        _ => String::from_utf8_lossy(bytes),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks().0.iter().map(|pair| unit(*pair));
    let characters = char::decode_utf16(units);
    characters
        .map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}
