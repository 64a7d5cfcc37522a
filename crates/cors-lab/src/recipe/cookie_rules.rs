//! Which cookies a recipe may set: such that stay on the lab's host, that nobody takes for those of
//! another service, and that are soon gone.
//!
//! Browsers bound how many cookies the hosts of a site may have together, and drop the oldest: the
//! lab must not push out those of others.

use crate::recipe::limits::{COOKIE_NAMES, MAX_COOKIE_AGE};

const MAX_PART: usize = 64;

/// Why a cookie is not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum CookieError {
    #[error("write a cookie NAME=VALUE with one of the names {} and a value of letters, digits, - _ and .", COOKIE_NAMES.join(", "))]
    NameOrValue,
    #[error("a cookie of the lab does not last: write Max-Age of at most {MAX_COOKIE_AGE}")]
    Age,
    #[error(
        "a cookie of the lab can have Max-Age, SameSite, Secure, HttpOnly, Partitioned and Path"
    )]
    Attribute,
}

/// Checks the value of a `Set-Cookie` header.
pub(super) fn check(value: &str) -> Result<(), CookieError> {
    let mut parts = value.split(';').map(str::trim);
    let pair = parts.next().and_then(|pair| pair.split_once('='));
    let (name, content) = pair.ok_or(CookieError::NameOrValue)?;
    if !COOKIE_NAMES.contains(&name) || !is_plain(content) {
        return Err(CookieError::NameOrValue);
    }
    let mut has_age = false;
    for (attribute, value) in parts.map(name_and_value) {
        match attribute.to_ascii_lowercase().as_str() {
            "max-age" if !is_age(value) => return Err(CookieError::Age),
            "max-age" => has_age = true,
            lower if !is_allowed(lower, value) => return Err(CookieError::Attribute),
            _ => {}
        }
    }
    if has_age {
        Ok(())
    } else {
        Err(CookieError::Age)
    }
}

/// What tells a cookie from the others of its host: its name, and its path if it names one.
pub(crate) fn name_and_path(value: &str) -> (&str, &str) {
    let mut parts = value.split(';').map(str::trim).map(name_and_value);
    let name = parts.next().map_or("", |(name, _)| name);
    // Of several, the last one counts.
    let path = parts.rfind(|(attribute, _)| attribute.eq_ignore_ascii_case("path"));
    (name, path.map_or("", |(_, path)| path))
}

fn name_and_value(part: &str) -> (&str, &str) {
    part.split_once('=').unwrap_or((part, ""))
}

/// Digits only: browsers ignore another number, and the cookie would last.
fn is_age(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit())
        && value.parse().is_ok_and(|age: u32| age <= MAX_COOKIE_AGE)
}

fn is_allowed(lower: &str, value: &str) -> bool {
    match lower {
        "secure" | "httponly" | "partitioned" => value.is_empty(),
        "samesite" => ["lax", "strict", "none"].contains(&value.to_ascii_lowercase().as_str()),
        "path" => value.starts_with('/') && is_plain(&value.replace('/', "")),
        _ => false,
    }
}

fn is_plain(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.len() <= MAX_PART && text.bytes().all(is_plain)
}
