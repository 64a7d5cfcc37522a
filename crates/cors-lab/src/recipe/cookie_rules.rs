//! Which cookies a recipe may set: such that stay on the lab's host and that nobody takes for
//! those of another service.

const NAME_PREFIX: &str = "lab-";
const MAX_PART: usize = 64;
/// In seconds.
const MAX_AGE: u32 = 3600;

/// Why a cookie is not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum CookieError {
    #[error("write a cookie {NAME_PREFIX}NAME=VALUE of letters, digits, - _ and .")]
    NameOrValue,
    #[error(
        "a cookie of the lab can have SameSite, Secure, HttpOnly, Partitioned, Path, and Max-Age up to {MAX_AGE}"
    )]
    Attribute,
}

/// Checks the value of a `Set-Cookie` header.
pub(super) fn check(value: &str) -> Result<(), CookieError> {
    let mut parts = value.split(';').map(str::trim);
    let pair = parts.next().and_then(|pair| pair.split_once('='));
    let (name, content) = pair.ok_or(CookieError::NameOrValue)?;
    if !name.starts_with(NAME_PREFIX) || !is_plain(name) || !is_plain(content) {
        return Err(CookieError::NameOrValue);
    }
    if parts.all(is_allowed) {
        Ok(())
    } else {
        Err(CookieError::Attribute)
    }
}

fn is_allowed(attribute: &str) -> bool {
    let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
    match name.to_ascii_lowercase().as_str() {
        "secure" | "httponly" | "partitioned" => value.is_empty(),
        "samesite" => ["lax", "strict", "none"].contains(&value.to_ascii_lowercase().as_str()),
        "path" => value.starts_with('/') && is_plain(&value.replace('/', "")),
        "max-age" => value.parse().is_ok_and(|age: u32| age <= MAX_AGE),
        _ => false,
    }
}

fn is_plain(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.len() <= MAX_PART && text.bytes().all(is_plain)
}
