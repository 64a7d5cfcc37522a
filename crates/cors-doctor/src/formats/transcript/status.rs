//! Status lines, and how people write a status.

use crate::formats::transcript::decoration::status_and_url;

/// What people and tools write in front of a status, in lower case.
const MARKS: [&str; 26] = [
    "-> ",
    "→ ",
    "=> ",
    "<- ",
    "← ",
    "⇒ ",
    "<= ",
    "<-- ",
    "<< ",
    "<<< ",
    "status code:",
    "status:",
    ":status:",
    ":status ",
    "http status:",
    "http status ",
    "status code ",
    "response code:",
    "response status:",
    "http ",
    "status ",
    "response: ",
    "answer: ",
    "responds ",
    "returns ",
    "method completed with status: ",
];
/// The reason phrases that are known alone on a line.
const REASONS: [&str; 22] = [
    "OK",
    "Created",
    "Accepted",
    "No Content",
    "Partial Content",
    "Moved Permanently",
    "Found",
    "See Other",
    "Not Modified",
    "Temporary Redirect",
    "Permanent Redirect",
    "Bad Request",
    "Unauthorized",
    "Forbidden",
    "Not Found",
    "Method Not Allowed",
    "Conflict",
    "Internal Server Error",
    "Not Implemented",
    "Bad Gateway",
    "Service Unavailable",
    "Gateway Timeout",
];

/// The status that a line says, with its version and what follows.
pub(super) fn status(line: &str) -> Option<(u16, Option<&str>, &str)> {
    let is_version = |it: &str| {
        it.strip_prefix("HTTP/").is_some_and(|it| {
            // In an access log, a quote follows: `"GET /a HTTP/1.1" 200`.
            it.starts_with(|digit: char| digit.is_ascii_digit()) && !it.ends_with('"')
        })
    };
    let lowered = line
        .get(..line.len().min(32))
        .unwrap_or("")
        .to_ascii_lowercase();
    let (version, rest) = match line.split_once(' ') {
        Some((version, rest)) if is_version(version) => (Some(version), rest),
        _ => match MARKS.iter().find(|mark| lowered.starts_with(*mark)) {
            Some(mark) => (None, line.get(mark.len()..)?),
            None if is_bare_status(line) || status_and_url(line).is_some() => (None, line),
            None => return None,
        },
    };
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("HTTP ").unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let status: u16 = rest
        .get(..digits)
        .filter(|it| it.len() == 3)?
        .parse()
        .ok()?;
    let rest = &rest[digits..];
    let is_whole = rest.is_empty() || rest.starts_with([' ', ',', ';', ':', '.', ')']);
    ((100..=599).contains(&status) && is_whole).then_some((status, version, rest))
}

/// `404 Not Found` and its like, alone on a line.
fn is_bare_status(line: &str) -> bool {
    line.split_once(' ')
        .is_some_and(|(status, reason)| status.len() == 3 && REASONS.contains(&reason.trim()))
}
