//! Takes away what consoles, logs, editors and web pages put around a message.

mod escape;
mod markup;

use crate::decode::clean::escape::{Escape, escape};
use crate::decode::clean::markup::markup;
use crate::decode::squeezed::{is_invisible, plain};

/// The same text with plain quotes and single spaces, without colours, markup and escapes. It keeps
/// its lines.
pub(super) fn clean(message: &str, longest: usize) -> String {
    let start = &message[..message.floor_char_boundary(longest)];
    let mut cleaner = Cleaner {
        text: String::with_capacity(start.len()),
        gap: Gap::LineStart,
    };
    let mut rest = start;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        rest = match character {
            '\u{1b}' | '&' | '\\' | '[' | '<' | '*' | 'â' => {
                match escape(rest).or_else(|| markup(rest)) {
                    Some((Escape::Nothing, length)) => &rest[length..],
                    Some((Escape::Is(meant), length)) => {
                        cleaner.push(meant);
                        &rest[length..]
                    }
                    Some((Escape::Starts(length), skipped)) => {
                        for meant in rest[skipped..skipped + length].chars() {
                            cleaner.push(meant);
                        }
                        // The address behind a link's text says it once more.
                        let end = rest[skipped + length..].find(')').unwrap_or(0);
                        &rest[skipped + length + end + 1..]
                    }
                    None => {
                        cleaner.push(character);
                        after
                    }
                }
            }
            _ => {
                cleaner.push(character);
                after
            }
        };
    }
    cleaner.text
}

struct Cleaner {
    text: String,
    gap: Gap,
}

/// The white space that is due before the next character.
#[derive(PartialEq)]
enum Gap {
    None,
    Space,
    Line,
    /// At the start of a line, where quoting marks stand.
    LineStart,
}

impl Cleaner {
    fn push(&mut self, character: char) {
        if is_invisible(character) {
            return;
        }
        if character == '\n' || character == '\r' {
            self.gap = if self.text.is_empty() {
                Gap::LineStart
            } else {
                Gap::Line
            };
            return;
        }
        if character.is_whitespace() {
            if self.gap == Gap::None {
                self.gap = Gap::Space;
            }
            return;
        }
        if matches!(self.gap, Gap::Line | Gap::LineStart) && matches!(character, '>' | '|' | '│')
        {
            return;
        }
        match self.gap {
            Gap::Space => self.text.push(' '),
            Gap::Line => self.text.push('\n'),
            Gap::None | Gap::LineStart => {}
        }
        self.gap = Gap::None;
        self.text.push(plain(character));
    }
}
