//! What is kept of a request. Every page that knows the name of a run can read its record, so the
//! record holds no secret: of cookies the names, of `Authorization` that it was there.

use serde::Serialize;

use crate::record::cut::{ELLIPSIS, cut, cut_headers};

const MAX_VALUE: usize = 1024;
const MAX_NAME: usize = 256;
const MAX_COOKIE_NAME: usize = 64;
const MAX_COOKIES: usize = 50;

/// Headers whose values are not kept.
const SECRET: [&str; 3] = ["authorization", "cookie", "proxy-authorization"];

/// A request, as it came over the wire.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordedRequest {
    /// As it was spelt.
    pub method: String,
    /// Without the query.
    pub path: String,
    /// As they were spelt, in order; without secret values.
    pub headers: Vec<(String, String)>,
    /// The names of the cookies; `None` where they are not kept.
    pub cookies: Option<Vec<String>>,
    /// The length of the body; `None` where it is not kept, or not known beforehand.
    pub body_bytes: Option<u64>,
}

impl RecordedRequest {
    /// What is kept of a request: these headers, and the names of the cookies among them.
    pub fn new<'a>(
        method: &str,
        path: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
        body_bytes: Option<u64>,
    ) -> Self {
        let (mut kept, mut cookies) = (Vec::new(), Vec::new());
        for (name, value) in headers {
            if name.eq_ignore_ascii_case("cookie") {
                cookies.extend(cookie_names(value));
            }
            kept.push(header(name, value));
        }
        cookies.truncate(MAX_COOKIES);
        Self {
            cookies: Some(cookies),
            body_bytes,
            ..Self::without_cookies(method, path, kept)
        }
    }

    /// These headers and nothing else of what follows the request line.
    pub fn only<'a>(
        method: &str,
        path: &str,
        headers: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let headers = headers.into_iter();
        let headers = headers.map(|(name, value)| header(name, value)).collect();
        Self::without_cookies(method, path, headers)
    }

    fn without_cookies(method: &str, path: &str, headers: Vec<(String, String)>) -> Self {
        Self {
            method: cut(method, MAX_NAME),
            path: cut(path, MAX_NAME),
            headers: cut_headers(headers),
            cookies: None,
            body_bytes: None,
        }
    }
}

/// A header without a secret value, cut to a bounded length.
#[must_use]
pub fn header(name: &str, value: &str) -> (String, String) {
    let mut secret = SECRET.into_iter();
    let value = if secret.any(|secret| name.eq_ignore_ascii_case(secret)) {
        ELLIPSIS.to_owned()
    } else {
        cut(value, MAX_VALUE)
    };
    (cut(name, MAX_NAME), value)
}

fn cookie_names(cookies: &str) -> impl Iterator<Item = String> {
    cookies
        .split(';')
        .filter_map(|cookie| cookie.split_once('='))
        .map(|(name, _)| cut(name.trim(), MAX_COOKIE_NAME))
        .take(MAX_COOKIES)
}
