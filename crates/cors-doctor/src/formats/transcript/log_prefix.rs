//! What a log puts in front of a line.

use crate::formats::transcript::line::{Line, classify};
use crate::formats::transcript::names::is_known;

/// A line without the time, the level and the name of the logger, where HTTP follows them.
pub(super) fn without(line: &str) -> &str {
    let line = line.trim();
    let line = line.strip_prefix("--> ").map_or(line, str::trim_start);
    if !is_prefixed(line) || is_http(line) {
        return line;
    }
    let suffixes = line.match_indices(' ').map(|(place, _)| place + 1);
    suffixes
        .map(|place| &line[place..])
        .find(|it| {
            let is_start =
                it.starts_with(|it: char| it.is_ascii_alphabetic() || ":\"".contains(it));
            let is_start = is_start && !it.starts_with(": ") || it.starts_with("<-- ");
            // Words at the end of a sentence can be those of a heading; those of a log stand alone.
            let is_alone = line[..line.len() - it.len()]
                .trim_end()
                .ends_with([':', ']']);
            let is_heading = is_alone && matches!(classify(it), Line::Heading(_));
            is_start && (is_http(it) || is_heading)
        })
        .unwrap_or(line)
}

/// Whether a line begins as those of logs do: a time, a bracket, a level, or the name of a part of a dump.
fn is_prefixed(line: &str) -> bool {
    let word = line.split(' ').next().unwrap_or(line);
    let is_level = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR"]
        .iter()
        .any(|it| word.starts_with(it));
    // `D/OkHttp:`, of Android.
    let is_tag = word.as_bytes().get(1) == Some(&b'/') && word.ends_with(':');
    let is_weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(&word);
    line.starts_with(|it: char| it.is_ascii_digit())
        || line.starts_with('[')
        || is_level
        || is_tag
        || is_weekday
        || ["header:", "reply:", "send:", "http2:"]
            .iter()
            .any(|it| word.eq_ignore_ascii_case(it))
}

fn is_http(line: &str) -> bool {
    match classify(line) {
        Line::Status { version, .. } => {
            version.is_some() || !line.starts_with(|it: char| it.is_ascii_digit())
        }
        Line::Header { name, .. } => name.starts_with(':') || is_known(name),
        Line::Request { .. } | Line::Map { .. } => true,
        Line::Heading(_) | Line::Empty | Line::NameOnly(_) | Line::Prose(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn a_line_of_http_loses_what_the_log_put_in_front() {
        for (line, expected) in [
            ("header: Date: today", "Date: today"),
            (
                "D/OkHttp: Origin: https://a.example",
                "Origin: https://a.example",
            ),
            (
                "Fri Jun 07 10:00:01 UTC 2024 : Method completed with status: 502",
                "Method completed with status: 502",
            ),
            ("--> HTTP/1.1 200 OK", "HTTP/1.1 200 OK"),
            ("12:00:01 [main] GET /a HTTP/1.1", "GET /a HTTP/1.1"),
            ("12:00:01 nothing of it", "12:00:01 nothing of it"),
        ] {
            assert_eq!(without(line), expected, "{line}");
        }
    }
}
