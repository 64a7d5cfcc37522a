//! Text that is safe to show: what others wrote cannot move the cursor, change colours or pretend to be a
//! heading.

/// Without control characters and without the characters that change the direction of text.
pub(crate) fn printable(text: &str) -> String {
    let is_shown = |it: char| {
        let changes_direction = matches!(it, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let moves_cursor = it.is_control() && it != '\n' && it != '\t';
        !moves_cursor && !changes_direction
    };
    text.chars()
        .map(|it| if is_shown(it) { it } else { '\u{fffd}' })
        .collect()
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
mod tests {
    use super::{printable, wrapped};

    #[test]
    fn escapes_and_changes_of_direction_are_not_shown() {
        assert_eq!(
            printable("a\u{1b}[31mb\u{202e}c\r\nd\u{7}"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}\nd\u{fffd}"
        );
    }

    #[test]
    fn long_lines_are_wrapped() {
        assert_eq!(wrapped("aaa bbb ccc", 9, "  "), "  aaa bbb\n  ccc\n");
        assert_eq!(wrapped("aaaaaaaaaaaa b", 4, ""), "aaaaaaaaaaaa\nb\n");
    }
}
