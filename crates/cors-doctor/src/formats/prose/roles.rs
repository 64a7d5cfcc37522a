//! Whether a URL is the page's or the API's, by the words in front of it.

use crate::formats::prose::methods::METHODS;

/// Whose a URL is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Page,
    Api,
}

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
/// Parts of words for a page, in languages that do not part words by spaces or that inflect them.
const PAGE_MARKS: [&str; 11] = [
    "サイト",
    "ページ",
    "网站",
    "页面",
    "前端",
    "網站",
    "頁面",
    "페이지",
    "사이트",
    "сайт",
    "страниц",
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

/// Whether a page does something of which the URL in front tells.
pub(super) fn is_page_verb(word: &str) -> bool {
    PAGE_VERBS.contains(&word)
}

/// Whether a URL stands behind the call of a function that asks for it, such as `requests.get("`.
pub(super) fn is_argument(before: &str) -> bool {
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
pub(super) fn role_by_words(attached: &str, before: &[&str]) -> Option<Role> {
    let near = before.iter().rev().take(4);
    // A sentence or another address ends what is said of this one.
    let near = near.take_while(|it| !it.ends_with(['.', '!', '?']) && !it.contains("://"));
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

fn role(word: &str) -> Option<Role> {
    if PAGE_WORDS.contains(&word) || PAGE_MARKS.iter().any(|it| word.contains(it)) {
        Some(Role::Page)
    } else if API_WORDS.contains(&word) || METHODS.iter().any(|it| it.eq_ignore_ascii_case(word)) {
        Some(Role::Api)
    } else {
        None
    }
}
