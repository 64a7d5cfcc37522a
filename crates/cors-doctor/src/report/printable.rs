//! Text that is safe to show: what others wrote cannot move the cursor, change colours or pretend to be a
//! heading.

use std::fmt::Write;

use serde::Serialize;

/// With a mark in place of each character that is not shown as itself.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|it| if is_shown(it) { it } else { '\u{fffd}' })
        .collect()
}

/// JSON that is safe to show: with escapes for control characters and for characters that are invisible, end a
/// line, or change the direction of text.
///
/// # Errors
///
/// When the value cannot be written as JSON.
pub fn json_text(value: &impl Serialize) -> serde_json::Result<String> {
    let json = serde_json::to_string(value)?;
    let mut escaped = String::with_capacity(json.len());
    // Outside of strings, JSON has none of them.
    for character in json.chars() {
        if is_shown(character) {
            escaped.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(escaped, "\\u{unit:04x}").map_err(serde::ser::Error::custom)?;
            }
        }
    }
    Ok(escaped)
}

/// Whether a character is shown as itself: no control character, none that is invisible, ends a line, or
/// changes the direction of text. The joiners stay: Persian words and emoji need them.
fn is_shown(character: char) -> bool {
    match character {
        '\n' | '\t' => true,
        '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => false,
        _ => !character.is_control(),
    }
}

/// The same on one line.
pub(crate) fn printable_line(text: &str) -> String {
    printable(text).replace(['\n', '\t'], " ")
}

/// Words on lines of at most `width` characters, each with `indent` in front. Long words stay whole.
pub(crate) fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut lines = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let more = word.chars().count();
        if length == 0 || length + 1 + more > width {
            if length > 0 {
                lines.push('\n');
            }
            lines.push_str(indent);
            length = indent.chars().count();
        } else {
            lines.push(' ');
            length += 1;
        }
        lines.push_str(word);
        length += more;
    }
    lines.push('\n');
    lines
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]
mod tests {
    use super::{json_text, printable, wrapped};

    #[test]
    fn escapes_and_changes_of_direction_are_not_shown() {
        assert_eq!(
            printable("a\u{1b}[31mb\u{202e}c\r\nd\u{7}"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}\nd\u{fffd}"
        );
    }

    #[test]
    fn what_is_invisible_or_ends_a_line_is_not_shown() {
        assert_eq!(
            printable("a\u{200b}b\u{2028}c\u{2029}d\u{feff}e\u{9b}31m"),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}31m"
        );
        let persian = "می\u{200c}خواهم";
        assert_eq!(printable(persian), persian);
    }

    #[test]
    fn json_has_escapes_for_what_is_not_shown() {
        let text = "a\u{9b}31m\u{202e}\u{200b}\u{e0041}\n é";
        let json = json_text(&text).unwrap();
        assert_eq!(json, r#""a\u009b31m\u202e\u200b\udb40\udc41\n é""#);
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn long_lines_are_wrapped() {
        assert_eq!(wrapped("aaa bbb ccc", 9, "  "), "  aaa bbb\n  ccc\n");
        assert_eq!(wrapped("aaaaaaaaaaaa b", 4, ""), "aaaaaaaaaaaa\nb\n");
    }
}
