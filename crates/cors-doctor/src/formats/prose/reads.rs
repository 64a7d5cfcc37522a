//! The headers of a response that script asks for.

/// How script asks for one.
const READERS: [&str; 4] = [
    "headers.get(",
    "getResponseHeader(",
    "headers[",
    "headers.has(",
];

/// The most names that are read.
const MOST_NAMES: usize = 16;

/// The names in lower case, such as that in `response.headers.get("X-Total-Count")`.
pub(super) fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for reader in READERS {
        for (place, _) in text.match_indices(reader) {
            let is_of_request = ["request.", "req."]
                .iter()
                .any(|it| text[..place].ends_with(it));
            let name = quoted(&text[place + reader.len()..]);
            if let Some(name) = name.filter(|_| !is_of_request)
                && !names.contains(&name)
                && names.len() < MOST_NAMES
            {
                names.push(name);
            }
        }
    }
    names
}

/// The name in quotes at the beginning of a text.
fn quoted(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|it| "\"'`".contains(*it))?;
    let inside = &text[1..];
    let length = inside
        .bytes()
        .take_while(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_'))
        .count();
    let is_name = length > 0 && inside[length..].starts_with(quote);
    is_name.then(|| inside[..length].to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn headers_of_the_response_are_read() {
        let text = "res.headers.get('X-Pages') is null, xhr.getResponseHeader(\"etag\") too; req.headers.get('a'), headers.get(name)";
        assert_eq!(names(text), ["x-pages", "etag"]);
    }
}
