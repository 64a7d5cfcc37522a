//! The panel of Firefox's network monitor, copied as text: each value is on an indented line under its name, and empty
//! lines part the summary, the headers of the response and those of the request. The address is whole or in parts.

use url::Url;

/// The most lines of the summary above the headers.
const LONGEST_SUMMARY: usize = 16;

/// A text with such panels written with headings, and with each header on one line.
pub(crate) fn expand(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let url = is_method(line).then(|| url(&mut lines)).flatten();
        let Some(url) = url else {
            push(&mut expanded, &[line]);
            continue;
        };
        push(&mut expanded, &["General"]);
        push(&mut expanded, &["Request URL: ", &url]);
        push(&mut expanded, &["Request Method: ", line.trim()]);
        let mut before = "";
        for _ in 0..LONGEST_SUMMARY {
            let Some(line) = lines.next_if(|it| !it.trim().is_empty()) else {
                break;
            };
            if before == "Status" {
                push(&mut expanded, &["Status Code: ", line.trim()]);
            }
            before = line.trim();
        }
        while let Some(headers) = block(&mut lines) {
            push(&mut expanded, &[heading(&headers)]);
            for (name, value) in headers {
                push(&mut expanded, &[name, ": ", value]);
            }
        }
        push(&mut expanded, &[""]);
    }
    expanded
}

type Lines<'a> = std::iter::Peekable<std::str::Lines<'a>>;

/// The address under a method, which is whole or in parts.
fn url(lines: &mut Lines<'_>) -> Option<String> {
    let whole = lines.peek().copied().and_then(indented);
    let is_url = |it: &&str| it.starts_with("https://") || it.starts_with("http://");
    if let Some(url) = whole.filter(is_url) {
        lines.next();
        return Some(url.to_owned());
    }
    let mut ahead = lines.clone();
    ahead.next_if(|it| it.trim().is_empty());
    let mut value = |name: &str| {
        ahead.next_if(|it| it.trim_end() == name)?;
        ahead.next().and_then(indented)
    };
    let (scheme, host, path) = (value("scheme")?, value("host")?, value("filename")?);
    let mut url = Url::parse(&format!("{scheme}://{host}{path}")).ok()?;
    let mut query = Vec::new();
    // The names and values of the query stand between the path and the address of the server.
    while ahead.peek().is_some_and(|it| !is_after_url(it)) {
        let mut row = ahead.clone();
        let (Some(name), Some(value)) = (row.next(), row.next().and_then(indented)) else {
            break;
        };
        query.push((name.trim_end(), value));
        ahead = row;
    }
    if !query.is_empty() {
        url.query_pairs_mut().extend_pairs(query);
    }
    *lines = ahead;
    Some(url.into())
}

/// Whether a row of the summary is one that follows the address.
fn is_after_url(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || matches!(line, "Address" | "Status")
}

/// The headers up to the next empty line; `None` where no header follows.
fn block<'a>(lines: &mut Lines<'a>) -> Option<Vec<(&'a str, &'a str)>> {
    while lines.next_if(|it| it.trim().is_empty()).is_some() {}
    let mut headers = Vec::new();
    loop {
        let mut ahead = lines.clone();
        let name = ahead.next().filter(|it| is_name(it));
        let value = ahead.next().and_then(indented);
        let (Some(name), Some(value)) = (name, value) else {
            break;
        };
        headers.push((name, value));
        *lines = ahead;
    }
    (!headers.is_empty()).then_some(headers)
}

/// The heading over headers: every request of Firefox has a Host and a User-Agent.
fn heading(headers: &[(&str, &str)]) -> &'static str {
    let is_request = headers.iter().any(|(name, _)| {
        name.eq_ignore_ascii_case("host") || name.eq_ignore_ascii_case("user-agent")
    });
    if is_request {
        "Request Headers"
    } else {
        "Response Headers"
    }
}

fn is_method(line: &str) -> bool {
    let line = line.trim_end();
    !line.is_empty() && line.len() <= 16 && line.bytes().all(|it| it.is_ascii_uppercase())
}

fn is_name(line: &str) -> bool {
    cors_verdict::header::is_token(line.trim_end().as_bytes())
}

/// What stands on an indented line.
fn indented(line: &str) -> Option<&str> {
    let value = line.trim();
    (line.starts_with(char::is_whitespace) && !value.is_empty()).then_some(value)
}

fn push(text: &mut String, parts: &[&str]) {
    text.extend(parts.iter().copied());
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::expand;

    #[test]
    fn a_panel_gets_headings_and_other_lines_stay() {
        let text = "It fails:\nGET\n\thttps://a.example/b\nStatus\n200\nOK\nVersionHTTP/2\n\n\t\nvary\n\tOrigin\nx-id\n\t4\n\t\nHost\n\ta.example\nWhy?\n";
        let expected = "It fails:\nGeneral\nRequest URL: https://a.example/b\nRequest Method: GET\nStatus Code: 200\nResponse Headers\nvary: Origin\nx-id: 4\nRequest Headers\nHost: a.example\n\nWhy?\n";
        assert_eq!(expand(text), expected);
    }
}
