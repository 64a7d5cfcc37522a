//! What people and programs put around a line of HTTP: rules, numbers, arrows and typographic quotes.

use std::borrow::Cow;

use crate::formats::transcript::names::is_known;

/// Opening quotes that never stand in a header, each with those that can close it.
const QUOTES: [(char, &str); 7] = [
    ('“', "”“"),
    ('„', "“”"),
    ('«', "»"),
    ('»', "«"),
    ('‘', "’"),
    ('「', "」"),
    ('『', "』"),
];

/// The end of what a typographic quote in front of it opened, if one did.
pub(super) fn quoted<'a>(before: &str, text: &'a str) -> Option<&'a str> {
    let open = before.chars().next_back()?;
    let (_, closing) = QUOTES.iter().find(|(it, _)| *it == open)?;
    let end = text.find(|it: char| closing.contains(it))?;
    Some(&text[..end])
}

/// A header in typographic quotes without them.
pub(super) fn without_quotes(line: &str) -> &str {
    let Some(first) = line.chars().next() else {
        return line;
    };
    let inside = &line[first.len_utf8()..];
    let Some(header) = quoted(&line[..first.len_utf8()], inside) else {
        return line;
    };
    let name = header.split(':').next().unwrap_or(header);
    if is_known(name.trim()) { header } else { line }
}

/// A request line without what is around it, as in `--- GET https://api.example/ ---`, `### 2) GET https://…` or
/// `>> GET https://…`.
pub(super) fn bare_request(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches(['-', '=', '#', '*', '·', '•', '~', '>', '_', ' ', '`']);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let bare = match &bare[digits..] {
        rest if digits > 0 => rest.strip_prefix(['.', ')', ':'])?,
        rest => rest,
    };
    let bare = bare.trim_start_matches(['*', '`', ' ']);
    let bare = bare.trim_end_matches(['-', '=', '#', '*', '~', '_', '`', ':', ' ']);
    let (_, target) = bare.split_once(' ')?;
    let is_url = target.starts_with("https://") || target.starts_with("http://");
    (bare.len() < line.len() && is_url).then_some(bare)
}

/// A status line without the arrow in front.
pub(super) fn without_arrow(line: &str) -> &str {
    let arrows = ["<< ", "<<< ", ">> ", ">>> ", "< "];
    let bare = arrows.iter().find_map(|it| line.strip_prefix(it));
    match bare.map(str::trim_start) {
        Some(bare) if bare.starts_with("HTTP/") || status_and_url(bare).is_some() => bare,
        _ => line,
    }
}

/// The status and the URL that it answers, as test runners print them: `302 https://api.example/groups`.
pub(super) fn status_and_url(line: &str) -> Option<(u16, &str)> {
    let (status, rest) = line.split_once(' ')?;
    let url = rest.trim_start().split(' ').next()?;
    let is_url = url.starts_with("https://") || url.starts_with("http://");
    let status = status
        .parse()
        .ok()
        .filter(|_| status.len() == 3 && is_url)?;
    (100..=599).contains(&status).then_some((status, url))
}

/// A row of a table of names and values as a header; other lines without the rule in front.
pub(super) fn of_table(line: &str) -> Cow<'_, str> {
    let bare = line.trim();
    if let Some(row) = bare.strip_prefix('|').and_then(|it| it.strip_suffix('|'))
        && let Some((name, value)) = row.split_once('|')
        && !value.contains('|')
    {
        let cell = |it: &str| it.trim().trim_matches('`').to_owned();
        return Cow::Owned(format!("{}: {}", cell(name), cell(value)));
    }
    Cow::Borrowed(line.trim_start_matches(['│', '|', ' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::{bare_request, status_and_url, without_quotes};

    #[test]
    fn a_line_of_http_loses_what_is_around_it() {
        let url = "GET https://a.example/b";
        for line in [
            "--- GET https://a.example/b ---",
            "### GET https://a.example/b",
            "2) GET https://a.example/b",
            "**GET https://a.example/b**",
            ">> GET https://a.example/b",
        ] {
            assert_eq!(bare_request(line), Some(url), "{line}");
        }
        assert_eq!(bare_request("- GET /b"), None);
        assert_eq!(bare_request(url), None);
        assert_eq!(without_quotes("„Vary: Origin“ – and"), "Vary: Origin");
        assert_eq!(without_quotes("„hello“"), "„hello“");
        assert_eq!(
            status_and_url("302 https://a.example/b"),
            Some((302, "https://a.example/b"))
        );
    }
}
