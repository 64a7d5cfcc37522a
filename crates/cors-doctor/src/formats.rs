//! Recognises what a text holds, and reads it.

mod access_log;
mod call_table;
mod command_words;
mod console;
mod curl;
mod devtools_events;
mod escaped;
mod extracted;
mod fetch;
mod firefox_panel;
mod har;
mod javascript;
mod jquery;
mod json_exchange;
mod judge_json;
mod log_format;
mod other_commands;
mod powershell;
mod prompt;
mod prose;
mod shell;
mod span;
mod transcript;
mod typography;

use cors_verdict::{Case, Decoded};

use crate::exchange::Exchange;
use crate::formats::extracted::{Extracted, Remarks};
pub(crate) use crate::formats::prose::Prose;
use crate::formats::span::blank;
pub(crate) use crate::formats::transcript::names::is_known as is_known_header;
use crate::input_limits::InputLimits;

/// The most commands and calls of each kind that are read from a text.
const MOST_CALLS: usize = 1_000;

/// What finds commands and calls, at most so many of each kind.
const COMMANDS: [fn(&str, usize) -> Extracted; 4] = [
    powershell::find,
    curl::find,
    fetch::find,
    other_commands::find,
];

/// What finds records of requests.
const RECORDS: [fn(&str) -> Extracted; 4] = [
    devtools_events::find,
    json_exchange::find,
    access_log::find,
    call_table::find,
];

/// What an input holds.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) exchanges: Vec<Exchange>,
    pub(crate) cases: Vec<Case>,
    pub(crate) messages: Vec<Decoded>,
    pub(crate) prose: Prose,
    /// What could not be read, or not as it is written, in words.
    pub(crate) remarks: Vec<String>,
}

/// Reads a text, whatever it holds. `clean` takes the secrets out of what is left for the console's decoder.
pub(crate) fn read(text: &str, clean: fn(&str) -> String, limits: InputLimits) -> Found {
    if let Some(har) = har::read(text, limits.recorded) {
        return of_har(har);
    }
    let beginning = beginning(text, limits.text);
    let mut found = read_text(beginning, clean);
    if beginning.len() < text.len() {
        let read = beginning.len() / 1024;
        found
            .remarks
            .push(format!("Only the first {read} KiB of the text was read."));
    }
    found
}

/// The lines that are within so many bytes, or of a longer line its beginning.
fn beginning(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let beginning = &text[..text.floor_char_boundary(most)];
    match beginning.rfind('\n') {
        Some(end) => &beginning[..=end],
        None => beginning,
    }
}

fn read_text(text: &str, clean: fn(&str) -> String) -> Found {
    if let Some(cases) = judge_json::read(text) {
        return Found {
            cases,
            ..Found::default()
        };
    }
    let text = clean_text(text);
    let mut exchanges = Vec::new();
    let mut remarks = Remarks::default();
    let mut rest = text.clone().into_bytes();
    let mut take = |found: Extracted, rest: &mut [u8]| {
        exchanges.extend(found.exchanges);
        remarks.extend(found.remarks);
        for span in found.spans {
            blank(rest, span);
        }
    };
    for find in COMMANDS {
        take(find(&text, MOST_CALLS), &mut rest);
    }
    // Each of these reads what those before it left.
    for find in RECORDS {
        let found = find(&String::from_utf8_lossy(&rest));
        take(found, &mut rest);
    }
    escaped::expand(&mut rest);
    let text = firefox_panel::expand(&String::from_utf8_lossy(&rest));
    let transcript = transcript::read(&text);
    exchanges.extend(transcript.exchanges);
    exchanges.sort_by_key(|it| it.place);
    let prose = prose::read(&transcript.rest);
    let mut messages = console::read(&clean(&transcript.rest));
    // Words that only name a header are no message where the header itself is there.
    let has_answer = !exchanges.is_empty() || !prose.response_headers.is_empty();
    if has_answer || messages.len() > 1 {
        messages.retain(console::is_message);
    }
    Found {
        exchanges,
        messages,
        prose,
        remarks: remarks.into_sentences(),
        ..Found::default()
    }
}

fn of_har(har: har::Found) -> Found {
    let mut remarks = Vec::new();
    if har.is_cut_off {
        remarks
            .push("The HAR file ends in the middle; what comes before that was read.".to_owned());
    }
    if har.unreadable > 0 {
        remarks.push(format!(
            "Not read: {} of the HAR file, without a URL, with too many or too long headers, or of another form.",
            entries(har.unreadable)
        ));
    }
    if har.left_out > 0 {
        remarks.push(format!(
            "Not looked at: {} of the HAR file, because it has too many. The command cors-doctor explain looks at all.",
            entries(har.left_out)
        ));
    }
    Found {
        exchanges: har.exchanges,
        remarks,
        ..Found::default()
    }
}

fn entries(count: usize) -> String {
    match count {
        1 => "1 entry".to_owned(),
        _ => format!("{count} entries"),
    }
}

/// Whether `>` marks what a mail quotes, and not what curl sends: then all lines have it, or responses have it too.
fn is_quoted(text: &str) -> bool {
    let mut lines = text.lines().filter(|it| !it.trim().is_empty());
    let is_response = |line: &str| {
        let quoted = line.trim_start_matches(['>', ' ']);
        line.starts_with('>') && quoted.starts_with("HTTP/")
    };
    lines.clone().all(|it| it.starts_with('>')) || lines.any(is_response)
}

/// Without the fence of Markdown and the name of a language behind it. Chats have text on the same line.
fn without_fence(line: &str) -> &str {
    let bare = line.trim();
    let fence = ["```", "~~~"].into_iter().find(|it| bare.starts_with(it));
    let Some(fence) = fence else {
        return line.strip_suffix("```").unwrap_or(line);
    };
    let inside = bare
        .trim_start_matches(fence)
        .trim_end_matches(fence)
        .trim();
    let is_language = !inside.contains(' ') && !bare[fence.len()..].starts_with(' ');
    if is_language { "" } else { inside }
}

/// Without the colours of a terminal, the fences of Markdown and the quote marks of a mail.
fn clean_text(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let is_quoted = is_quoted(text);
    for line in text.lines() {
        let line = if is_quoted {
            line.trim_start_matches(['>', ' '])
        } else {
            line
        };
        let line = without_fence(line);
        let mut rest = line.chars().peekable();
        while let Some(character) = rest.next() {
            if character == '\u{1b}' && rest.next_if_eq(&'[').is_some() {
                // A control sequence ends with its first letter.
                while rest.next_if(|it| !it.is_ascii_alphabetic()).is_some() {}
                rest.next();
            } else if character == '\u{a0}' {
                clean.push(' ');
            } else {
                clean.push(character);
            }
        }
        clean.push('\n');
    }
    clean
}
