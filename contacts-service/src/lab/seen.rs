//! What of an exchange is written down. The record can be read by every page that knows the
//! run's name, so it holds nothing that is a secret: of cookies the names, of `Authorization`
//! that it was there; and of the real API only values that are CORS or fixed.

use actix_web::http::header::HeaderMap;

use super::{
    exchange::{SeenAnswer, SeenRequest},
    head::Head,
};

/// In place of a value that is not written down.
const HIDDEN: &str = "…";
const LONGEST_VALUE: usize = 1024;
const LONGEST_PATH: usize = 256;
const MOST_COOKIES: usize = 50;

/// Headers of the lab's requests whose values are nobody's business.
const SECRET: [&str; 3] = ["authorization", "cookie", "proxy-authorization"];
/// Headers of the real API's exchanges whose values may be shown, besides `Access-Control-*` and
/// `Sec-Fetch-*`. No length, count, tag or address: they say what is in somebody's account.
const SHOWN: [&str; 14] = [
    "accept",
    "allow",
    "cache-control",
    "connection",
    "content-security-policy",
    "content-type",
    "cross-origin-resource-policy",
    "date",
    "host",
    "origin",
    "retry-after",
    "vary",
    "www-authenticate",
    "x-content-type-options",
];

/// A request to the lab: nearly everything.
#[must_use]
pub fn lab_request(head: &Head, body_bytes: usize) -> SeenRequest {
    let headers = head.headers.iter();
    SeenRequest {
        method: cut(&head.method, LONGEST_PATH),
        path: cut(head.path(), LONGEST_PATH),
        headers: headers
            .map(|(name, value)| lab_header(name, value))
            .collect(),
        cookies: cookie_names(head.all("cookie")),
        body_bytes: Some(body_bytes),
    }
}

/// A header of the lab.
#[must_use]
pub fn lab_header(name: &str, value: &str) -> (String, String) {
    let secret = SECRET
        .iter()
        .any(|secret| name.eq_ignore_ascii_case(secret));
    let value = if secret {
        HIDDEN.to_owned()
    } else {
        cut(value, LONGEST_VALUE)
    };
    (cut(name, LONGEST_PATH), value)
}

/// A header of the real API.
#[must_use]
pub fn api_header(name: &str, value: &str) -> (String, String) {
    let shown = SHOWN.contains(&name)
        || name.starts_with("access-control-")
        || name.starts_with("sec-fetch-");
    let value = if name == "set-cookie" {
        without_cookie_value(value)
    } else if shown {
        cut(value, LONGEST_VALUE)
    } else {
        HIDDEN.to_owned()
    };
    (cut(name, LONGEST_PATH), value)
}

/// An answer that Actix sends.
#[must_use]
pub fn actix_answer(
    status: u16,
    headers: &HeaderMap,
    header: fn(&str, &str) -> (String, String),
    body_bytes: Option<usize>,
) -> SeenAnswer {
    SeenAnswer::Http {
        status,
        headers: actix_headers(headers, header),
        body_bytes,
    }
}

/// A request that Actix read. Actix keeps neither the spelling nor the order of names.
#[must_use]
pub fn actix_request(
    method: &str,
    path: &str,
    headers: &HeaderMap,
    header: fn(&str, &str) -> (String, String),
) -> SeenRequest {
    let cookies = headers.get_all("cookie");
    SeenRequest {
        method: cut(method, LONGEST_PATH),
        path: cut(path, LONGEST_PATH),
        headers: actix_headers(headers, header),
        cookies: cookie_names(cookies.filter_map(|value| value.to_str().ok())),
        body_bytes: None,
    }
}

fn actix_headers(
    headers: &HeaderMap,
    header: fn(&str, &str) -> (String, String),
) -> Vec<(String, String)> {
    headers
        .iter()
        .map(|(name, value)| header(name.as_str(), &String::from_utf8_lossy(value.as_bytes())))
        .collect()
}

fn cookie_names<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<String> {
    headers
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.split_once('='))
        .map(|(name, _)| cut(name.trim(), LONGEST_PATH))
        .take(MOST_COOKIES)
        .collect()
}

fn without_cookie_value(cookie: &str) -> String {
    let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
    let name = pair.split('=').next().unwrap_or_default();
    cut(&format!("{name}={HIDDEN};{attributes}"), LONGEST_VALUE)
}

fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}{HIDDEN}", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
