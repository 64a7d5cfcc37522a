//! Which headers a recipe may send, and with which values.

use super::settings::Settings;

/// Besides `Access-Control-*` and `X-Lab-*`. None of them makes a browser navigate, run, store
/// or ask anything, but for those whose values are checked.
const NAMES: [&str; 14] = [
    "allow",
    "cache-control",
    "content-language",
    "content-type",
    "cross-origin-resource-policy",
    "etag",
    "expires",
    "last-modified",
    "location",
    "pragma",
    "set-cookie",
    "timing-allow-origin",
    "vary",
    "x-total-count",
];
const PREFIXES: [&str; 2] = ["access-control-", "x-lab-"];

const LONGEST_NAME: usize = 64;
const LONGEST_VALUE: usize = 1024;
const LONGEST_COOKIE_PART: usize = 64;
const LONGEST_COOKIE_AGE: u32 = 3600;

/// Checks one header of an answer whose body may have the media types `types`.
///
/// # Errors
/// Says what is wrong.
pub fn check(name: &str, value: &str, types: &[&str], settings: &Settings) -> Result<(), String> {
    let lower = name.to_ascii_lowercase();
    let token = !name.is_empty() && name.len() <= LONGEST_NAME && name.bytes().all(is_token);
    let listed =
        NAMES.contains(&lower.as_str()) || PREFIXES.iter().any(|prefix| lower.starts_with(prefix));
    if !token || !listed {
        return Err(format!(
            "the lab sends only Access-Control-*, X-Lab-* and these headers: {}",
            NAMES.join(", ")
        ));
    }
    // Neither CR nor LF nor NUL: what follows them would be another header.
    if !value
        .bytes()
        .all(|byte| matches!(byte, b'\t' | b' '..=b'~'))
    {
        return Err("write printable ASCII".to_owned());
    }
    if value.len() > LONGEST_VALUE {
        return Err(format!("write at most {LONGEST_VALUE} bytes"));
    }
    match lower.as_str() {
        "content-type" if !is_media_type(value, types) => {
            Err(format!("this body can only be sent as {}", types.join(", ")))
        }
        "location" if !is_location(value, settings) => Err(
            "write a path, or a URL of the lab or of one of the demo's pages, without user information"
                .to_owned(),
        ),
        "set-cookie" => check_cookie(value),
        _ => Ok(()),
    }
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
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
fn is_location(value: &str, settings: &Settings) -> bool {
    let plain = value
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'@'));
    let on_the_lab = value.starts_with('/') && !value.starts_with("//");
    let lab = [&settings.lab, &settings.third];
    let elsewhere = lab.into_iter().chain(&settings.pages).any(|origin| {
        let rest = value.strip_prefix(&origin.to_string());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    });
    plain && (on_the_lab || elsewhere)
}

/// A cookie that stays on the lab's host and cannot be taken for one of the real API.
fn check_cookie(value: &str) -> Result<(), String> {
    let mut parts = value.split(';').map(str::trim);
    let (name, content) = parts
        .next()
        .and_then(|pair| pair.split_once('='))
        .unwrap_or_default();
    let plain = |text: &str| {
        text.len() <= LONGEST_COOKIE_PART
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    if !name.starts_with("lab-") || !plain(name) || !plain(content) {
        return Err("write a cookie lab-NAME=VALUE of letters, digits, - _ and .".to_owned());
    }
    let good = parts.all(|attribute| {
        let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
        match name.to_ascii_lowercase().as_str() {
            "secure" | "httponly" | "partitioned" => value.is_empty(),
            "samesite" => ["lax", "strict", "none"].contains(&value.to_ascii_lowercase().as_str()),
            "path" => value.starts_with('/') && plain(&value.replace('/', "")),
            "max-age" => value
                .parse()
                .is_ok_and(|age: u32| age <= LONGEST_COOKIE_AGE),
            _ => false,
        }
    });
    if good {
        Ok(())
    } else {
        Err(format!(
            "a cookie of the lab can have SameSite, Secure, HttpOnly, Partitioned, Path, and Max-Age up to {LONGEST_COOKIE_AGE}"
        ))
    }
}
