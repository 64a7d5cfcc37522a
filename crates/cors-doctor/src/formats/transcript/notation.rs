//! Headers as programs print them: maps on one line, and pairs in quotes.

use crate::formats::transcript::names::{Side, is_known};

pub(super) type Pairs<'a> = Vec<(&'a str, &'a str)>;

/// A map of headers as Go's `%v` prints it: `map[Vary:[Origin] Access-Control-Allow-Origin:[* *]]`.
pub(super) fn go_map(line: &str) -> Option<Pairs<'_>> {
    let (_, mut rest) = line.split_once("map[")?;
    let mut pairs = Pairs::new();
    while let Some((name, after)) = rest.split_once(":[") {
        let (values, after) = after.split_once(']')?;
        let name = name.trim_start_matches([' ', ',']);
        let is_name = name
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || it == b'-');
        if !is_name {
            return None;
        }
        // Values are parted by spaces too; a value of these two has none.
        let is_single = [
            "access-control-allow-origin",
            "access-control-allow-credentials",
        ]
        .iter()
        .any(|it| name.eq_ignore_ascii_case(it))
            && !values.contains(',');
        if is_single {
            pairs.extend(values.split(' ').map(|it| (name, it)));
        } else {
            pairs.push((name, values));
        }
        rest = after;
    }
    let has_known = pairs.iter().any(|(name, _)| is_known(name));
    (has_known && rest.starts_with(']')).then_some(pairs)
}

/// A map of headers on one line, such as `request headers: {origin=https://a.example, accept=*/*}`, and the side
/// that the words in front of it name.
pub(super) fn one_line_map(line: &str) -> Option<(Option<Side>, Pairs<'_>)> {
    let open = line.find(['{', '[', '('])?;
    let words = line[..open].to_ascii_lowercase();
    if let Some(pairs) = go_map(line) {
        return Some((side_of(&words), pairs));
    }
    let close = line.rfind(['}', ']', ')']).filter(|it| *it > open)?;
    let inside = line[open + 1..close].trim_matches(['{', '}', '[', ']', '(', ')']);
    let listed = listed_pairs(inside);
    let is_named = words.contains("headers") || words.contains("multidict");
    if listed.is_none() && !is_named && !is_alone(line) {
        return None;
    }
    let pairs = listed.unwrap_or_else(|| pairs(inside));
    let known = pairs.iter().filter(|(name, _)| is_known(name)).count();
    if is_alone(line) && !is_named && (known * 2 < pairs.len() || !has_header_name(&pairs)) {
        return None;
    }
    let has_known = pairs.iter().any(|(name, _)| is_known(name));
    has_known.then(|| (side_of(&words), pairs))
}

/// Whether a line is nothing but an object whose names are in quotes, as JSON and Python print it.
fn is_alone(line: &str) -> bool {
    let line = line.trim();
    let inside = line.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
    inside.is_some_and(|it| it.trim_start().starts_with(['"', '\'']))
}

/// Whether one of the names is used for headers only: in bodies, names such as `date` and `server` stand too.
fn has_header_name(pairs: &Pairs<'_>) -> bool {
    let mut names = pairs.iter().map(|(name, _)| *name);
    names.any(|it| is_known(it) && (it.contains('-') || it.eq_ignore_ascii_case("origin")))
}

/// The side of an exchange that words name.
fn side_of(words: &str) -> Option<Side> {
    if words.contains("response") || words.contains("resp_") {
        Some(Side::Response)
    } else if words.contains("request") || words.contains("req_") {
        Some(Side::Request)
    } else {
        None
    }
}

/// A list of names and values in turn, as Node's `rawHeaders` is: `'Vary', 'Origin', 'Age', '0'`.
fn listed_pairs(text: &str) -> Option<Pairs<'_>> {
    let quote = text.trim_start().chars().next()?;
    if !matches!(quote, '"' | '\'') {
        return None;
    }
    let mut items = text.split(quote).skip(1);
    let mut pairs = Pairs::new();
    while let Some(name) = items.next() {
        let is_parted = |between: Option<&str>| between.is_some_and(|it| it.trim() == ",");
        if !is_parted(items.next()) {
            return None;
        }
        pairs.push((name, items.next()?));
        match items.next() {
            None => break,
            Some(last) if last.trim().is_empty() => break,
            between if !is_parted(between) => return None,
            Some(_) => {}
        }
    }
    Some(pairs)
}

/// Items that commas or spaces part, each beginning with a name that a colon, an equals sign or an arrow follows.
fn pairs(text: &str) -> Pairs<'_> {
    let mut starts: Vec<(usize, usize, usize)> = Vec::new();
    for (place, _) in text.match_indices([':', '=']) {
        let before = text[..place].trim_end().trim_end_matches(['"', '\'']);
        let start = before
            .rfind(|it: char| !(it.is_ascii_alphanumeric() || b"-_".contains(&(it as u8))))
            .map_or(0, |it| {
                it + before[it..].chars().next().map_or(1, char::len_utf8)
            });
        let name = &before[start..];
        let lead = text[..start].trim_end_matches(['"', '\'']).trim_end();
        let is_first = lead.is_empty() || lead.ends_with([',', ';', ']']);
        if name.is_empty() || !is_first {
            continue;
        }
        let is_sign = |it: &u8| b":=>".contains(it);
        let value = place + text[place..].bytes().take_while(is_sign).count();
        if !text[value..].starts_with("//") {
            starts.push((start, start + name.len(), value));
        }
    }
    let ends = starts.iter().skip(1).map(|it| it.0).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|((start, name_end, value), end)| (&text[*start..*name_end], bare(&text[*value..end])))
        .collect()
}

/// A pair of a known name and a value in columns or with an equals sign, such as `Server   {nginx}` or
/// `:path = /v1`.
pub(super) fn spaced_pair(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once([' ', '\t'])?;
    if name.ends_with(':') || !(name.starts_with(':') || is_known(name)) {
        return None;
    }
    let value = rest.trim_start();
    let is_column = line.as_bytes().get(name.len()) == Some(&b'\t')
        || rest.starts_with([' ', '\t'])
        || (value.starts_with('{') && value.ends_with('}'));
    match value.strip_prefix("= ") {
        Some(value) => Some((name, value.trim())),
        None => is_column.then(|| (name, bare(value))),
    }
}

/// A pair of a quoted name and a quoted value, such as `':path', '/v1'` or `"origin" => "https://a.example",`.
pub(super) fn quoted_pair(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['(', '[', '{', '-', ' ']);
    let quote = line.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let (name, rest) = line[1..].split_once(quote)?;
    let rest = rest.trim_start();
    let rest = rest
        .strip_prefix("=>")
        .or_else(|| rest.strip_prefix([',', '=']))?;
    let value = rest.trim_start().strip_prefix(quote)?;
    let (value, _) = value.rsplit_once(quote)?;
    let is_name = name.starts_with(':') || is_known(name) || name.contains('-');
    (is_name && !name.contains(char::is_whitespace)).then_some((name, value))
}

/// Without the quotes and brackets around it.
fn bare(value: &str) -> &str {
    value.trim_matches([' ', ',', ';', '"', '\'', '[', ']', '{', '}'])
}

#[cfg(test)]
mod tests {
    use super::{one_line_map, quoted_pair, spaced_pair};
    use crate::formats::transcript::names::Side;

    #[test]
    fn maps_of_several_languages_are_headers() {
        let origin = ("origin", "https://a.example:81");
        for line in [
            "Method request headers: {origin=https://a.example:81, accept=a, b}",
            r#"request headers: {"origin": "https://a.example:81", "accept": "a, b"}"#,
            "request headers: map[origin:[https://a.example:81], accept:[a, b]]",
        ] {
            let found = one_line_map(line);
            let expected = vec![origin, ("accept", "a, b")];
            assert_eq!(found, Some((Some(Side::Request), expected)), "{line}");
        }
        let options = "app.use(cors({ origin: 'https://a.example', credentials: true }))";
        assert_eq!(one_line_map(options), None);
    }

    #[test]
    fn maps_of_go_and_lists_of_node_are_headers() {
        let line = "cors: map[Access-Control-Allow-Origin:[* *] Vary:[Accept, Origin]]";
        let allowed = ("Access-Control-Allow-Origin", "*");
        let pairs = vec![allowed, allowed, ("Vary", "Accept, Origin")];
        assert_eq!(one_line_map(line), Some((None, pairs)));
        let line = "rawHeaders: [ 'Vary', 'Origin', 'Access-Control-Allow-Origin', '*' ]";
        assert_eq!(
            one_line_map(line),
            Some((None, vec![("Vary", "Origin"), allowed]))
        );
        assert_eq!(one_line_map("map[a:[1] b:[2]]"), None);
    }

    #[test]
    fn columns_are_headers() {
        let origin = ("Access-Control-Allow-Origin", "*");
        assert_eq!(spaced_pair("Access-Control-Allow-Origin {*}"), Some(origin));
        assert_eq!(spaced_pair("Access-Control-Allow-Origin\t*"), Some(origin));
        assert_eq!(spaced_pair("Access-Control-Allow-Origin = *"), Some(origin));
        assert_eq!(spaced_pair("Access-Control-Allow-Origin is missing"), None);
    }

    #[test]
    fn quoted_pairs_are_headers() {
        assert_eq!(quoted_pair("':path', '/v1'"), Some((":path", "/v1")));
        assert_eq!(
            quoted_pair(r#"  ("origin", "https://a.example"),"#),
            Some(("origin", "https://a.example"))
        );
        assert_eq!(quoted_pair("'a', 'b'"), None);
    }
}
