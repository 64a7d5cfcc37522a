//! What one line of a transcript is.

use crate::formats::transcript::heading::{self, Heading};
use crate::formats::transcript::names::{Side, is_known};
use crate::formats::transcript::{decoration, notation, status};

/// A line of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Empty,
    /// `GET /path HTTP/1.1`, maybe without the version.
    Request {
        method: &'a str,
        target: &'a str,
        version: Option<&'a str>,
        /// What follows, such as the answer in a line of Firefox's console.
        rest: &'a str,
    },
    /// `HTTP/1.1 200 OK` and its like.
    Status {
        status: u16,
        version: Option<&'a str>,
        /// What follows, such as headers on the same line.
        rest: &'a str,
    },
    Header {
        name: &'a str,
        value: &'a str,
    },
    /// The name of a header whose value is on the next line.
    NameOnly(&'a str),
    /// A map of headers, as programs print them.
    Map {
        side: Option<Side>,
        headers: Vec<(&'a str, &'a str)>,
    },
    Heading(Heading),
    Prose(&'a str),
}

const METHODS: [&str; 9] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "PROPFIND",
];

/// What programs print behind the URL: the kind of a request of script, or the protocol.
const BEHIND_URL: [&str; 6] = ["eventsource", "fetch", "h2", "h3", "preflight", "xhr"];

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

pub(super) fn classify(line: &str) -> Line<'_> {
    let line = decoration::without_quotes(without_label(line.trim()));
    let line = decoration::without_arrow(line);
    if line.is_empty() {
        return Line::Empty;
    }
    status::status(line)
        .map(|(status, version, rest)| Line::Status {
            status,
            version,
            rest,
        })
        .or_else(|| request_line(line))
        .or_else(|| request_line(decoration::bare_request(line)?))
        .or_else(|| heading::heading(line).map(Line::Heading))
        .or_else(|| notation::one_line_map(line).map(|(side, headers)| Line::Map { side, headers }))
        .or_else(|| {
            let pair = notation::quoted_pair(line).or_else(|| notation::spaced_pair(line));
            pair.map(|(name, value)| Line::Header { name, value })
        })
        .or_else(|| header(line))
        .unwrap_or(Line::Prose(line))
}

/// Without the side of the exchange that people write before a header, as in `request: origin: https://a.example`.
fn without_label(line: &str) -> &str {
    let Some((label, rest)) = line.split_once(':') else {
        return line;
    };
    let is_label = ["request", "response", "req", "res", "sent", "received"]
        .iter()
        .any(|it| label.eq_ignore_ascii_case(it));
    let rest = rest.trim_start();
    let is_header = rest
        .split_once(':')
        .is_some_and(|(name, _)| is_known(name.trim_end()));
    if is_label && is_header { rest } else { line }
}

fn request_line(line: &str) -> Option<Line<'_>> {
    // The log of Amazon's API Gateway.
    if let Some((method, target)) = line
        .strip_prefix("HTTP Method: ")
        .and_then(|it| it.split_once(", Resource Path: "))
    {
        return Some(Line::Request {
            method,
            target,
            version: None,
            rest: "",
        });
    }
    // Firefox's console writes `XHRGET https://…`, DevTools' `POST https://… 404`, OkHttp `--> GET https://…`.
    let line = line.strip_prefix("XHR").unwrap_or(line);
    let line = line.strip_prefix("--> ").unwrap_or(line).trim_start();
    // An access log has the whole line in quotes, and the status after them.
    let unquoted = line.strip_prefix('"');
    let line = unquoted.unwrap_or(line);
    let (method, rest) = line.split_once(' ')?;
    let is_method = METHODS.contains(&method)
        || METHODS.iter().any(|it| it.eq_ignore_ascii_case(method)) && rest.contains(" HTTP/");
    let rest = rest.trim_start();
    let (target, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (version, rest) = match rest.trim().split_once(' ') {
        Some((version, rest)) if version.starts_with("HTTP/") => (Some(version), rest),
        None if rest.trim().starts_with("HTTP/") || rest.trim().starts_with("http/") => {
            (Some(rest.trim()), "")
        }
        _ => (None, rest.trim()),
    };
    let version = version.map(|it: &str| it.trim_end_matches('"'));
    let is_any_method = version.is_some() && method.bytes().all(|it| it.is_ascii_alphabetic());
    let is_target = target.starts_with('/')
        || target.starts_with("http://")
        || target.starts_with("https://")
        || (version.is_some() && (target == "*" || method == "CONNECT"));
    let is_plain = version.is_some()
        || unquoted.is_none()
            && (rest.is_empty()
                || rest.starts_with(['[', '(', '-', '→', '='])
                || BEHIND_URL.contains(&rest)
                || rest.starts_with(|it: char| it.is_ascii_digit()));
    let is_message =
        target.starts_with("http") && version.is_none() && is_error_of_console(method, rest);
    ((is_method || is_any_method) && is_target && is_plain && !is_message).then_some(
        Line::Request {
            method,
            target: target.trim_end_matches([',', ';']),
            version,
            rest,
        },
    )
}

/// Whether it is what Chromium's console has behind the URL of an answer that it did not withhold:
/// `404 (Not Found)`. A preflight's answer is always worth a look.
fn is_error_of_console(method: &str, rest: &str) -> bool {
    let is_error = |it: &str| it.len() == 3 && it.starts_with(['4', '5']);
    method != "OPTIONS"
        && rest
            .split_once(' ')
            .is_some_and(|(status, reason)| is_error(status) && reason.starts_with('('))
}

/// The name of a header in a list of names and values, which is alone on its line: `'Vary',`.
fn listed_name(line: &str) -> Option<&str> {
    let quote = line.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let name = line[1..].trim_end_matches(',').strip_suffix(quote)?;
    let is_name = !name.contains([quote, ' ']) && is_known(name);
    (line.ends_with(',') && is_name).then_some(name)
}

fn header(line: &str) -> Option<Line<'_>> {
    if let Some(name) = listed_name(line) {
        return Some(Line::NameOnly(name));
    }
    if is_lone_name(line) {
        return Some(Line::NameOnly(line));
    }
    // `:method: GET`, of HTTP/2.
    let (name, value) = match line.strip_prefix(':') {
        Some(rest) => rest
            .split_once([':', ' '])
            .map(|(name, value)| (&line[..=name.len()], value))?,
        None => match line.split_once(':') {
            Some(pair) => pair,
            None if is_known(line) && line.contains('-') => return Some(Line::NameOnly(line)),
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
    let is_panel = [
        "request url",
        "request method",
        "status code",
        "remote address",
        "referrer policy",
    ]
    .iter()
    .any(|it| name.eq_ignore_ascii_case(it));
    // Firefox begins a message with the name of the header. A policy begins with a directive.
    let is_message = name.eq_ignore_ascii_case("content-security-policy")
        && value.starts_with(|it: char| it.is_uppercase() || it == '(');
    let is_excluded = value.starts_with("//")
        || is_message
        || name.contains(['.', '\''])
        || NO_HEADERS.iter().any(|it| name.eq_ignore_ascii_case(it))
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
        return Some(Line::NameOnly(name));
    }
    Some(Line::Header { name, value })
}

/// A name that DevTools' panel shows on a line of its own.
fn is_lone_name(line: &str) -> bool {
    [
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
        "request url",
        "request method",
        "status code",
        "remote address",
        "referrer policy",
    ]
    .iter()
    .any(|it| line.eq_ignore_ascii_case(it))
}

#[cfg(test)]
mod tests {
    use super::{Line, classify};
    use crate::formats::transcript::heading::Heading;
    use crate::formats::transcript::names::Side;

    #[test]
    fn lines_are_told_apart() {
        let request = |method, target, version, rest| Line::Request {
            method,
            target,
            version,
            rest,
        };
        let status = |status, version, rest| Line::Status {
            status,
            version,
            rest,
        };
        for (line, expected) in [
            (
                "GET /a HTTP/1.1",
                request("GET", "/a", Some("HTTP/1.1"), ""),
            ),
            (
                "patch /a HTTP/2",
                request("patch", "/a", Some("HTTP/2"), ""),
            ),
            (
                "OPTIONS https://a.example/b",
                request("OPTIONS", "https://a.example/b", None, ""),
            ),
            (
                "XHRGET https://a.example/b [HTTP/1.1 200 OK 5ms]",
                request("GET", "https://a.example/b", None, "[HTTP/1.1 200 OK 5ms]"),
            ),
            (
                "HTTP/1.1 204 No Content",
                status(204, Some("HTTP/1.1"), " No Content"),
            ),
            ("HTTP/2 200", status(200, Some("HTTP/2"), "")),
            (
                "Status Code: 403 Forbidden",
                status(403, None, " Forbidden"),
            ),
            ("-> 200, Vary: Origin", status(200, None, ", Vary: Origin")),
            (
                "Access-Control-Allow-Origin:*",
                Line::Header {
                    name: "Access-Control-Allow-Origin",
                    value: "*",
                },
            ),
            (
                ":authority: a.example",
                Line::Header {
                    name: ":authority",
                    value: "a.example",
                },
            ),
            (
                "Request URL: https://a.example/",
                Line::Header {
                    name: "Request URL",
                    value: "https://a.example/",
                },
            ),
            (
                "access-control-allow-origin",
                Line::NameOnly("access-control-allow-origin"),
            ),
            (
                "Response Headers (312 B)",
                Line::Heading(Heading::Part(Side::Response)),
            ),
            (
                "▼ Request Headers",
                Line::Heading(Heading::Part(Side::Request)),
            ),
            (
                "Preflight:",
                Line::Heading(Heading::Exchange { is_preflight: true }),
            ),
            (
                "TypeError: Failed to fetch",
                Line::Prose("TypeError: Failed to fetch"),
            ),
            ("https://a.example/", Line::Prose("https://a.example/")),
            ("GET away from here", Line::Prose("GET away from here")),
        ] {
            assert_eq!(classify(line), expected, "{line}");
        }
    }
}
