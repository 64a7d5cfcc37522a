//! What is kept of a request. Every page that knows the name of a run can read its record, so the
//! record holds no secret: of cookies the names, of `Authorization` that it was there.

use serde::Serialize;

use crate::{
    record::cut::{ELLIPSIS, cut, cut_headers},
    wire::request_head::RequestHead,
};

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
    /// The names of the cookies.
    pub cookies: Vec<String>,
    /// The length of the body.
    pub body_bytes: usize,
}

impl RecordedRequest {
    /// What is kept of a request with this head and a body of so many bytes.
    #[must_use]
    pub fn new(head: &RequestHead, body_bytes: usize) -> Self {
        let headers = head.headers.iter();
        Self {
            method: cut(&head.method, MAX_NAME),
            path: cut(head.path(), MAX_NAME),
            headers: cut_headers(headers.map(|(name, value)| header(name, value))),
            cookies: cookie_names(head.all("cookie")),
            body_bytes,
        }
    }
}

fn header(name: &str, value: &str) -> (String, String) {
    let mut secret = SECRET.into_iter();
    let value = if secret.any(|secret| name.eq_ignore_ascii_case(secret)) {
        ELLIPSIS.to_owned()
    } else {
        cut(value, MAX_VALUE)
    };
    (cut(name, MAX_NAME), value)
}

fn cookie_names<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<String> {
    headers
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.split_once('='))
        .map(|(name, _)| cut(name.trim(), MAX_COOKIE_NAME))
        .take(MAX_COOKIES)
        .collect()
}
