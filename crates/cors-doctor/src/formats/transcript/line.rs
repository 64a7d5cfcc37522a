//! What one line of a transcript is.

use crate::formats::transcript::names::{Side, is_cors, is_known};

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
    Heading(Heading),
    Prose(&'a str),
}

/// A heading over a part of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    General,
    Part(Side),
    /// Another exchange begins; whether it is called a preflight.
    Exchange {
        is_preflight: bool,
    },
}

const METHODS: [&str; 9] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "PROPFIND",
];

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
    let line = line.trim();
    if line.is_empty() {
        return Line::Empty;
    }
    status_line(line)
        .or_else(|| request_line(line))
        .or_else(|| heading(line).map(Line::Heading))
        .or_else(|| header(line))
        .unwrap_or(Line::Prose(line))
}

fn request_line(line: &str) -> Option<Line<'_>> {
    // Firefox's console writes `XHRGET https://…`, DevTools' `POST https://… 404`.
    let line = line.strip_prefix("XHR").unwrap_or(line).trim_start();
    let (method, rest) = line.split_once(' ')?;
    let is_method = METHODS.contains(&method)
        || METHODS.iter().any(|it| it.eq_ignore_ascii_case(method)) && rest.contains(" HTTP/");
    let rest = rest.trim_start();
    let (target, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let (version, rest) = match rest.trim().split_once(' ') {
        Some((version, rest)) if version.starts_with("HTTP/") => (Some(version), rest),
        None if rest.trim().starts_with("HTTP/") => (Some(rest.trim()), ""),
        _ => (None, rest.trim()),
    };
    let is_any_method = version.is_some() && method.bytes().all(|it| it.is_ascii_alphabetic());
    let is_target = target.starts_with('/')
        || target.starts_with("http://")
        || target.starts_with("https://")
        || (version.is_some() && target == "*");
    let is_plain = version.is_some()
        || rest.is_empty()
        || rest.starts_with(['[', '(', '-', '→', '='])
        || rest.starts_with(|it: char| it.is_ascii_digit());
    ((is_method || is_any_method) && is_target && is_plain).then_some(Line::Request {
        method,
        target: target.trim_end_matches([',', ';']),
        version,
        rest,
    })
}

fn status_line(line: &str) -> Option<Line<'_>> {
    let is_version = |it: &str| {
        it.strip_prefix("HTTP/")
            .is_some_and(|it| it.starts_with(|digit: char| digit.is_ascii_digit()))
    };
    let lowered = line
        .get(..line.len().min(32))
        .unwrap_or("")
        .to_ascii_lowercase();
    let (version, rest) = match line.split_once(' ') {
        Some((version, rest)) if is_version(version) => (Some(version), rest),
        _ => {
            let marks = [
                "-> ",
                "→ ",
                "=> ",
                "<- ",
                "← ",
                "⇒ ",
                "<= ",
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
            ];
            match marks.iter().find(|mark| lowered.starts_with(*mark)) {
                Some(mark) => (None, line.get(mark.len()..)?),
                None if is_bare_status(line) => (None, line),
                None => return None,
            }
        }
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
    ((100..=599).contains(&status) && is_whole).then_some(Line::Status {
        status,
        version,
        rest,
    })
}

/// `404 Not Found` and its like, alone on a line.
fn is_bare_status(line: &str) -> bool {
    let reasons = [
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
    line.split_once(' ')
        .is_some_and(|(status, reason)| status.len() == 3 && reasons.contains(&reason.trim()))
}

fn heading(line: &str) -> Option<Heading> {
    let bare = line.trim_start_matches(|it: char| !it.is_alphabetic());
    let bare = bare.split(['(', '[']).next().unwrap_or(bare);
    let bare = bare
        .trim_end_matches(|it: char| !it.is_alphabetic())
        .to_ascii_lowercase();
    let bare = bare
        .trim_end_matches("view source")
        .trim_end_matches("view parsed")
        .trim_end_matches("raw")
        .trim();
    match bare {
        "general" | "summary" => Some(Heading::General),
        "request headers" | "request" | "request header" | "headers sent" | "request i send" => {
            Some(Heading::Part(Side::Request))
        }
        "response headers" | "response" | "response header" | "headers received" | "answer"
        | "server response" | "reply" => Some(Heading::Part(Side::Response)),
        "preflight" | "preflight request" | "the preflight" | "options request" | "options"
        | "preflight options" | "cors preflight" | "options preflight" => {
            Some(Heading::Exchange { is_preflight: true })
        }
        "actual request" | "the actual request" | "main request" | "the request" | "actual"
        | "get request" | "post request" | "put request" | "patch request" | "delete request"
        | "request itself" => Some(Heading::Exchange {
            is_preflight: false,
        }),
        "preflight response"
        | "response to preflight"
        | "response to the preflight"
        | "response to its preflight"
        | "preflight response headers"
        | "options response"
        | "options response headers" => Some(Heading::Exchange { is_preflight: true }),
        "actual response" | "actual response headers" | "get response" | "post response" => {
            Some(Heading::Exchange {
                is_preflight: false,
            })
        }
        _ => None,
    }
}

fn header(line: &str) -> Option<Line<'_>> {
    // `:method: GET`, of HTTP/2.
    let (name, value) = match line.strip_prefix(':') {
        Some(rest) => rest
            .split_once([':', ' '])
            .map(|(name, value)| (&line[..=name.len()], value))?,
        None => match line.split_once(':') {
            Some(pair) => pair,
            None if is_known(line) && line.contains('-') || is_lone_name(line) => {
                return Some(Line::NameOnly(line));
            }
            None => return None,
        },
    };
    let name = name.trim_end().trim_start_matches(['-', '*', '•', ' ']);
    let name = name.trim_matches(['"', '\'', '`']);
    let value = value.trim();
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
    let is_excluded = value.starts_with("//")
        || name.contains(['.', '\''])
        || NO_HEADERS.iter().any(|it| name.eq_ignore_ascii_case(it))
        || name.ends_with("Error");
    if !(is_token || is_panel) || is_excluded {
        return None;
    }
    // In a listing of JavaScript or JSON both are quoted.
    let is_quoted = line.starts_with(['"', '\'']);
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
    ]
    .iter()
    .any(|it| line.eq_ignore_ascii_case(it))
}

/// The headers written on one line, after commas or semicolons: `Origin: https://a, X-B: c`.
pub(super) fn inline_headers(text: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let before = &text[..colon];
        let start = before
            .rfind(|it: char| !(it.is_ascii_alphanumeric() || it == '-'))
            .map_or(0, |place| {
                place + before[place..].chars().next().map_or(1, char::len_utf8)
            });
        let name = &before[start..];
        let is_name = is_known(name)
            || (name.contains('-') && name.starts_with(|it: char| it.is_ascii_uppercase()));
        if !is_name {
            continue;
        }
        let lead = text[..start].trim_end();
        let is_separated = lead.is_empty()
            || lead.ends_with([',', ';', '(', '.', ':', '|'])
            || is_cors(name)
            || lead.ends_with("with")
            || lead.ends_with("and");
        if is_separated && !text[colon + 1..].starts_with("//") {
            starts.push((start, colon));
        }
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|(start, _)| *start)
        .chain([text.len()]);
    let headers = starts.iter().zip(ends).map(|((start, colon), end)| {
        let value = text[colon + 1..end].trim();
        let value = value
            .trim_end_matches("and")
            .trim_end_matches("with")
            .trim_end();
        (
            &text[*start..*colon],
            value.trim_end_matches([',', ';', ')', '.']).trim(),
        )
    });
    headers.filter(|(_, value)| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Heading, Line, classify, inline_headers};
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

    #[test]
    fn headers_on_one_line_are_split() {
        let text = ", Access-Control-Allow-Origin: https://a.example, Access-Control-Allow-Methods: GET, POST, Vary: Origin";
        assert_eq!(
            inline_headers(text),
            [
                ("Access-Control-Allow-Origin", "https://a.example"),
                ("Access-Control-Allow-Methods", "GET, POST"),
                ("Vary", "Origin"),
            ]
        );
    }
}
