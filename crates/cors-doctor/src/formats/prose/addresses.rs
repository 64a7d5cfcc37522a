//! The addresses in the words around a paste.

use url::Url;

use crate::formats::prose::facts::Prose;
use crate::formats::prose::roles::{Role, is_argument, is_page_verb, role_by_words};
use crate::formats::transcript::names;

/// The most addresses that are remembered without knowing what they are.
const MOST_OTHERS: usize = 20;
/// Marks of punctuation that no URL has.
const NO_URL: [char; 18] = [
    '“', '”', '„', '«', '»', '‘', '’', '「', '」', '『', '』', '、', '。', '，', '：', '；', '（',
    '）',
];

/// Reads the addresses of a line.
pub(super) fn read(line: &str, prose: &mut Prose) {
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
        let end = word[start..]
            .find(NO_URL)
            .map_or(word.len(), |it| start + it);
        let text =
            word[start..end].trim_end_matches([',', ';', ')', '.', '\'', '"', '`', '>', ']', ':']);
        let Ok(url) = Url::parse(text) else {
            continue;
        };
        let before = place.checked_sub(1).map_or("", |it| words[it]);
        let is_value = before.strip_suffix(':').is_some_and(|it| {
            let name = it.rsplit(|it: char| !(it.is_ascii_alphanumeric() || it == '-'));
            name.take(1).all(names::is_cors)
        });
        if is_value || is_reading(&url) {
            continue;
        }
        let attached = word[..start].trim_matches(|it: char| !it.is_alphanumeric());
        let next = words.get(place + 1).copied().unwrap_or("");
        let role = if attached.is_empty() && is_page_verb(next) {
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
            Some(Role::Page) => prose.page = prose.page.take().or(Some(url)),
            Some(Role::Api) => prose.url = prose.url.take().or(Some(url)),
            None if prose.others.len() < MOST_OTHERS => prose.others.push(url),
            None => {}
        }
    }
}

/// The only address beside that of the page is that of the API.
pub(super) fn only_other(prose: &Prose) -> Option<Url> {
    let page = prose.page.as_ref()?.origin();
    let mut others = prose.others.iter().filter(|it| it.origin() != page);
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
