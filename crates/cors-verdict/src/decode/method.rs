//! The method of a request, in the line that a console prints for it.

use crate::decode::decoded::Values;
use crate::decode::fit::word;

/// OPTIONS is that of the preflight.
const METHODS: [&str; 8] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "QUERY", "PROPFIND",
];

/// The method in the lines around a message, such as `PUT https://… net::ERR_FAILED` of Chromium, `XHRPUT https://…` of
/// Firefox or `Fetch failed loading: PUT "https://…"`. Lines after the message come first, because Chromium prints them
/// there. Only lines of the message's own URL count. Where it names none, a line has to say that its request failed.
pub(super) fn of_rows<'a>(after: &'a str, around: &'a str, values: &Values) -> Option<&'a str> {
    let urls = [&values.url, &values.redirected_from];
    let urls: Vec<&str> = urls.into_iter().flatten().map(|it| bare(it)).collect();
    let methods = |text: &'a str| rows(text, &urls);
    methods(after).or_else(|| methods(around))
}

/// The method of the first line; `None` where there is none.
fn rows<'a>(text: &'a str, urls: &[&str]) -> Option<&'a str> {
    let found = METHODS.iter().flat_map(|method| {
        let places = text.match_indices(method);
        places.filter(|(place, method)| is_row(text, *place, method.len(), urls))
    });
    found.min_by_key(|(place, _)| *place).map(|(_, it)| it)
}

fn is_row(text: &str, place: usize, length: usize, urls: &[&str]) -> bool {
    let before = text[..place].trim_end_matches("XHR");
    let is_word = !before.ends_with(|it: char| it.is_ascii_alphanumeric() || "-_/".contains(it));
    let target = text[place + length..].trim_start_matches([' ', '\n', '\t', '\'', ':']);
    let is_url = target.starts_with("https://") || target.starts_with("http://");
    let named = word(target);
    let is_same = match urls {
        [] => target[named.len()..].trim_start().starts_with("net::ERR_"),
        urls => urls.contains(&bare(named)),
    };
    is_word && is_url && is_same
}

/// What Chromium's console says of an answer with an error status that it did not withhold.
pub(super) struct ErrorStatus<'a> {
    pub(super) method: &'a str,
    pub(super) url: &'a str,
    pub(super) status: u16,
}

/// The first such line, `GET https://… 404 (Not Found)`. Where CORS withholds the answer, Chromium prints
/// `net::ERR_FAILED` before the status.
pub(super) fn error_status(text: &str) -> Option<ErrorStatus<'_>> {
    text.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        let method = words.find(|word| METHODS.contains(word))?;
        let url = words.next().filter(|it| it.starts_with("http"))?;
        let status = words.next()?.parse().ok()?;
        let has_reason = words.next().is_some_and(|it| it.starts_with('('));
        ((400..600).contains(&status) && has_reason).then_some(ErrorStatus {
            method,
            url,
            status,
        })
    })
}

fn bare(url: &str) -> &str {
    url.split('#').next().unwrap_or(url).trim_end_matches('/')
}
