//! Secrets in text that people write.

use crate::redact::secret::{looks_like_password, looks_secret, path_and_query};

/// Names of headers whose values are secrets, as they may stand in a text.
const SECRET_HEADERS: &[&str] = &[
    "authorization",
    "proxy-authorization",
    "cookie",
    "set-cookie",
    "x-api-key",
    "api-key",
    "apikey",
    "x-auth-token",
    "x-access-token",
    "x-csrf-token",
    "x-xsrf-token",
    "x-amz-security-token",
    "password",
    "access_token",
    "id_token",
    "refresh_token",
    "client_secret",
    "token",
    "secret",
];

/// A text without the secrets in its URLs, after names of headers that carry them, and without words that
/// look like tokens.
pub(super) fn text(text: &str, redacted: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches('\n');
        redact_line(&without_data(content, redacted), redacted, &mut clean);
        clean.push_str(&line[content.len()..]);
    }
    clean
}

fn redact_line(line: &str, redacted: &str, clean: &mut String) {
    let mut rest = line;
    while !rest.is_empty() {
        let start = url_start(rest).unwrap_or(rest.len());
        let sentence = &rest[..start];
        if let Some(value) = value_start(sentence) {
            words(&sentence[..value], redacted, clean);
            clean.push(' ');
            clean.push_str(redacted);
            return;
        }
        words(sentence, redacted, clean);
        let after_user = start + user_end(&rest[start..]);
        let end = rest[after_user..]
            .find(ends_url)
            .map_or(rest.len(), |end| after_user + end);
        if start < rest.len() {
            clean.push_str(&url(&rest[start..end], redacted));
        }
        rest = &rest[end..];
    }
}

/// Where the host of a URL begins that has a user in front of it. Passwords are written that have what no URL has.
fn user_end(url: &str) -> usize {
    let start = scheme_end(url).map_or(0, |it| it + 3);
    let authority = &url[start..];
    let ends = |(place, it): (usize, char)| {
        let is_quote = matches!(it, '\'' | '"' | '`');
        let is_inside =
            || authority[place + 1..].starts_with(|it: char| it.is_alphanumeric() || it == '@');
        let is_end = it.is_whitespace() || matches!(it, '/' | '?' | '#' | '<' | '>');
        (is_end || is_quote && !is_inside()).then_some(place)
    };
    let end = authority
        .char_indices()
        .find_map(ends)
        .unwrap_or(authority.len());
    authority[..end].rfind('@').map_or(0, |at| start + at + 1)
}

fn ends_url(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\'' | '"'
                | '`'
                | '<'
                | '>'
                | ')'
                | ']'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '«'
                | '»'
                | '」'
                | '『'
        )
}

/// Where the scheme of a URL with a host ends. Browsers take a backslash for a slash.
fn scheme_end(text: &str) -> Option<usize> {
    let is_slash = |it: Option<&u8>| matches!(it, Some(b'/' | b'\\'));
    let bytes = text.as_bytes();
    let mut colons = text.match_indices(':').map(|it| it.0);
    colons.find(|it| is_slash(bytes.get(it + 1)) && is_slash(bytes.get(it + 2)))
}

/// A line without what follows the scheme of a URL of which all is data.
fn without_data(line: &str, redacted: &str) -> String {
    let mut clean = String::with_capacity(line.len());
    let mut from = 0;
    for (colon, _) in line.match_indices(':') {
        let Some(before) = line.get(from..colon) else {
            continue;
        };
        let scheme = before.rsplit(|it: char| !it.is_ascii_alphanumeric()).next();
        let is_scheme = |it: &&str| scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(it));
        if !["data", "javascript", "mailto"].iter().any(is_scheme) {
            continue;
        }
        let end = data_end(&line[colon + 1..]);
        if end > 0 {
            clean.push_str(&line[from..=colon]);
            clean.push_str(redacted);
            from = colon + 1 + end;
        }
    }
    clean.push_str(&line[from..]);
    clean
}

/// Where such a URL ends: at white space, or at a quote with no letter and no digit after it.
fn data_end(text: &str) -> usize {
    let ends = |(place, it): (usize, char)| {
        let is_quote = matches!(it, '\'' | '"' | '`' | '‘' | '’' | '“' | '”');
        let after = &text[place + it.len_utf8()..];
        it.is_whitespace() || is_quote && !after.starts_with(char::is_alphanumeric)
    };
    text.char_indices()
        .find(|it| ends(*it))
        .map_or(text.len(), |it| it.0)
}

fn url_start(text: &str) -> Option<usize> {
    let scheme = scheme_end(text)?;
    let before = &text[..scheme];
    let start =
        before.rfind(|it: char| !it.is_ascii_alphanumeric() && !matches!(it, '+' | '-' | '.'));
    Some(start.map_or(0, |place| {
        place + before[place..].chars().next().map_or(1, char::len_utf8)
    }))
}

/// A URL as text: its spelling stays.
fn url(text: &str, redacted: &str) -> String {
    let Some(scheme) = scheme_end(text) else {
        return text.to_owned();
    };
    let (scheme, rest) = text.split_at(scheme + 3);
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    let authority = match authority.rsplit_once('@') {
        Some((_, host)) => format!("{redacted}@{host}"),
        None => authority.to_owned(),
    };
    // A fragment of a single-page app holds tokens too; dots at the end belong to the sentence.
    let (rest, fragment) = match rest.split_once('#') {
        Some((rest, _)) => (rest, "#…"),
        None => (rest, ""),
    };
    format!(
        "{scheme}{authority}{}{fragment}",
        path_and_query(rest, redacted)
    )
}

/// Where the value begins that follows the name of a header that carries a secret.
fn value_start(sentence: &str) -> Option<usize> {
    let lower = sentence.to_ascii_lowercase();
    let named = SECRET_HEADERS.iter().filter_map(|name| {
        lower.match_indices(name).find_map(|(place, _)| {
            let is_inside = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
            let is_whole = place == 0 || !lower.as_bytes().get(place - 1).is_some_and(is_inside);
            let after = lower[place + name.len()..].trim_start_matches(['"', '\'', ' ']);
            let is_value = is_whole && after.starts_with([':', '=']);
            is_value.then(|| lower.len() - after.len() + 1)
        })
    });
    // `Bearer abc` is one without a name in front.
    let bearer = lower
        .match_indices("bearer ")
        .map(|(place, it)| place + it.len());
    let basic = lower
        .match_indices("basic ")
        .map(|(place, it)| place + it.len());
    let basic = basic.filter(|place| {
        let word = sentence[*place..].split_whitespace().next().unwrap_or("");
        word.len() >= 6 && (word.ends_with('=') || word.bytes().any(|it| it.is_ascii_digit()))
    });
    named.chain(bearer).chain(basic).min()
}

/// The value of a header, also without words that look like passwords.
pub(super) fn header_value(value: &str, redacted: &str) -> String {
    let mut clean = String::with_capacity(value.len());
    replace_words(&text(value, redacted), redacted, &mut clean, |word| {
        word.split('-').any(looks_like_password)
    });
    clean
}

/// Words that look like tokens are taken out.
fn words(text: &str, redacted: &str, clean: &mut String) {
    replace_words(text, redacted, clean, looks_secret);
}

fn replace_words(text: &str, redacted: &str, clean: &mut String, is_secret: impl Fn(&str) -> bool) {
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        // `name=value;name=value`, as in a cookie.
        let mut parts = bare.split([';', ',', '=', '"', '\'', '&', '?', '(', ')', '{', '}']);
        if parts.any(&is_secret) {
            clean.push_str(redacted);
            clean.push_str(&word[bare.len()..]);
        } else {
            clean.push_str(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn secrets_in_a_text_are_replaced_and_the_sentence_stays() {
        let message = "Access to fetch at 'https://ada:pw@api.example/x?token=abc' from origin 'https://app.example' has been blocked";
        assert_eq!(
            text(message, "R"),
            "Access to fetch at 'https://R@api.example/x?token=R' from origin 'https://app.example' has been blocked"
        );
        assert_eq!(
            text(
                "at 'https://ada:p)w'd@api.example/x', \"u\":\"https://a.example\",\"m\":\"b@c.d\"",
                "R"
            ),
            "at 'https://R@api.example/x', \"u\":\"https://a.example\",\"m\":\"b@c.d\""
        );
        assert_eq!(
            text("Authorization: Bearer abc\nVary: Origin", "R"),
            "Authorization: R\nVary: Origin"
        );
        assert_eq!(
            text("got eyJhbGciOiJIUzI1NiJ9.e30.abc here", "R"),
            "got R here"
        );
        let sentence =
            "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
        assert_eq!(text(sentence, "R"), sentence);
    }
}
