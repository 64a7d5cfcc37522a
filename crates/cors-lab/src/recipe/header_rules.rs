//! Which headers a recipe may send, and with which values.

use actix_web::http::header::HeaderName;
use schemars::{Schema, SchemaGenerator, json_schema};

use crate::{
    origins::Origins,
    recipe::{
        cookie_rules::{self, CookieError},
        limits::{HEADER_PREFIXES, HEADERS, MAX_HEADER_NAME, MAX_HEADER_VALUE, MAX_HEADERS},
    },
};

/// Why a header is not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum HeaderError {
    #[error("the lab sends only Access-Control-*, X-Lab-* and these headers: {}", HEADERS.join(", "))]
    Name,
    #[error("write printable ASCII")]
    NotPrintable,
    #[error("write at most {MAX_HEADER_VALUE} bytes")]
    TooLong,
    #[error("this body can only be sent as {}", .0.join(", "))]
    MediaType(Vec<&'static str>),
    #[error(
        "write a path, or a URL of the lab or of one of the demo's pages, without user information"
    )]
    Location,
    #[error(transparent)]
    Cookie(#[from] CookieError),
}

/// What decides about the headers of one response.
pub(super) struct HeaderRules<'a> {
    pub(super) origins: &'a Origins,
    /// The media types that its body may have.
    pub(super) media_types: &'a [&'static str],
}

impl HeaderRules<'_> {
    pub(super) fn check(&self, name: &str, value: &str) -> Result<(), HeaderError> {
        let lower = name.to_ascii_lowercase();
        if HeaderName::from_bytes(name.as_bytes()).is_err()
            || name.len() > MAX_HEADER_NAME
            || !is_listed(&lower)
        {
            return Err(HeaderError::Name);
        }
        // Neither CR nor LF nor NUL: what follows them would be another header.
        let is_printable = |byte| matches!(byte, b'\t' | b' '..=b'~');
        if !value.bytes().all(is_printable) {
            return Err(HeaderError::NotPrintable);
        }
        if value.len() > MAX_HEADER_VALUE {
            return Err(HeaderError::TooLong);
        }
        match lower.as_str() {
            "content-type" if !is_media_type(value, self.media_types) => {
                Err(HeaderError::MediaType(self.media_types.to_vec()))
            }
            "location" if !is_location(value, self.origins) => Err(HeaderError::Location),
            "set-cookie" => Ok(cookie_rules::check(value)?),
            _ => Ok(()),
        }
    }
}

/// How many headers have this name.
pub(super) fn count(headers: &[(String, String)], name: &str) -> usize {
    let names = headers.iter().map(|(name, _)| name);
    names
        .filter(|known| known.eq_ignore_ascii_case(name))
        .count()
}

fn is_listed(lower: &str) -> bool {
    HEADERS.contains(&lower)
        || HEADER_PREFIXES
            .iter()
            .any(|prefix| lower.starts_with(prefix))
}

/// Empty, or one of `types`, maybe with a charset.
fn is_media_type(value: &str, types: &[&str]) -> bool {
    let (essence, parameter) = value.split_once(';').unwrap_or((value, ""));
    value.is_empty()
        || types
            .iter()
            .any(|known| essence.trim().eq_ignore_ascii_case(known))
            && (parameter.is_empty() || parameter.trim().eq_ignore_ascii_case("charset=utf-8"))
}

/// Judged as text, before any URL parser: an allowed origin up to its end, or a path on the
/// lab, with nothing that browsers and libraries read differently.
fn is_location(value: &str, origins: &Origins) -> bool {
    let plain = value
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'@'));
    let on_the_lab = value.starts_with('/') && !value.starts_with("//");
    let allowed = origins.of_the_lab().into_iter().chain(origins.pages.all());
    let elsewhere = allowed.into_iter().any(|origin| {
        let rest = value.strip_prefix(origin.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    });
    plain && (on_the_lab || elsewhere)
}

/// The schema of a list of headers: what can be said without the lab's origins and the body.
pub(super) fn schema(_: &mut SchemaGenerator) -> Schema {
    let prefixes = HEADER_PREFIXES.map(|prefix| format!("{}.*", in_any_case(prefix)));
    let names = HEADERS.map(in_any_case);
    let names = [&prefixes[..], &names[..]].concat().join("|");
    json_schema!({
        "type": "array",
        "maxItems": MAX_HEADERS,
        "items": {
            "type": "array",
            "description": "A name, in any spelling, and a value.",
            "minItems": 2,
            "maxItems": 2,
            "prefixItems": [
                {
                    "type": "string",
                    "maxLength": MAX_HEADER_NAME,
                    "pattern": format!("^({names})$"),
                },
                {
                    "type": "string",
                    "maxLength": MAX_HEADER_VALUE,
                    "pattern": "^[\\t -~]*$",
                },
            ],
        },
    })
}

/// A regular expression for a text in any case: patterns of JSON Schema have no flags.
fn in_any_case(text: &str) -> String {
    let letter = |letter: char| match letter {
        'a'..='z' => format!("[{}{letter}]", letter.to_ascii_uppercase()),
        _ => letter.to_string(),
    };
    text.chars().map(letter).collect()
}
