//! What people write around a paste: the page, the method, the credentials.

use cors_verdict::{Credentials, Mode};
use url::Url;

use crate::exchange::Headers;
use crate::formats::transcript::inline::inline_headers;
use crate::formats::transcript::names::{self, Side};

/// What the words around a paste tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told {
    pub(crate) page: Option<Url>,
    pub(crate) url: Option<Url>,
    /// Addresses of which the words do not tell whether they are the page's or the API's.
    pub(crate) others: Vec<Url>,
    /// Whether the words name React Native and its network error, and no browser.
    pub(crate) names_react_native: bool,
    pub(crate) method: Option<String>,
    pub(crate) credentials: Option<Credentials>,
    pub(crate) mode: Option<Mode>,
    pub(crate) has_form: bool,
    pub(crate) names_preflight: bool,
    pub(crate) request_headers: Headers,
    pub(crate) response_headers: Headers,
}

const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// Words before a URL that is the page's.
const PAGE_WORDS: [&str; 34] = [
    "page",
    "site",
    "front",
    "frontend",
    "front-end",
    "origin",
    "from",
    "app",
    "spa",
    "client",
    "ui",
    "website",
    "running",
    "react",
    "angular",
    "vue",
    "webapp",
    "viewer",
    "web",
    "open",
    "opened",
    "live",
    "vite",
    "browser",
    // In German, Spanish, Portuguese, French, Italian, Dutch and Polish.
    "seite",
    "webseite",
    "öffne",
    "página",
    "pagina",
    "sitio",
    "sito",
    "strona",
    "frontal",
    "navigateur",
];
/// Words before a URL that are the API's only when no other word tells.
const WEAK_API_WORDS: [&str; 1] = ["at"];
/// The functions of libraries and browsers whose first argument is the URL.
const CALLS: [&str; 12] = [
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "head",
    "options",
    "request",
    "urlopen",
    "open",
    "fetch",
    "eventsource",
];
/// The most addresses that are remembered without knowing what they are.
const MOST_OTHERS: usize = 20;
/// What a page does, as the word behind its URL.
const PAGE_VERBS: [&str; 8] = [
    "asks", "calls", "does", "fetches", "loads", "makes", "requests", "sends",
];
/// Words for where something comes from.
const SOURCE_WORDS: [&str; 7] = ["from", "von", "depuis", "desde", "da", "dal", "van"];
/// What a page does when it asks for something, in English, German, French, Spanish, Portuguese, Italian and Dutch.
const FETCHING: [&str; 24] = [
    "fetch",
    "fetches",
    "fetching",
    "gets",
    "load",
    "loads",
    "loading",
    "pulls",
    "reads",
    "requests",
    "holt",
    "lädt",
    "liest",
    "ruft",
    "récupère",
    "charge",
    "lit",
    "carga",
    "obtiene",
    "pide",
    "busca",
    "carica",
    "prende",
    "haalt",
];
/// Words before a URL that is the API's.
const API_WORDS: [&str; 21] = [
    "api", "asks", "back-end", "backend", "calling", "calls", "endpoint", "fetch", "fetches",
    "gets", "hits", "loads", "posts", "puts", "reads", "request", "requests", "server", "service",
    "to", "url",
];

/// Reads the words that no other format took.
pub(crate) fn read(text: &str) -> Told {
    let mut told = Told::default();
    let lowered = text.to_ascii_lowercase();
    told.names_preflight = lowered.contains("preflight") && !lowered.contains("no preflight");
    told.has_form = lowered.contains("form data") || lowered.contains("urlencoded");
    told.names_react_native = names_react_native(&lowered);
    told.credentials = credentials(&lowered);
    told.mode = lowered.contains("no-cors").then_some(Mode::NoCors);
    for line in text.lines() {
        inline(line, &mut told);
        urls(line, &mut told);
    }
    told.method = method(text);
    told.url = told.url.take().or_else(|| only_other(&told));
    told
}

/// The only address beside that of the page is that of the API.
fn only_other(told: &Told) -> Option<Url> {
    let page = told.page.as_ref()?.origin();
    let mut others = told.others.iter().filter(|it| it.origin() != page);
    let url = others.next()?;
    others.all(|it| it == url).then(|| url.clone())
}

/// Hosts to which people link to say where they read something.
const READING: [&str; 6] = [
    "github.com",
    "mozilla.org",
    "npmjs.com",
    "stackoverflow.com",
    "w3.org",
    "whatwg.org",
];

fn is_reading(url: &Url) -> bool {
    let host = url.host_str().unwrap_or("");
    host.starts_with("docs.")
        || READING
            .iter()
            .any(|it| host == *it || host.ends_with(&format!(".{it}")))
}

/// Whether the words are about React Native, where no browser takes part.
fn names_react_native(lowered: &str) -> bool {
    let has = |texts: &[&str]| texts.iter().any(|it| lowered.contains(it));
    has(&[
        "react native",
        "react-native",
        "expo go",
        "android emulator",
        "ios simulator",
    ]) && has(&["network error", "network request failed"])
        && !has(&[
            "cors policy",
            "expo web",
            "native web",
            "native-web",
            "chrome",
            "firefox",
        ])
}

fn credentials(lowered: &str) -> Option<Credentials> {
    let bare: String = lowered
        .chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '\'' | '"' | '`'))
        .collect();
    let has = |texts: &[&str]| texts.iter().any(|it| bare.contains(it));
    if has(&[
        "withcredentials=true",
        "withcredentials:true",
        "credentials:include",
        "credentials=include",
        "credentialsmodeisinclude",
        "credentialsmode:include",
        "withcredentialstrue",
    ]) {
        Some(Credentials::Include)
    } else if has(&["credentials:omit", "credentials=omit"]) {
        Some(Credentials::Omit)
    } else if has(&[
        "withcredentials=false",
        "withcredentials:false",
        "credentials:same-origin",
        "credentials=same-origin",
        "withoutcredentials",
        "nocredentials",
        "nocookie",
    ]) {
        Some(Credentials::SameOrigin)
    } else {
        let is_said = lowered.contains("with credentials")
            || has(&[
                "withcredentials,",
                "withcredentials)",
                "withcredentials.",
                "withcookies",
                "sendscookies",
            ]);
        is_said.then_some(Credentials::Include)
    }
}

/// Headers written inside a sentence.
fn inline(line: &str, told: &mut Told) {
    for (name, value) in inline_headers(line) {
        match names::side(name) {
            Some(Side::Request) if names::is_cors(name) => {
                told.request_headers
                    .push((name.to_owned(), value.to_owned()));
            }
            Some(Side::Response) if names::is_cors(name) => {
                told.response_headers
                    .push((name.to_owned(), value.to_owned()));
            }
            _ => {}
        }
    }
}

fn urls(line: &str, told: &mut Told) {
    // The URLs of a console message are the decoder's.
    if line.contains("CORS policy")
        || line.contains("Same Origin Policy")
        || line.contains("XMLHttpRequest cannot load")
    {
        return;
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    for (place, word) in words.iter().enumerate() {
        let Some(start) = word.find("http://").or_else(|| word.find("https://")) else {
            continue;
        };
        let text =
            word[start..].trim_end_matches([',', ';', ')', '.', '\'', '"', '`', '>', ']', ':']);
        let Ok(url) = Url::parse(text) else {
            continue;
        };
        let before = place.checked_sub(1).map_or("", |it| words[it]);
        let is_value = before.strip_suffix(':').is_some_and(|it| {
            names::is_cors(it.trim_start_matches(|it: char| !it.is_alphabetic()))
        });
        if is_value || is_reading(&url) {
            continue;
        }
        let attached = word[..start].trim_matches(|it: char| !it.is_alphanumeric());
        let next = words.get(place + 1).copied().unwrap_or("");
        let role = if attached.is_empty() && PAGE_VERBS.contains(&next) {
            Some(Role::Page)
        } else if is_argument(&word[..start]) {
            Some(Role::Api)
        } else {
            role_by_words(attached, &words[..place]).or_else(|| {
                let path = url.path();
                (path.ends_with(".html") || path.ends_with(".htm")).then_some(Role::Page)
            })
        };
        match role {
            Some(Role::Page) => told.page = told.page.take().or(Some(url)),
            Some(Role::Api) => told.url = told.url.take().or(Some(url)),
            None if told.others.len() < MOST_OTHERS => told.others.push(url),
            None => {}
        }
    }
}

/// Whether a URL stands behind the call of a function that asks for it, such as `requests.get("`.
fn is_argument(before: &str) -> bool {
    let Some(function) = before
        .trim_end_matches(['"', '\'', '`', 'f'])
        .strip_suffix('(')
    else {
        return false;
    };
    let name = function.rsplit(|it: char| !it.is_alphanumeric()).next();
    name.is_some_and(|it| CALLS.contains(&it.to_ascii_lowercase().as_str()))
}

/// The role of a URL by the words in front of it, the nearest first, as far as the sentence goes.
fn role_by_words(attached: &str, before: &[&str]) -> Option<Role> {
    let near = before.iter().rev().take(4);
    let near = near.take_while(|it| !it.ends_with(['.', '!', '?']));
    let words: Vec<String> = std::iter::once(attached)
        .chain(near.copied())
        .map(|it| {
            it.trim_matches(|it: char| !it.is_alphanumeric() && it != '-')
                .to_lowercase()
        })
        .filter(|it| !it.is_empty())
        .collect();
    // "loads the list from": the words around it tell who asks whom.
    let is_source = words.iter().find(|it| !it.is_empty());
    let is_source = is_source.is_some_and(|it| SOURCE_WORDS.contains(&it.as_str()));
    let clause = before.iter().rev().take(12);
    let mut clause = clause.take_while(|it| !it.ends_with(['.', '!', '?', ';']));
    if is_source && clause.any(|it| FETCHING.contains(&it.to_lowercase().as_str())) {
        return Some(Role::Api);
    }
    let is_weak = |it: &&String| WEAK_API_WORDS.contains(&it.as_str());
    // In Polish, "to" means "is".
    if let [is, noun, ..] = words.as_slice()
        && is == "to"
        && noun == "strona"
    {
        return Some(Role::Page);
    }
    // A server of a developer's own serves the page.
    let is_development = |place: usize| {
        let kinds = ["live", "dev", "development", "preview", "static"];
        let kind = words.get(place + 1);
        words[place] == "server" && kind.is_some_and(|it| kinds.contains(&it.as_str()))
    };
    let roles = words.iter().enumerate();
    roles
        .filter_map(|(place, word)| {
            if is_development(place) {
                Some(Role::Page)
            } else {
                role(word)
            }
        })
        .next()
        .or_else(|| words.iter().find(is_weak).map(|_| Role::Api))
}

enum Role {
    Page,
    Api,
}

fn role(word: &str) -> Option<Role> {
    if PAGE_WORDS.contains(&word) {
        Some(Role::Page)
    } else if API_WORDS.contains(&word) || METHODS.iter().any(|it| it.eq_ignore_ascii_case(word)) {
        Some(Role::Api)
    } else {
        None
    }
}

/// The method of which words speak: before a URL, a path or the word "request"; not one of a list.
fn method(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| {
        word.trim_matches(|it: char| !it.is_ascii_alphabetic())
            .to_owned()
    };
    let mut candidates = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let method = bare(word);
        if !METHODS.contains(&method.as_str()) || word.contains(',') {
            continue;
        }
        let next = words.get(place + 1).copied().unwrap_or("");
        let follows = ["request", "requests", "to", "call", "form", "on", "method"]
            .iter()
            .any(|it| bare(next).eq_ignore_ascii_case(it));
        let is_before_target = next.starts_with('/') || next.contains("://");
        if follows || is_before_target {
            return Some(method);
        }
        candidates.push(method);
    }
    // OPTIONS is the method of the preflight when there is another one.
    if candidates.iter().any(|it| it != "OPTIONS") {
        candidates.retain(|it| it != "OPTIONS");
    }
    candidates.dedup();
    (candidates.len() == 1).then(|| candidates.swap_remove(0))
}
