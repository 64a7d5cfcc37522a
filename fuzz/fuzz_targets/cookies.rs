//! Whatever is sent as cookies: the session's token only where exactly one cookie has its name,
//! byte by byte.

#![no_main]

use std::sync::LazyLock;

use actix_web::http::header::{COOKIE, HeaderMap, HeaderValue};
use contacts_service::fuzzing::session_token;
use libfuzzer_sys::fuzz_target;
use web_origin::TupleOrigin;

static PLAIN: LazyLock<TupleOrigin> =
    LazyLock::new(|| "http://contacts.mixmax.localhost:8081".parse().unwrap());
static SECURE: LazyLock<TupleOrigin> =
    LazyLock::new(|| "https://contacts.example.com".parse().unwrap());

// `Cookie` headers, a line each.
fuzz_target!(|lines: &[u8]| {
    let mut headers = HeaderMap::new();
    for line in lines.split(|byte| *byte == b'\n') {
        if let Ok(value) = HeaderValue::from_bytes(line) {
            headers.append(COOKIE, value);
        }
    }
    for (origin, name) in [(&*PLAIN, "session"), (&*SECURE, "__Host-session")] {
        let values = values_of(&headers, name);
        match session_token(&headers, origin) {
            Ok(None) => assert!(values.len() < 2),
            Ok(Some(token)) => assert_eq!(values, [token]),
            Err(cookie) => assert!(values.len() > 1 && cookie == name),
        }
    }
});

/// A second reader, written with other means.
fn values_of(headers: &HeaderMap, name: &str) -> Vec<String> {
    let mut values = Vec::new();
    for line in headers.get_all(COOKIE) {
        // One character for each byte.
        let line: String = line.as_bytes().iter().copied().map(char::from).collect();
        for pair in line.split(';') {
            let pair = pair.trim_matches([' ', '\t', '\x0c']);
            if let Some((cookie, value)) = pair.split_once('=')
                && cookie == name
            {
                values.push(value.to_owned());
            }
        }
    }
    values
}
