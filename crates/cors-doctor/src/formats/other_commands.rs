//! Commands of wget, HTTPie and xh.

use url::Url;

use crate::exchange::{Exchange, Headers, get};
use crate::format::Format;
use crate::formats::extracted::Extracted;
use crate::formats::prompt::start_of_command;
use crate::formats::shell;

const HTTPIE: [&str; 4] = ["http", "https", "xh", "xhs"];

/// The options of HTTPie and xh that take a value.
const HTTPIE_WITH_VALUE: [&str; 16] = [
    "--auth",
    "--auth-type",
    "--bearer",
    "--cert",
    "--cert-key",
    "--cert-key-pass",
    "--output",
    "--pretty",
    "--print",
    "--proxy",
    "--raw",
    "--session",
    "--session-read-only",
    "--style",
    "--timeout",
    "--verify",
];

/// Their short options that take a value, which can be attached.
const HTTPIE_SHORT_WITH_VALUE: [char; 5] = ['A', 'a', 'o', 'p', 's'];

/// The options of wget that take a value and matter here, or whose value is a secret.
const WGET_WITH_VALUE: [&str; 20] = [
    "body-data",
    "body-file",
    "certificate",
    "ftp-password",
    "ftp-user",
    "header",
    "http-passwd",
    "http-password",
    "http-user",
    "method",
    "password",
    "post-data",
    "post-file",
    "private-key",
    "proxy-passwd",
    "proxy-password",
    "proxy-user",
    "referer",
    "user",
    "user-agent",
];

/// The commands of a text that have a URL, at most `most` of each program.
pub(crate) fn find(text: &str, most: usize) -> Extracted {
    let mut found = Extracted::default();
    take("wget", text, most, |words, _| wget(words), &mut found);
    for program in HTTPIE {
        take(program, text, most, httpie, &mut found);
    }
    found
}

fn take(
    program: &str,
    text: &str,
    most: usize,
    read: impl Fn(&[String], &str) -> Option<Request>,
    found: &mut Extracted,
) {
    let most = found.spans.len() + most;
    let mut from = 0;
    while found.spans.len() < most
        && let Some(start) = start_of_command(text, from, program)
    {
        let command = shell::split(&text[start..]);
        from = start + command.end.max(program.len());
        if let Some(request) = read(&command.words[1..], program) {
            found.exchanges.push(request.into_exchange(start));
            found.spans.push(start..start + command.end);
        }
    }
}

struct Request {
    method: String,
    url: Url,
    headers: Headers,
    has_body: bool,
}

impl Request {
    fn into_exchange(self, place: usize) -> Exchange {
        Exchange {
            method: Some(self.method),
            url: Some(self.url),
            headers: Some(self.headers),
            has_body: self.has_body,
            ..Exchange::new(Format::OtherCommand, place)
        }
    }
}

fn wget(words: &[String]) -> Option<Request> {
    let mut url = None;
    let mut method = None;
    let mut headers = Headers::new();
    let mut has_body = false;
    let mut has_user = false;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let Some(long) = word.strip_prefix("--") else {
            match word.strip_prefix('-') {
                // `-O FILE`, `-o FILE`, `-U AGENT` and their like, without the value attached.
                Some(short) if short.ends_with(['O', 'o', 'U', 'P', 't', 'T', 'a', 'e']) => {
                    words.next();
                }
                Some(_) => {}
                None => url = url.or_else(|| url_of(word, "http")),
            }
            continue;
        };
        let (name, attached) = match long.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (long, None),
        };
        if !WGET_WITH_VALUE.contains(&name) {
            continue;
        }
        let value = attached.or_else(|| words.next().cloned())?;
        match name {
            "header" => {
                let (name, value) = value.split_once(':')?;
                headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
            "method" => method = Some(value),
            "user-agent" => headers.push(("User-Agent".to_owned(), value)),
            "referer" => headers.push(("Referer".to_owned(), value)),
            "post-data" | "post-file" | "body-data" | "body-file" => has_body = true,
            "user" | "password" | "http-user" | "http-password" | "http-passwd" => has_user = true,
            _ => {}
        }
    }
    if has_user {
        headers.push(("Authorization".to_owned(), "Basic".to_owned()));
    }
    if has_body && get(&headers, "content-type").is_none() {
        let form = "application/x-www-form-urlencoded";
        headers.push(("Content-Type".to_owned(), form.to_owned()));
    }
    let usual = if has_body { "POST" } else { "GET" };
    Some(Request {
        method: method.unwrap_or_else(|| usual.to_owned()),
        url: url?,
        headers,
        has_body,
    })
}

/// `http [METHOD] URL [NAME:VALUE] [name==value] [name=value]`, in any order of options.
fn httpie(words: &[String], program: &str) -> Option<Request> {
    let scheme = if program.ends_with('s') {
        "https"
    } else {
        "http"
    };
    let mut has_user = false;
    let mut has_body = false;
    let mut items = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix('-') else {
            items.push(word);
            continue;
        };
        let takes_next = if option.starts_with('-') {
            let name = word.split('=').next().unwrap_or(word);
            has_user |= matches!(name, "--auth" | "--bearer");
            has_body |= name == "--raw";
            HTTPIE_WITH_VALUE.contains(&word.as_str())
        } else {
            let place = option.find(HTTPIE_SHORT_WITH_VALUE);
            has_user |= place.is_some_and(|it| option[it..].starts_with('a'));
            place.is_some_and(|it| it + 1 == option.len())
        };
        if takes_next {
            words.next();
        }
    }
    let mut words = items.into_iter().peekable();
    let is_method = |it: &&String| it.bytes().all(|it| it.is_ascii_uppercase());
    let method = words.next_if(is_method).cloned();
    let mut url = url_of(words.next()?, scheme)?;
    let mut headers = Headers::new();
    if has_user {
        headers.push(("Authorization".to_owned(), "Basic".to_owned()));
    }
    for item in words {
        let name_end = item.find([':', '=', '@'])?;
        let (name, rest) = item.split_at(name_end);
        if let Some(value) = rest.strip_prefix("==") {
            url.query_pairs_mut().append_pair(name, value);
        } else if rest.starts_with('=') || rest.starts_with(":=") || rest.starts_with('@') {
            has_body = true;
        } else if let Some(value) = rest.strip_prefix(':').filter(|it| !it.is_empty()) {
            headers.push((name.to_owned(), value.trim().to_owned()));
        }
    }
    if has_body && get(&headers, "content-type").is_none() {
        headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
    }
    let usual = if has_body { "POST" } else { "GET" };
    Some(Request {
        method: method.unwrap_or_else(|| usual.to_owned()),
        url,
        headers,
        has_body,
    })
}

/// A URL, maybe without its scheme; `:8000/path` is on this machine. A word of a sentence is none.
fn url_of(text: &str, scheme: &str) -> Option<Url> {
    let url = if text.contains("://") {
        Url::parse(text)
    } else if text.starts_with(':') {
        Url::parse(&format!("{scheme}://localhost{text}"))
    } else if text.starts_with("localhost")
        || text.split('/').next()?.trim_end_matches('.').contains('.')
    {
        Url::parse(&format!("{scheme}://{text}"))
    } else {
        return None;
    };
    url.ok()
        .filter(|it| matches!(it.scheme(), "http" | "https") && it.has_host())
}

#[cfg(test)]
#[expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where something is wrong"
)]
mod tests {
    use super::find;

    #[test]
    fn commands_of_other_programs_are_read() {
        for (text, expected) in [
            (
                "$ wget -S -O - --header='Origin: https://a.example' https://b.example/c",
                "GET https://b.example/c Origin: https://a.example",
            ),
            (
                "http PUT b.example/c name=x Origin:https://a.example d==e",
                "PUT http://b.example/c?d=e Origin: https://a.example, Content-Type: application/json",
            ),
            ("xhs :8000/c", "GET https://localhost:8000/c "),
            (
                "http -va ada:pw.d --verify no b.example/c",
                "GET http://b.example/c Authorization: Basic",
            ),
            (
                "wget --user ada --password pw.d b.example/c",
                "GET http://b.example/c Authorization: Basic",
            ),
        ] {
            let found = find(text, 9).exchanges;
            let [exchange] = found.as_slice() else {
                panic!("{text}: {found:?}")
            };
            let headers: Vec<String> = exchange
                .headers
                .iter()
                .flatten()
                .map(|(name, value)| format!("{name}: {value}"))
                .collect();
            let method = exchange.method.as_deref().expect("it has a method");
            let url = exchange.url.as_ref().expect("it has a URL");
            assert_eq!(format!("{method} {url} {}", headers.join(", ")), expected);
        }
        let prose = "http works, https does not. http request: fails";
        assert!(find(prose, 9).exchanges.is_empty());
    }
}
