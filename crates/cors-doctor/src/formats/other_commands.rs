//! Commands of wget, HTTPie and xh.

use url::Url;

use crate::exchange::{Exchange, Headers, get};
use crate::format::Format;
use crate::formats::command_words::{self, Likeness, likeness};
use crate::formats::extracted::Extracted;
use crate::formats::prompt::start_of_command;
use crate::formats::shell;

const HTTPIE: [&str; 4] = ["http", "https", "xh", "xhs"];

/// The methods that HTTPie and xh take in lower case, too.
const METHODS: [&str; 7] = ["delete", "get", "head", "options", "patch", "post", "put"];

/// What stands between the name and the value of a header, a field or a file.
const SEPARATORS: [char; 3] = [':', '=', '@'];

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
            if command.is_typographic {
                found.remarks.add(shell::TYPOGRAPHIC.to_owned());
            }
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
    let mut urls = Vec::new();
    let mut method = None;
    let mut headers = Headers::new();
    let mut has_body = false;
    let mut has_user = false;
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let Some(long) = word.strip_prefix("--") else {
            match word.strip_prefix('-') {
                // `-O FILE`, `-o FILE`, `-U AGENT` and their like, without the value attached.
                Some(short) if short.ends_with(['O', 'o', 'U', 'P', 't', 'T', 'a', 'e']) => {
                    words.next();
                }
                Some(_) => {}
                None if names_host(word) => urls.push(word.clone()),
                None => {}
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
                let behind = command_words::header_value(&value, &urls, &mut words);
                let (name, value) = value.split_once(':')?;
                let value = behind.unwrap_or_else(|| value.trim().to_owned());
                headers.push((name.trim().to_owned(), value));
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
        url: command_words::urls(&urls, "http").next()?,
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
    let mut has_long_option = false;
    let mut items = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let Some(option) = word.strip_prefix('-') else {
            items.push(word);
            continue;
        };
        let takes_next = if option.starts_with('-') {
            has_long_option = true;
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
    let is_url = |it: &&String| likeness(it) == Some(Likeness::Url);
    // Before the URL can stand the value of an option that the program does not have.
    let place = items.iter().position(is_url).filter(|_| has_long_option);
    let (before, after) = items.split_at(place.unwrap_or(0));
    let method = before.iter().filter(|it| is_method(it));
    let mut words = method.chain(after).copied().peekable();
    let method = words.next_if(|it| is_method(it));
    let mut url = url_of(words.next()?, scheme)?;
    let mut headers = Headers::new();
    if has_user {
        headers.push(("Authorization".to_owned(), "Basic".to_owned()));
    }
    while let Some(item) = words.next() {
        let name_end = item.find(SEPARATORS)?;
        let (name, rest) = item.split_at(name_end);
        if let Some(value) = rest.strip_prefix("==") {
            url.query_pairs_mut().append_pair(name, value);
        } else if rest.starts_with('=') || rest.starts_with(":=") || rest.starts_with('@') {
            has_body = true;
        } else if rest == ":" {
            // Quotes are missing around the words behind it.
            let mut value = Vec::new();
            while let Some(word) = words.next_if(|it| is_url(it) || !it.contains(SEPARATORS)) {
                value.push(word.as_str());
            }
            if !value.is_empty() {
                headers.push((name.to_owned(), value.join(" ")));
            }
        } else if let Some(value) = rest.strip_prefix(':') {
            headers.push((name.to_owned(), value.trim().to_owned()));
        }
    }
    if has_body && get(&headers, "content-type").is_none() {
        headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
    }
    let usual = if has_body { "POST" } else { "GET" };
    Some(Request {
        method: method.map_or_else(|| usual.to_owned(), |it| it.to_ascii_uppercase()),
        url,
        headers,
        has_body,
    })
}

/// A URL, maybe without its scheme; `:8000/path` is on this machine.
fn url_of(text: &str, scheme: &str) -> Option<Url> {
    if text.starts_with(':') {
        return Url::parse(&format!("{scheme}://localhost{text}")).ok();
    }
    let words = [text.to_owned()];
    let url = command_words::urls(&words, scheme).next();
    url.filter(|_| names_host(text))
}

/// Whether a word is no word of a sentence.
fn names_host(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or("").trim_end_matches('.');
    word.contains("://") || word.starts_with("localhost") || host.contains('.')
}

fn is_method(word: &str) -> bool {
    METHODS.iter().any(|it| word.eq_ignore_ascii_case(it))
        || word.bytes().all(|it| it.is_ascii_uppercase())
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
