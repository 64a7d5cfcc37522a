//! The words of a command that are no options: which of them are URLs, and which belong to the word before.
//!
//! A program takes each as a URL. People forget quotes and write options that a program does not have, and mean
//! none; the words are then often secrets.

use std::iter::Peekable;
use std::net::Ipv4Addr;
use std::slice::Iter;

use url::Url;

pub(crate) type Words<'a> = Peekable<Iter<'a, String>>;

/// How surely a word is a URL, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// A name with a dot, a name without one before a path, or a variable.
    Host,
    /// A host with a dot before a path, a host with a port, an IP address, or this machine.
    Address,
    /// A URL with its scheme.
    Url,
}

/// The most words that are looked at for another URL.
const MOST_BESIDE: usize = 100;

/// Headers whose values look like URLs.
const NAMES_URL: [&str; 3] = ["host", "origin", "referer"];

/// The URLs among words: those that are so the most surely.
pub(crate) fn urls(words: &[String], scheme: &str) -> impl Iterator<Item = Url> {
    let surest = words.iter().filter_map(|it| likeness(it)).max();
    words
        .iter()
        .filter(move |it| surest.is_some() && likeness(it) == surest)
        .filter_map(move |it| parsed(it, scheme))
}

/// The URL that a word is, with the scheme that it may lack.
fn parsed(word: &str, scheme: &str) -> Option<Url> {
    let word = bare(word);
    let url = if has_scheme(word) {
        Url::parse(word)
    } else {
        Url::parse(&format!("{scheme}://{word}"))
    };
    url.ok().filter(Url::has_host)
}

/// How surely a word is a URL, if it can be one.
pub(crate) fn likeness(word: &str) -> Option<Likeness> {
    let word = bare(word);
    if has_scheme(word) {
        return Some(Likeness::Url);
    }
    if word.starts_with('$') || word.starts_with("{{") {
        return Some(Likeness::Host);
    }
    let (authority, path) = word.split_at(word.find(['/', '?', '#']).unwrap_or(word.len()));
    let host = authority.rsplit_once('@').map_or(authority, |it| it.1);
    if host.starts_with('[') {
        return Some(Likeness::Address);
    }
    let (name, port) = match host.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_port = |it: &str| it.parse::<u16>().is_ok();
    if !is_host_name(name) || !port.is_none_or(is_port) {
        return None;
    }
    let is_sure = name.eq_ignore_ascii_case("localhost")
        || name.parse::<Ipv4Addr>().is_ok()
        || port.is_some()
        || name.contains('.') && !path.is_empty();
    if is_sure {
        Some(Likeness::Address)
    } else {
        (name.contains('.') || !path.is_empty()).then_some(Likeness::Host)
    }
}

/// Without the marks of a placeholder.
fn bare(word: &str) -> &str {
    word.trim_matches(['<', '>'])
}

/// Whether a word begins with the scheme of a web page. Browsers take a backslash for a slash.
fn has_scheme(word: &str) -> bool {
    word.split_once(':').is_some_and(|(scheme, rest)| {
        let is_web = ["http", "https"]
            .iter()
            .any(|it| scheme.eq_ignore_ascii_case(it));
        is_web && rest.starts_with(['/', '\\'])
    })
}

/// A password or a token that is made of the same characters mixes cases, or ends with digits.
fn is_host_name(name: &str) -> bool {
    let is_top = |it: &str| it.chars().all(char::is_alphabetic) || it.starts_with("xn--");
    let last = name.rsplit_once('.').map(|it| it.1);
    name.split('.').all(is_label) && (last.is_none_or(is_top) || name.parse::<Ipv4Addr>().is_ok())
}

fn is_label(label: &str) -> bool {
    let mut behind_first = label.chars().skip(1);
    let is_one_case = !behind_first.any(char::is_uppercase) || !label.contains(char::is_lowercase);
    let is_made_of = |it: char| it.is_alphanumeric() || matches!(it, '-' | '_');
    !label.is_empty() && label.chars().all(is_made_of) && is_one_case
}

/// The word behind an option that the program does not have, unless it is another option or a URL.
pub(crate) fn value<'a>(words: &mut Words<'a>) -> Option<&'a String> {
    words.next_if(|it| !it.starts_with('-') && likeness(it) < Some(Likeness::Address))
}

/// The value of a header that quotes are missing around: the words behind `Name:`. `urls` are the words before that
/// may be URLs.
pub(crate) fn header_value(header: &str, urls: &[String], words: &mut Words<'_>) -> Option<String> {
    let name = header.trim_end().strip_suffix(':')?.to_ascii_lowercase();
    let mut found = Vec::new();
    if NAMES_URL.contains(&name.as_str()) {
        // `-H Origin:` takes a header away, too; then the only URL is that of the call.
        let is_address = |it: &String| likeness(it) >= Some(Likeness::Address);
        let has_another = urls.iter().take(MOST_BESIDE).any(is_address)
            || words.clone().skip(1).take(MOST_BESIDE).any(is_address);
        found.extend(words.next_if(|it| has_another && !it.starts_with('-')));
    } else {
        found.extend(std::iter::from_fn(|| value(words)));
    }
    let found: Vec<&str> = found.into_iter().map(String::as_str).collect();
    (!found.is_empty()).then(|| found.join(" "))
}
