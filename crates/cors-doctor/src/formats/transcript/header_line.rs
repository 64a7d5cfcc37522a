//! Header lines, on the wire and in panels and listings.

use crate::formats::transcript::names::is_known;

/// The name of a header, and its value unless that is on the next line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HeaderLine<'a> {
    pub(super) name: &'a str,
    pub(super) value: Option<&'a str>,
}

impl<'a> HeaderLine<'a> {
    fn name_only(name: &'a str) -> Self {
        Self { name, value: None }
    }
}

/// Names before a colon that are no headers.
const NO_HEADERS: [&str; 16] = [
    "error",
    "warning",
    "note",
    "reason",
    "typeerror",
    "http",
    "https",
    "curl",
    "uncaught",
    "info",
    "debug",
    "console",
    "edit",
    "update",
    "example",
    "page",
];

/// What the summary of DevTools' panel has beside headers.
const OF_PANEL: [&str; 5] = [
    "request url",
    "request method",
    "status code",
    "remote address",
    "referrer policy",
];

/// The name of a header in a list of names and values, which is alone on its line: `'Vary',`.
fn listed_name(line: &str) -> Option<&str> {
    let quote = line.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let name = line[1..].trim_end_matches(',').strip_suffix(quote)?;
    let is_name = !name.contains([quote, ' ']) && is_known(name);
    (line.ends_with(',') && is_name).then_some(name)
}

/// The header that a line has, if it has one.
pub(super) fn header_line(line: &str) -> Option<HeaderLine<'_>> {
    if let Some(name) = listed_name(line) {
        return Some(HeaderLine::name_only(name));
    }
    if is_lone_name(line) {
        return Some(HeaderLine::name_only(line));
    }
    // `:method: GET`, of HTTP/2.
    let (name, value) = match line.strip_prefix(':') {
        Some(rest) => rest
            .split_once([':', ' '])
            .map(|(name, value)| (&line[..=name.len()], value))?,
        None => match line.split_once(':') {
            Some(pair) => pair,
            None if is_known(line) && line.contains('-') => {
                return Some(HeaderLine::name_only(line));
            }
            None => return None,
        },
    };
    let name = name.trim_end().trim_start_matches(['-', '*', '•', ' ']);
    let name = name.trim_matches(['"', '\'', '`']);
    let value = value.trim().trim_matches('`');
    let is_token = !name.is_empty()
        && name
            .trim_start_matches(':')
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"-_.!#$%&'*+^`|~".contains(&it));
    let is_panel = is_one_of(&OF_PANEL, name);
    // Firefox begins a message with the name of the header. A policy begins with a directive.
    let is_message = name.eq_ignore_ascii_case("content-security-policy")
        && value.starts_with(|it: char| it.is_uppercase() || it == '(');
    let is_excluded = value.starts_with("//")
        || is_message
        || name.contains(['.', '\''])
        || is_one_of(&NO_HEADERS, name)
        || name.ends_with("Error");
    if !(is_token || is_panel) || is_excluded {
        return None;
    }
    // In a listing of JavaScript or JSON the name or the value is quoted, and a comma follows.
    let is_quoted = line.starts_with(['"', '\''])
        || value.ends_with("',")
        || value.ends_with("\",")
        || (value.starts_with('\'') && value.ends_with('\''));
    let value = if is_quoted {
        value.trim_end_matches(',').trim_matches(['"', '\''])
    } else {
        value
    };
    if value.is_empty() {
        return Some(HeaderLine::name_only(name));
    }
    Some(HeaderLine {
        name,
        value: Some(value),
    })
}

/// A name that DevTools' panel shows on a line of its own.
fn is_lone_name(line: &str) -> bool {
    let names = [
        "origin",
        "host",
        "referer",
        "cookie",
        "authorization",
        "vary",
        "server",
        "date",
        "location",
        "age",
        "via",
        "allow",
        "etag",
        "accept",
        "connection",
        "priority",
        ":method",
        ":path",
        ":authority",
        ":scheme",
        ":status",
    ];
    is_one_of(&names, line) || is_one_of(&OF_PANEL, line)
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|it| name.eq_ignore_ascii_case(it))
}
