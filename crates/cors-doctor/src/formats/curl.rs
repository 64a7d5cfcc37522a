//! `curl` commands.

mod options;

use url::Url;

use crate::exchange::{Exchange, Headers, get};
use crate::format::Format;
use crate::formats::command_words::{self, Words};
use crate::formats::extracted::{Extracted, Remarks};
use crate::formats::prompt::start_of_command;
use crate::formats::shell;

/// The `curl` commands of a text that have a URL, at most `most`.
pub(crate) fn find(text: &str, most: usize) -> Extracted {
    let mut found = Extracted::default();
    let mut from = 0;
    while found.spans.len() < most
        && let Some(start) = start_of_command(text, from, "curl")
    {
        let command = shell::split(&text[start..]);
        let end = start + command.end;
        let mut remarks = Remarks::default();
        if command.is_typographic {
            remarks.add(shell::TYPOGRAPHIC.to_owned());
        }
        let exchanges = requests(&command.words[1..], start, &mut remarks);
        if !exchanges.is_empty() {
            found.exchanges.extend(exchanges);
            found.remarks.extend(remarks);
            found.spans.push(start..end);
        }
        from = end.max(start + "curl".len());
    }
    found
}

/// The most addresses and headers of a command. Each address has a copy of all headers, so without a
/// bound a text takes the square of its size.
const MOST_URLS: usize = 5;
const MOST_HEADERS: usize = 500;

/// The most letters of the name of an option.
const LONGEST_NAME: usize = 32;

const HEADER_WITHOUT_QUOTES: &str = "curl takes one word as a header, so it needs quotes: -H 'Name: value'. The words behind the name were read as its value.";

/// A request that is being put together.
#[derive(Default)]
struct Draft {
    urls: Vec<String>,
    method: Option<String>,
    headers: Headers,
    data: Vec<String>,
    data_type: Option<&'static str>,
    is_get: bool,
    is_head: bool,
    is_upload: bool,
    user: Option<String>,
}

fn requests(words: &[String], place: usize, remarks: &mut Remarks) -> Vec<Exchange> {
    let mut found = Vec::new();
    let mut draft = Draft::default();
    let mut words = words.iter().peekable();
    let mut only_urls = false;
    while let Some(word) = words.next() {
        if only_urls || !word.starts_with('-') || word == "-" {
            draft.urls.push(word.clone());
        } else if word == "--" {
            only_urls = true;
        } else if word == "--next" || word == "-:" {
            found.extend(std::mem::take(&mut draft).into_exchanges(place));
        } else if let Some(long) = word.strip_prefix("--") {
            let (name, attached) = match long.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (long, None),
            };
            match options::long_with_value(name) {
                Some(name) => {
                    if let Some(value) = attached.or_else(|| words.next().cloned()) {
                        draft.take(name, value, &mut words, remarks);
                    }
                }
                None if options::is_switch(name) => draft.switch(name),
                None => leave_out(name, &mut words, remarks),
            }
        } else {
            draft.take_short(&word[1..], &mut words, remarks);
        }
    }
    found.extend(draft.into_exchanges(place));
    found
}

/// An option that curl does not have, and its value.
fn leave_out(name: &str, words: &mut Words<'_>, remarks: &mut Remarks) {
    let what = match command_words::value(words) {
        Some(_) => "It and the word behind it were",
        None => "It was",
    };
    // Of a name that is no name, a part can be the value.
    let is_name =
        name.len() <= LONGEST_NAME && name.bytes().all(|it| it.is_ascii_lowercase() || it == b'-');
    remarks.add(if is_name {
        format!("--{name} is no known option of curl. {what} left out.")
    } else {
        format!("One of the options is no known one of curl. {what} left out.")
    });
}

impl Draft {
    /// Short options can be written together, and the last can have its value attached.
    fn take_short(&mut self, options: &str, words: &mut Words<'_>, remarks: &mut Remarks) {
        for (place, option) in options.char_indices() {
            if !options::short_takes_value(option) {
                self.switch(match option {
                    'G' => "get",
                    'I' => "head",
                    _ => "",
                });
                // To other programs it is a password that follows.
                if option == 'p' && options.ends_with('p') {
                    command_words::value(words);
                }
                continue;
            }
            let attached = &options[place + option.len_utf8()..];
            let value = if attached.is_empty() {
                words.next().cloned()
            } else {
                Some(attached.to_owned())
            };
            let name = match option {
                'X' => "request",
                'H' => "header",
                'd' => "data",
                'F' => "form",
                'u' => "user",
                'b' => "cookie",
                'A' => "user-agent",
                'e' => "referer",
                'r' => "range",
                'T' => "upload-file",
                _ => "",
            };
            if let Some(value) = value {
                self.take(name, value, words, remarks);
            }
            return;
        }
    }

    fn switch(&mut self, name: &str) {
        match name {
            "get" => self.is_get = true,
            "head" => self.is_head = true,
            _ => {}
        }
    }

    fn take(&mut self, name: &str, value: String, words: &mut Words<'_>, remarks: &mut Remarks) {
        let header = |name: &str, value| (name.to_owned(), value);
        match name {
            "url" => self.urls.push(value),
            "request" => self.method = Some(value),
            "header" => {
                let behind = command_words::header_value(&value, &self.urls, words);
                if behind.is_some() {
                    remarks.add(HEADER_WITHOUT_QUOTES.to_owned());
                }
                let line = value + &behind.unwrap_or_default();
                self.headers.extend(header_of(&line));
            }
            "data" | "data-ascii" | "data-binary" | "data-raw" | "data-urlencode" => {
                self.data.push(value);
                self.data_type
                    .get_or_insert("application/x-www-form-urlencoded");
            }
            "json" => {
                self.data.push(value);
                self.data_type = Some("application/json");
            }
            "form" | "form-string" => {
                self.data.push(value);
                self.data_type = Some("multipart/form-data; boundary=x");
            }
            "upload-file" => self.is_upload = true,
            "user" => self.user = Some(value),
            // A file of cookies has no equals sign in its name, as a rule.
            "cookie" if value.contains('=') => self.headers.push(header("Cookie", value)),
            "user-agent" => self.headers.push(header("User-Agent", value)),
            "referer" => self.headers.push(header("Referer", value)),
            "range" => self.headers.push(header("Range", format!("bytes={value}"))),
            "oauth2-bearer" => self
                .headers
                .push(header("Authorization", format!("Bearer {value}"))),
            _ => {}
        }
    }

    fn into_exchanges(mut self, place: usize) -> Vec<Exchange> {
        let urls = std::mem::take(&mut self.urls);
        let urls = command_words::urls(&urls, "http").take(MOST_URLS);
        self.headers.truncate(MOST_HEADERS);
        urls.map(|url| self.exchange(url, place)).collect()
    }

    fn exchange(&self, mut url: Url, place: usize) -> Exchange {
        let mut headers = self.headers.clone();
        let has_data = !self.data.is_empty() && !self.is_get;
        if let Some(data_type) = self.data_type.filter(|_| has_data)
            && get(&headers, "content-type").is_none()
        {
            headers.push(("Content-Type".to_owned(), data_type.to_owned()));
        }
        // To curl, a name and a password in the URL are Basic authentication.
        let has_user = self.user.is_some() || !url.username().is_empty();
        if has_user && get(&headers, "authorization").is_none() {
            headers.push(("Authorization".to_owned(), "Basic".to_owned()));
        }
        let is_bare = url.set_username("").is_ok() && url.set_password(None).is_ok();
        let method = match &self.method {
            Some(method) => method.clone(),
            None if self.is_head => "HEAD".to_owned(),
            None if self.is_upload => "PUT".to_owned(),
            None if has_data => "POST".to_owned(),
            None => "GET".to_owned(),
        };
        Exchange {
            method: Some(method),
            url: is_bare.then_some(url),
            headers: Some(headers),
            has_body: has_data || self.is_upload,
            ..Exchange::new(Format::CurlCommand, place)
        }
    }
}

/// `Name: value`, or `Name;` for an empty value. `Name:` takes a header away, and `@file` has others.
fn header_of(text: &str) -> Option<(String, String)> {
    if let Some((name, value)) = text.split_once(':')
        && !name.is_empty()
    {
        let value = value.trim();
        return (!value.is_empty()).then(|| (name.trim().to_owned(), value.to_owned()));
    }
    let name = text.strip_suffix(';')?;
    Some((name.to_owned(), String::new()))
}
