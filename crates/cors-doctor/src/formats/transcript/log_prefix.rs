//! What a log puts in front of a line.

use crate::formats::transcript::decoration::status_and_url;
use crate::formats::transcript::line::{Line, classify};
use crate::formats::transcript::names::is_known;

/// The most words that a log puts in front. Each is a place where HTTP may begin, from which the line is read anew.
const MOST_WORDS: usize = 32;

/// A line without the time, the level and the name of the logger, where HTTP follows them.
pub(super) fn without(line: &str) -> &str {
    let line = line.trim();
    let line = line.strip_prefix("--> ").map_or(line, str::trim_start);
    let line = without_position(line);
    if !is_prefixed(line) || is_http(line) {
        return line;
    }
    let suffixes = line.match_indices(' ').map(|(place, _)| place + 1);
    suffixes
        .take(MOST_WORDS)
        .map(|place| &line[place..])
        .find(|it| {
            let is_start =
                it.starts_with(|it: char| it.is_ascii_alphabetic() || ":\"".contains(it));
            let is_start = is_start && !it.starts_with(": ")
                || it.starts_with("<-- ")
                || status_and_url(it).is_some();
            // Words at the end of a sentence can be those of a heading; those of a log stand alone.
            let is_alone = line[..line.len() - it.len()]
                .trim_end()
                .ends_with([':', ']']);
            let before = line[..line.len() - it.len()].trim_end();
            let is_heading = is_alone && matches!(classify(it), Line::Heading(_));
            is_start && (is_http(it) && !is_told_of(before, it) || is_heading)
        })
        .unwrap_or(line)
}

/// Without the place in the source that test runners put in front: `cors_test.go:48: `.
fn without_position(line: &str) -> &str {
    let position = line.split_once(": ").and_then(|(position, rest)| {
        let (file, number) = position.rsplit_once(':')?;
        let is_number = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
        let (_, extension) = file.rsplit_once('.')?;
        let is_file = !file.contains([' ', ':'])
            && (1..=4).contains(&extension.len())
            && extension.bytes().all(|it| it.is_ascii_alphabetic());
        (is_number && is_file).then_some(rest)
    });
    position.map_or(line, str::trim_start)
}

/// Whether a word is an id in brackets, such as `(5d2c8c5a-0000-4a9e)`.
fn is_id(word: &str) -> bool {
    let inside = word.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    inside.is_some_and(|it| {
        it.len() >= 8 && it.bytes().all(|it| it.is_ascii_hexdigit() || it == b'-')
    })
}

/// Whether a program tells of something that has the name of a header, as in `test location: "/api/"` of nginx.
fn is_told_of(before: &str, header: &str) -> bool {
    let is_word = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_lowercase());
    let word = before.rsplit(' ').next().unwrap_or(before);
    is_word(word) && header.split(':').next().is_some_and(is_word)
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
        || is_id(word)
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
            version.is_some()
                || !line.starts_with(|it: char| it.is_ascii_digit())
                || status_and_url(line).is_some()
        }
        Line::Header { name, .. } => name.starts_with(':') || is_known(name),
        Line::Request(_) | Line::Map { .. } => true,
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
            ("cors_test.go:47: status 204", "status 204"),
            ("(5d2c8c5a-00aa) HTTP/1.1 200 OK", "HTTP/1.1 200 OK"),
            ("[res] 302 https://a.example/", "302 https://a.example/"),
            ("12:00:01 nothing of it", "12:00:01 nothing of it"),
            ("12:00:01 test location: /a", "12:00:01 test location: /a"),
        ] {
            assert_eq!(without(line), expected, "{line}");
        }
    }
}
