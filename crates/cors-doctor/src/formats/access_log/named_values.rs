//! Access logs with headers as `name=value` behind the request line and the status.

use std::collections::HashMap;

use crate::formats::access_log::request_line::{self, Quoted};
use crate::formats::transcript::draft::Draft;
use crate::formats::transcript::names::{Side, is_cors, is_known, side, spelled_out};

/// The headers for which the names of values stand, as the format of the log says.
pub(super) type Names = HashMap<String, (Side, String)>;

/// The most names that formats give.
const MOST_NAMES: usize = 100;

/// What formats of logs in the text say, such as `LogFormat "… acao=%{Access-Control-Allow-Origin}o"` of Apache, or
/// `log_format … 'acao=$sent_http_access_control_allow_origin'` of nginx.
pub(super) fn formats(text: &str) -> Names {
    let mut names = Names::new();
    let lines = text.lines();
    let lines = lines.filter(|it| it.contains("=%{") || it.contains("=$") || it.contains("=\"$"));
    for word in lines.flat_map(|it| it.split([' ', '\'', ','])) {
        let named = word.split_once('=').and_then(|(name, directive)| {
            let name = name.trim_start_matches(['"', '\\']);
            Some((name.to_owned(), header_of(directive)?))
        });
        if names.len() < MOST_NAMES {
            names.extend(named);
        }
    }
    names
}

/// The header that a directive of a format stands for.
fn header_of(directive: &str) -> Option<(Side, String)> {
    let directive = directive.trim_start_matches(['"', '\\']);
    if let Some((name, kind)) = directive
        .strip_prefix("%{")
        .and_then(|it| it.split_once('}'))
    {
        let side = match kind.chars().next()? {
            'i' => Side::Request,
            'o' => Side::Response,
            _ => return None,
        };
        return Some((side, name.to_owned()));
    }
    let name = directive.strip_prefix('$')?;
    let end = name.find(|it: char| !(it.is_ascii_alphanumeric() || it == '_'));
    let name = &name[..end.unwrap_or(name.len())];
    let (side, name) = [("sent_http_", Side::Response), ("http_", Side::Request)]
        .into_iter()
        .find_map(|(prefix, side)| Some((side, name.strip_prefix(prefix)?)))?;
    Some((side, name.replace('_', "-")))
}

/// The exchange of a line whose values name an `Origin` or a header of CORS.
pub(super) fn read(line: &str, names: &Names) -> Option<Draft> {
    let (mut draft, after) = begun(line)?;
    let mut tells_answer = false;
    for (name, value) in values(after) {
        let Some((side, header)) = header(name, names) else {
            continue;
        };
        tells_answer |= side == Side::Response && is_cors(&header);
        if matches!(value, "-" | "") {
            continue;
        }
        match side {
            Side::Request => draft.request_headers.push((header, value.to_owned())),
            Side::Response => draft.response_headers.push((header, value.to_owned())),
        }
    }
    (tells_answer && draft.status.is_some()).then_some(draft)
}

/// What a line says of its request, and the rest of it: the request line in quotes and the status, or values too.
fn begun(line: &str) -> Option<(Draft, &str)> {
    if let Some(Quoted {
        method,
        target,
        version,
        after,
        ..
    }) = request_line::find(line)
    {
        let draft = Draft {
            method: Some(method.to_owned()),
            target: Some(target.to_owned()),
            version: Some(version.to_owned()),
            status: after
                .split_whitespace()
                .next()
                .and_then(request_line::status),
            ..Draft::default()
        };
        return Some((draft, after));
    }
    let mut draft = Draft::default();
    for (name, value) in values(line).take(MOST_NAMES) {
        match name.to_ascii_lowercase().as_str() {
            "method" | "verb" => draft.method = Some(value.to_owned()),
            "path" | "uri" | "url" | "target" => draft.target = Some(value.to_owned()),
            "status" | "code" => draft.status = request_line::status(value),
            _ => {}
        }
    }
    let is_whole = draft.method.is_some() && draft.target.is_some() && draft.status.is_some();
    is_whole.then_some((draft, line))
}

/// The values of a line, in quotes where they have spaces.
fn values(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let equals = rest.find('=')?;
            let name = rest[..equals].rsplit([' ', ',', '\t']).next()?;
            let value = &rest[equals + 1..];
            let (value, after) = match value.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
                None => {
                    let end = value.find(char::is_whitespace).unwrap_or(value.len());
                    value.split_at(end)
                }
            };
            rest = after;
            if !name.is_empty() {
                return Some((name, value.trim()));
            }
        }
    })
}

/// The header for which the name of a value stands.
fn header(name: &str, names: &Names) -> Option<(Side, String)> {
    if let Some((side, header)) = names.get(name) {
        return Some((*side, header.clone()));
    }
    let name = name.to_ascii_lowercase().replace('_', "-");
    let name = ["sent-http-", "upstream-http-", "http-", "resp-", "req-"]
        .iter()
        .find_map(|it| name.strip_prefix(it))
        .unwrap_or(&name);
    let header = spelled_out(name);
    let side = side(header).unwrap_or(Side::Response);
    is_known(header).then(|| (side, header.to_owned()))
}
