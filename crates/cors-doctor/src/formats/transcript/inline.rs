//! Headers inside a sentence.

use crate::formats::transcript::decoration::quoted;
use crate::formats::transcript::names::{is_cors, is_known};

/// The headers written on one line, after commas or semicolons: `Origin: https://a, X-B: c`.
pub(crate) fn inline_headers(text: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<(usize, usize, usize)> = Vec::new();
    for (colon, _) in text.match_indices(':') {
        // In French a space stands before the colon.
        let before = text[..colon].strip_suffix(' ').unwrap_or(&text[..colon]);
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
            starts.push((start, before.len(), colon));
        }
    }
    let ends = starts
        .iter()
        .skip(1)
        .map(|(start, _, _)| *start)
        .chain([text.len()]);
    let headers = starts
        .iter()
        .zip(ends)
        .map(|((start, name_end, colon), end)| {
            let value = &text[colon + 1..end];
            let name = &text[*start..*name_end];
            let value = quoted(text[..*start].trim_end(), value).unwrap_or(value);
            let value = without_sentence(name, value.trim());
            (
                name,
                value.trim_end_matches([',', ';', ')', '.', ':']).trim(),
            )
        });
    headers.filter(|(_, value)| !value.is_empty()).collect()
}

/// A value without the words of the sentence that goes on behind it.
fn without_sentence<'a>(name: &str, value: &'a str) -> &'a str {
    if name.eq_ignore_ascii_case("origin") {
        return value.split(' ').next().unwrap_or(value);
    }
    if name.eq_ignore_ascii_case("access-control-allow-origin") {
        // Origins may follow one another, with commas or without.
        let is_origin =
            |it: &str| it.contains("://") || matches!(it.trim_matches([',', ';']), "*" | "null");
        let mut words = value.split_inclusive(' ');
        let first = words.next().unwrap_or(value).len();
        let length = words
            .take_while(|it| is_origin(it.trim()))
            .fold(first, |length, it| length + it.len());
        return value[..length].trim();
    }
    let conjunctions = ["and", "with", "und", "et", "e", "y", "en", "och", "i"];
    match value.rsplit_once([' ', ',']) {
        Some((before, last)) if conjunctions.contains(&last) => before.trim_end(),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::inline_headers;

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
