//! Takes secrets out of what was read, before anything looks at it. What comes after this step cannot print
//! them.
//!
//! Values of headers are kept by a list: those that CORS reads and those that tell about caches and servers.
//! Every other value is replaced. Replacing changes no verdict: the value of a header that is not safelisted
//! by its name does not matter to the CORS protocol.

mod secret;
mod words;

#[cfg(feature = "net")]
use cors_verdict::Response;
use cors_verdict::{Answer, Case, HeaderList};
use url::Url;

use crate::exchange::{Answered, Exchange, Headers};
use crate::formats::Found;

/// What stands in place of a secret.
pub(crate) const REDACTED: &str = "redacted";

/// Request headers whose values are kept.
const KEPT_OF_REQUESTS: &[&str] = &[
    "accept",
    "accept-language",
    "access-control-request-headers",
    "access-control-request-method",
    "access-control-request-private-network",
    "content-language",
    "content-length",
    "content-type",
    "host",
    "origin",
    "range",
    "sec-fetch-dest",
    "sec-fetch-mode",
    "sec-fetch-site",
    "user-agent",
    "x-http-method-override",
];

/// Response headers whose values are kept.
const KEPT_OF_RESPONSES: &[&str] = &[
    "access-control-allow-credentials",
    "access-control-allow-headers",
    "access-control-allow-methods",
    "access-control-allow-origin",
    "access-control-allow-private-network",
    "access-control-expose-headers",
    "access-control-max-age",
    "age",
    "allow",
    "cache-control",
    "cf-cache-status",
    "content-length",
    "content-type",
    "cross-origin-resource-policy",
    "date",
    "location",
    "server",
    "timing-allow-origin",
    "vary",
    "via",
    "x-cache",
    "x-powered-by",
];

/// Headers with names of hosts, which can have letters and digits as passwords have.
const NAMES_HOST: &[&str] = &["host", "origin", "timing-allow-origin"];

/// Takes the secrets out of everything that was read.
pub(crate) fn found(found: &mut Found) {
    found.exchanges.iter_mut().for_each(exchange);
    found.cases.iter_mut().for_each(case);
    headers(&mut found.prose.request_headers, KEPT_OF_REQUESTS);
    headers(&mut found.prose.response_headers, KEPT_OF_RESPONSES);
    for url in [&mut found.prose.page, &mut found.prose.url]
        .into_iter()
        .flatten()
        .chain(&mut found.prose.others)
    {
        redact_url(url);
    }
}

fn exchange(exchange: &mut Exchange) {
    exchange.url.iter_mut().for_each(redact_url);
    if let Some(path) = &mut exchange.path {
        *path = secret::path_and_query(path, REDACTED);
    }
    exchange
        .headers
        .iter_mut()
        .for_each(|it| headers(it, KEPT_OF_REQUESTS));
    if let Some(script) = &mut exchange.script {
        script.referrer.iter_mut().for_each(redact_url);
    }
    if let Some(recording) = &mut exchange.recording {
        recording.page.iter_mut().for_each(redact_url);
        recording.error.iter_mut().for_each(|it| *it = text(it));
    }
    match &mut exchange.answer {
        Answered::Response { headers: lines, .. } => headers(lines, KEPT_OF_RESPONSES),
        Answered::NetworkError(reason) => *reason = text(reason),
        Answered::Unknown | Answered::Nothing => {}
    }
}

fn headers(headers: &mut Headers, kept: &[&str]) {
    for (name, value) in headers {
        let lower = name.to_ascii_lowercase();
        *value = if lower == "referer" || lower == "location" {
            reference(value)
        } else if lower == "set-cookie" {
            cookie(value)
        } else if lower.starts_with("access-control-") || lower == "vary" {
            names(value)
        } else if NAMES_HOST.contains(&lower.as_str()) {
            text(value)
        } else if kept.binary_search(&lower.as_str()).is_ok() {
            words::header_value(value, REDACTED)
        } else {
            REDACTED.to_owned()
        };
    }
}

/// A list of names of headers, or of methods, which can have letters and digits as tokens have. In a token they are
/// at random in one part.
fn names(list: &str) -> String {
    let is_name = |it: &str| {
        let is_made_of = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
        it.chars().all(is_made_of) && !it.split('-').any(secret::looks_secret)
    };
    let items = list.split(',').map(|it| match is_name(it.trim()) {
        true => it.to_owned(),
        false => text(it),
    });
    items.collect::<Vec<_>>().join(",")
}

/// A cookie of which nothing is kept but the attribute that tells with which requests it goes.
fn cookie(value: &str) -> String {
    let attributes = value.split(';').skip(1).map(str::trim);
    let mut known = ["SameSite=Lax", "SameSite=None", "SameSite=Strict"].into_iter();
    let attributes: Vec<&str> = attributes.collect();
    known
        .find(|it| {
            attributes
                .iter()
                .any(|attribute| attribute.eq_ignore_ascii_case(it))
        })
        .map_or_else(|| REDACTED.to_owned(), |it| format!("{REDACTED}; {it}"))
}

/// A URL, or a relative reference to one.
fn reference(value: &str) -> String {
    match Url::parse(value) {
        Ok(mut url) => {
            redact_url(&mut url);
            url.into()
        }
        Err(_) => secret::path_and_query(value, REDACTED),
    }
}

/// Takes the secrets out of a URL: the password, and the values in its query, its fragment and its path that
/// are or look like secrets. That there was a user name stays to be seen.
pub(crate) fn redact_url(url: &mut Url) {
    // Schemes without a host, such as `data:`, have no user.
    if url.has_host() && (!url.username().is_empty() || url.password().is_some()) {
        let is_set = url.set_username(REDACTED).is_ok() && url.set_password(None).is_ok();
        debug_assert!(is_set, "a URL with a host can have a user");
    }
    if url.cannot_be_a_base() {
        redact_opaque(url);
        return;
    }
    url.set_fragment(None);
    let (path, query) = (url.path().to_owned(), url.query().map(str::to_owned));
    let redacted = secret::path(&path, REDACTED);
    if redacted != path {
        url.set_path(&redacted);
    }
    if let Some(query) = query {
        url.set_query(Some(&secret::query(&query, REDACTED)));
    }
}

/// Takes out what follows the scheme of a URL such as `data:`, unless it is a URL itself, as in `blob:`.
fn redact_opaque(url: &mut Url) {
    let scheme = url.scheme();
    let content = match Url::parse(&url.as_str()[scheme.len() + 1..]) {
        Ok(mut inner) if inner.has_host() => {
            redact_url(&mut inner);
            inner.into()
        }
        _ if scheme == "about" && matches!(url.path(), "blank" | "srcdoc") => url.path().to_owned(),
        _ => REDACTED.to_owned(),
    };
    let clean = Url::parse(&format!("{scheme}:{content}"));
    debug_assert!(clean.is_ok(), "anything can follow such a scheme");
    if let Ok(clean) = clean {
        *url = clean;
    }
}

/// Takes the secrets out of a text: in its URLs, after the names of headers that carry them, and words that
/// look like tokens.
pub(crate) fn text(text: &str) -> String {
    words::text(text, REDACTED)
}

/// Takes the secrets out of a case.
pub(crate) fn case(case: &mut Case) {
    redact_url(&mut case.request.url);
    case.request.headers = list(&case.request.headers, KEPT_OF_REQUESTS);
    for hop in &mut case.hops {
        for answer in [&mut hop.preflight, &mut hop.response]
            .into_iter()
            .flatten()
        {
            if let Answer::Response(response) = answer {
                response.headers = list(&response.headers, KEPT_OF_RESPONSES);
            }
        }
    }
}

/// The headers of a request that was sent, without their secrets.
#[cfg(feature = "net")]
pub(crate) fn request_lines(lines: &[(String, Vec<u8>)]) -> Headers {
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    let mut redacted: Headers = lines
        .iter()
        .map(|(name, value)| (name.clone(), text(value)))
        .collect();
    headers(&mut redacted, KEPT_OF_REQUESTS);
    redacted
}

/// A response without its secrets.
#[cfg(feature = "net")]
pub(crate) fn response(response: &Response) -> Response {
    Response {
        status: response.status,
        headers: list(&response.headers, KEPT_OF_RESPONSES),
    }
}

fn list(list: &HeaderList, kept: &[&str]) -> HeaderList {
    let lines = list.iter().map(|header| {
        let value = header.value().iter().copied().map(char::from).collect();
        (header.name().to_owned(), value)
    });
    let mut lines: Headers = lines.collect();
    headers(&mut lines, kept);
    let mut redacted = HeaderList::new();
    for (name, value) in &lines {
        let bytes: Vec<u8> = value
            .chars()
            .map(|it| u8::try_from(u32::from(it)).unwrap_or(b'?'))
            .collect();
        let is_header = redacted.append(name, &bytes).is_ok();
        debug_assert!(is_header, "it was one before");
    }
    redacted
}

#[cfg(test)]
mod tests {
    use super::{KEPT_OF_REQUESTS, KEPT_OF_RESPONSES};

    #[test]
    fn the_tables_are_sorted() {
        assert!(KEPT_OF_REQUESTS.is_sorted() && KEPT_OF_RESPONSES.is_sorted());
    }
}
