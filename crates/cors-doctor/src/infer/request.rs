//! URL, method and headers of a request as script makes it.

use std::collections::HashSet;

use cors_verdict::HeaderList;
use cors_verdict::header::safelist::has_safelisted_name;
use url::Url;

use crate::exchange::{Exchange, Headers, UrlBasis, get};
use crate::fact::{Basis, Fact, FactName};
use crate::infer::source::Source;
use crate::stand_in::UNKNOWN_API;

/// Headers that browsers add by themselves, beside those that script cannot set.
const MADE_BY_BROWSERS: &[&str] = &[
    "accept-encoding",
    "alt-used",
    "cache-control",
    "connection",
    "device-memory",
    "dnt",
    "downlink",
    "dpr",
    "ect",
    "if-modified-since",
    "if-none-match",
    "pragma",
    "priority",
    "purpose",
    "rtt",
    "save-data",
    "upgrade-insecure-requests",
    "user-agent",
    "viewport-width",
    "width",
    "x-client-data",
];

pub(super) fn url(source: &Source<'_>) -> (Url, Fact) {
    let fact =
        |url: &Url, basis, because: &str| Fact::new(FactName::Url, url.as_str(), basis, because);
    if let Some(url) = &source.settings.url {
        return (url.clone(), fact(url, Basis::Set, "it was set"));
    }
    let known = source
        .actual()
        .into_iter()
        .chain(source.preflight())
        .chain(source.group.script.as_deref());
    let known: Vec<&Exchange> = known.collect();
    let given = known
        .iter()
        .find(|it| it.url.is_some() && it.url_basis == UrlBasis::Given);
    if let Some(url) = given.and_then(|it| it.url.clone()) {
        let fact = fact(&url, Basis::Given, "the input says so");
        return (url, fact);
    }
    let path = known.iter().find_map(|it| it.path.as_deref());
    let message = source
        .message
        .and_then(|it| it.values.url.as_deref())
        .and_then(|it| Url::parse(it).ok());
    let fits =
        |url: &Url| path.is_none_or(|path| url.path() == path.split('?').next().unwrap_or(path));
    if let Some(url) = message.filter(fits) {
        let fact = fact(&url, Basis::Given, "the console message says so");
        return (url, fact);
    }
    if let Some(url) = known.iter().find_map(|it| it.url.clone()) {
        let because = format!(
            "host and path are in the input, and its scheme is most likely {}",
            url.scheme()
        );
        let fact = fact(&url, Basis::Inferred, &because);
        return (url, fact);
    }
    if let Some(url) = source.prose.url.clone().filter(fits) {
        let fact = fact(&url, Basis::Given, "the words around it say so");
        return (url, fact);
    }
    #[expect(clippy::expect_used, reason = "a constant that a test parses")]
    let unknown = Url::parse(UNKNOWN_API).expect("it is a URL");
    let url = path.and_then(|it| unknown.join(it).ok()).unwrap_or(unknown);
    let fact = fact(
        &url,
        Basis::Assumed,
        "the input does not say which host was asked; it is taken to be another origin than the page's",
    );
    (url, fact)
}

/// The method, from the surest source that has it.
pub(super) fn method(source: &Source<'_>) -> (String, Fact) {
    let script = source.group.script.as_deref();
    let (preflight, prose) = (source.preflight(), source.prose);
    let named = source.message.and_then(|it| it.values.method.as_deref());
    let in_words = prose.method.as_deref();
    let in_words = in_words.filter(|it| preflight.is_none() || *it != "OPTIONS");
    let given = [
        (
            script.and_then(|it| it.method.as_deref()),
            "the script says so",
        ),
        (
            preflight.and_then(Exchange::asked_method),
            "Access-Control-Request-Method says so",
        ),
        (
            source.actual().and_then(|it| it.method.as_deref()),
            "the request says so",
        ),
        (
            get(&prose.request_headers, "access-control-request-method"),
            "Access-Control-Request-Method says so",
        ),
        (named, "the console message says so"),
        (in_words, "the words around it say so"),
    ];
    let given = given
        .into_iter()
        .find_map(|(method, because)| Some((method?, Basis::Given, because)));
    let set = source.settings.method.as_deref();
    let (method, basis, because) = set
        .map(|it| (it, Basis::Set, "it was set"))
        .or(given)
        .unwrap_or((
            "GET",
            Basis::Assumed,
            "the input does not say which method was used",
        ));
    let fact = Fact::new(FactName::Method, method, basis, because);
    (method.to_owned(), fact)
}

/// The headers that script sets, and a fact when they are not as in the input.
pub(super) fn headers(source: &Source<'_>, method: &str) -> (HeaderList, Option<Fact>) {
    let asked = asked_names(source);
    let sent = source
        .group
        .script
        .as_deref()
        .or(source.actual())
        .and_then(|it| it.headers.clone());
    let mut headers = sent.unwrap_or_default();
    let taken_out = if source.script().is_none_or(|it| it.is_copied) {
        take_out_of_browsers(&mut headers, &asked)
    } else {
        Vec::new()
    };
    let made_up = make_up(&mut headers, &asked);
    let has_type = get(&headers, "content-type").is_some();
    if source.prose.has_form && !has_type && !matches!(method, "GET" | "HEAD") {
        headers.push((
            "Content-Type".to_owned(),
            "application/x-www-form-urlencoded".to_owned(),
        ));
    }
    let mut list = HeaderList::new();
    for (name, value) in &headers {
        // What is no header cannot have been sent as one.
        let bytes = value
            .bytes()
            .filter(|it| !matches!(it, 0 | b'\r' | b'\n'))
            .collect::<Vec<_>>();
        list.append(name, &bytes).ok();
    }
    (list, headers_fact(&made_up, &taken_out))
}

/// Takes out the headers that a browser added to those of script. The names of those of which script
/// may have set some.
fn take_out_of_browsers(headers: &mut Headers, asked: &[String]) -> Vec<String> {
    let mut taken_out = Vec::new();
    let asked_set: HashSet<&str> = asked.iter().map(String::as_str).collect();
    headers.retain(|(name, value)| {
        let name = name.to_ascii_lowercase();
        if asked_set.contains(name.as_str()) {
            return true;
        }
        let is_browsers =
            MADE_BY_BROWSERS.contains(&name.as_str()) || is_navigation_accept(&name, value);
        // What a preflight did not ask for, though it would have had to, the browser added later.
        let is_unasked = !asked.is_empty() && !has_safelisted_name(&name);
        if is_browsers
            && matches!(
                name.as_str(),
                "cache-control" | "pragma" | "if-none-match" | "if-modified-since"
            )
        {
            taken_out.push(name);
        }
        !is_browsers && !is_unasked
    });
    taken_out
}

/// Adds the headers that a preflight asked for and the input does not have, with made-up values.
fn make_up<'a>(headers: &mut Headers, asked: &'a [String]) -> Vec<&'a str> {
    let mut made_up = Vec::new();
    let names = headers.iter().map(|(name, _)| name.to_ascii_lowercase());
    let mut known: HashSet<String> = names.collect();
    for name in asked {
        if known.insert(name.clone()) {
            let value = if name == "content-type" {
                "application/json"
            } else {
                "x"
            };
            headers.push((name.clone(), value.to_owned()));
            made_up.push(name.as_str());
        }
    }
    made_up
}

fn headers_fact(made_up: &[&str], taken_out: &[String]) -> Option<Fact> {
    if !made_up.is_empty() {
        let because = "Access-Control-Request-Headers names them; their values are not in the input and do not matter";
        return Some(Fact::new(
            FactName::Headers,
            made_up.join(", "),
            Basis::Given,
            because,
        ));
    }
    (!taken_out.is_empty()).then(|| {
        let because =
            "browsers and DevTools add them by themselves, so script is taken not to have set them";
        Fact::new(
            FactName::Headers,
            format!("without {}", taken_out.join(", ")),
            Basis::Inferred,
            because,
        )
    })
}

/// The names of `Access-Control-Request-Headers`, in lower case.
fn asked_names(source: &Source<'_>) -> Vec<String> {
    const NAME: &str = "access-control-request-headers";
    let value = source
        .preflight()
        .and_then(|it| it.header(NAME))
        .or_else(|| get(&source.prose.request_headers, NAME))
        .unwrap_or("");
    let names = value.split(',').map(|it| it.trim().to_ascii_lowercase());
    names
        .filter(|it| cors_verdict::header::is_token(it.as_bytes()))
        .collect()
}

fn is_navigation_accept(name: &str, value: &str) -> bool {
    name == "accept" && value.starts_with("text/html")
}

#[cfg(test)]
mod tests {
    use super::MADE_BY_BROWSERS;

    #[test]
    fn the_table_is_sorted() {
        assert!(MADE_BY_BROWSERS.is_sorted());
    }
}
