//! What a secret looks like, and secrets in the parts of a URL.

/// Parts of the names of parameters that carry secrets. The page has the same.
const SECRET_PARTS: &[&str] = &[
    "token",
    "secret",
    "passw",
    "pwd",
    "_key",
    "-key",
    "apikey",
    "accesskey",
    "signature",
    "credential",
    "session",
    "auth",
    "jwt",
    "bearer",
    "cookie",
    "csrf",
    "xsrf",
    "private",
    "license",
    "licence",
    "otp",
];

/// Whole names of parameters that carry secrets. The page has the same.
const SECRET_NAMES: &[&str] = &[
    "assertion",
    "code",
    "hmac",
    "key",
    "nonce",
    "pass",
    "pin",
    "pw",
    "samlresponse",
    "sid",
    "sig",
    "state",
    "ticket",
    "user",
    "username",
];

/// Whether the name of a parameter says that its value is a secret.
fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let is_secret = |(place, _): (usize, &str)| !names_author(&name[place..]);
    SECRET_NAMES.contains(&name.as_str())
        || SECRET_PARTS
            .iter()
            .any(|part| name.match_indices(part).any(is_secret))
}

/// Not every word with `auth` in it is about a secret.
fn names_author(rest: &str) -> bool {
    ["author", "authors", "authority"].iter().any(|word| {
        rest.strip_prefix(word)
            .is_some_and(|after| !after.starts_with(|it: char| it.is_ascii_lowercase()))
    })
}

/// Whether a value looks like a token: a JSON Web Token, or long and made of letters and digits at random.
pub(super) fn looks_secret(value: &str) -> bool {
    let value = value.trim_matches(|it: char| !it.is_ascii_alphanumeric());
    if value.starts_with("eyJ") && value.len() > 16 {
        return true;
    }
    let prefixes = [
        "sk-",
        "sk_",
        "pk_",
        "rk_",
        "ghp_",
        "gho_",
        "ghs_",
        "github_pat_",
        "glpat-",
        "xox",
        "AKIA",
        "ASIA",
        "AIza",
        "ya29.",
    ];
    if value.len() >= 12 && prefixes.iter().any(|it| value.starts_with(it)) {
        return true;
    }
    let is_token = value
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || b"-_.~+/=%:".contains(&it));
    let has = |kind: fn(&u8) -> bool| value.bytes().any(|it| kind(&it));
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && digits >= 2;
    let is_hexadecimal = value.len() >= 32 && value.bytes().all(|it| it.is_ascii_hexdigit());
    is_token
        && (value.len() >= 20 && is_mixed && !value.contains(['.', '/'])
            || is_hexadecimal
            || value.len() >= 40 && is_mixed)
}

/// Whether a word has letters and digits, as passwords have. Versions and addresses, with dots and slashes, do not
/// look like one.
pub(super) fn looks_like_password(word: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| word.bytes().any(|it| kind(&it));
    word.len() >= 7
        && has(u8::is_ascii_alphabetic)
        && has(u8::is_ascii_digit)
        && !word.contains(['.', '/', '\\'])
        && word != "AmazonS3"
}

/// A query without its values. So short ones stay that they can be no secret, unless their name says so.
pub(super) fn query(query: &str, redacted: &str) -> String {
    let is_short = |value: &str| decoded(value).len() <= 3;
    let pairs = query.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if looks_secret(&decoded(name)) => format!("{redacted}={redacted}"),
        // `??` is what `url + "?" + query` makes.
        Some((name, value))
            if is_secret_name(decoded(name).trim_start_matches('?')) || !is_short(value) =>
        {
            format!("{name}={redacted}")
        }
        None if !is_short(pair) => redacted.to_owned(),
        _ => pair.to_owned(),
    });
    pairs.collect::<Vec<_>>().join("&")
}

/// The parameters that semicolons separate, such as `;jsessionid=…` in a segment of a path.
fn parameters(text: &str, redacted: &str) -> String {
    let parts = text.split(';').map(|part| match part.split_once('=') {
        Some((name, value)) if is_secret_name(&decoded(name)) || looks_secret(&decoded(value)) => {
            format!("{name}={redacted}")
        }
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(";")
}

/// A path without segments that look like tokens.
pub(super) fn path(path: &str, redacted: &str) -> String {
    let segments = path.split('/').map(|segment| {
        let bare = decoded(segment);
        let is_long = bare.len() >= 24 && looks_secret(&bare);
        let user = bare.split_once('@').map_or("", |it| it.0);
        if is_long
            || user.contains(':')
            || segment.contains(':') && bare.split(':').any(looks_secret)
        {
            redacted.to_owned()
        } else {
            parameters(segment, redacted)
        }
    });
    segments.collect::<Vec<_>>().join("/")
}

/// A path with a query and a fragment.
pub(super) fn path_and_query(text: &str, redacted: &str) -> String {
    let text = text.split('#').next().unwrap_or(text);
    // A reference to another host can have a user in front of it.
    let text = match text.strip_prefix("//").and_then(|it| it.split_once('@')) {
        Some((user, rest)) if !user.contains(['/', '?']) => &format!("//{redacted}@{rest}"),
        _ => text,
    };
    match text.split_once('?') {
        Some((before, after)) => format!("{}?{}", path(before, redacted), query(after, redacted)),
        None => path(text, redacted),
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: Vec<u8> = rest.clone().take(2).collect();
            let digits = std::str::from_utf8(&digits).ok().filter(|it| it.len() == 2);
            if let Some(value) = digits.and_then(|it| u8::from_str_radix(it, 16).ok()) {
                bytes.push(value);
                rest.nth(1);
                continue;
            }
        }
        bytes.push(byte);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{SECRET_NAMES, SECRET_PARTS, path, query};

    /// What the page takes out, and what both keep.
    const SHARED: &str = include_str!("../../tests/secret-names.txt");

    #[test]
    fn names_of_secrets_are_those_of_the_page() {
        let mut lists = SHARED.split("\n\n").map(str::lines);
        for ours in [SECRET_PARTS, SECRET_NAMES] {
            assert!(lists.next().into_iter().flatten().eq(ours.iter().copied()));
        }
        for kept in lists.flatten() {
            assert_eq!(query(&format!("{kept}=a"), "R"), format!("{kept}=a"));
        }
    }

    #[test]
    fn values_of_parameters_are_replaced_unless_they_are_short() {
        assert_eq!(
            query("a=1&access_token=abc&key=x", "R"),
            "a=1&access_token=R&key=R"
        );
        assert_eq!(query("next=%2Fa%3Ftoken%3Dabc&debugging", "R"), "next=R&R");
        assert_eq!(query("page=2&sort=name&pin=1", "R"), "page=2&sort=R&pin=R");
    }

    #[test]
    fn tokens_in_paths_are_replaced_and_ids_stay() {
        assert_eq!(
            path("/bot123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/x", "R"),
            "/R/x"
        );
        let plain = "/groups/3f2b8c1e-0000-4000-8000-000000000001/contacts/12";
        assert_eq!(path(plain, "R"), plain);
    }
}
