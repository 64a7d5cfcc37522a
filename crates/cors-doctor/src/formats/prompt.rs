//! Where a command begins in a text.

use crate::formats::span::last_bytes;

/// The most bytes before a command that are looked at.
const LONGEST_PROMPT: usize = 200;

/// The offset of `program` as the first word of a line, after a prompt or another command.
pub(crate) fn start_of_command(text: &str, from: usize, program: &str) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut places = rest.match_indices(program).map(|(place, _)| from + place);
    places.find(|place| {
        let after = &text[place + program.len()..];
        // "curl: (7) Failed to connect" and "user-agent: curl/8.5.0" are none.
        let is_word = after.starts_with([' ', '\t', '\\', '^']) || after.starts_with(".exe ");
        is_word && is_after_prompt(&text[..*place]) && !is_note(after)
    })
}

/// Whether curl speaks of itself, as in `* ALPN: curl offers h2,http/1.1`.
fn is_note(after: &str) -> bool {
    after.trim_start().starts_with("offers ")
}

fn is_after_prompt(before: &str) -> bool {
    let before = last_bytes(before, LONGEST_PROMPT);
    let before = before.rsplit('\n').next().unwrap_or(before).trim_end();
    let is_first = before.is_empty()
        || before.ends_with([
            '$', '#', '%', '>', '`', ':', '&', '|', ';', '❯', '➜', '*', '-',
        ]);
    let is_after_word = ["time", "sudo", "with", "run", "command", "~", "docker"]
        .iter()
        .any(|it| before.ends_with(it));
    is_first || is_after_word
}
