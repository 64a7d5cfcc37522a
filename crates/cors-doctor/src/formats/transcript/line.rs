//! What one line of a transcript is.

use crate::formats::transcript::header_line::header_line;
use crate::formats::transcript::heading::{self, Heading};
use crate::formats::transcript::names::{Side, is_known};
use crate::formats::transcript::request_line::{RequestLine, request_line};
use crate::formats::transcript::{decoration, notation, status};

/// A line of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Empty,
    Request(RequestLine<'a>),
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
        .or_else(|| {
            let bare = || request_line(decoration::bare_request(line)?);
            request_line(line).or_else(bare).map(Line::Request)
        })
        .or_else(|| heading::heading(line).map(Line::Heading))
        .or_else(|| notation::one_line_map(line).map(|(side, headers)| Line::Map { side, headers }))
        .or_else(|| {
            let pair = notation::quoted_pair(line).or_else(|| notation::spaced_pair(line));
            pair.map(|(name, value)| Line::Header { name, value })
        })
        .or_else(|| {
            let found = header_line(line)?;
            Some(match found.value {
                Some(value) => Line::Header {
                    name: found.name,
                    value,
                },
                None => Line::NameOnly(found.name),
            })
        })
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

#[cfg(test)]
mod tests {
    use super::{Line, classify};
    use crate::formats::transcript::heading::Heading;
    use crate::formats::transcript::names::Side;
    use crate::formats::transcript::request_line::RequestLine;

    #[test]
    fn lines_are_told_apart() {
        let request = |method, target, version, rest| {
            Line::Request(RequestLine {
                method,
                target,
                version,
                rest,
            })
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
