//! What a message names, whatever its language: headers, values, statuses.

use crate::decode::fit::{Captures, word};

const CREDENTIALS: &str = "access-control-allow-credentials";
const METHODS: &str = "access-control-allow-methods";
const HEADERS: &str = "access-control-allow-headers";
const ORIGIN: &str = "access-control-allow-origin";

/// The response header that a reason names, as a letter of the table of languages.
pub(super) fn group(squeezed: &str) -> (char, Option<usize>) {
    for (letter, header) in [
        ('c', CREDENTIALS),
        ('m', METHODS),
        ('h', HEADERS),
        ('o', ORIGIN),
    ] {
        if let Some(place) = squeezed.find(header) {
            return (letter, Some(place));
        }
    }
    ('n', None)
}

/// The warning about `Authorization`, which names two headers and the wildcard.
pub(super) fn is_deprecation(squeezed: &str) -> bool {
    let end = squeezed.find([')', '）', '｠']).unwrap_or(squeezed.len());
    let sentence = &squeezed[..end];
    let names_twice = |it: &str| sentence.matches(it).count() >= 2;
    sentence.contains('*') && (names_twice("authorization") || names_twice(HEADERS))
}

/// The last URL of a text.
pub(super) fn last_url(clean: &str) -> Option<&str> {
    let places = ["https://", "http://", "file://"]
        .iter()
        .filter_map(|it| clean.rfind(it));
    Some(word(&clean[places.max()?..]))
}

/// Words for the preflight in the languages in which Firefox has been translated for long.
const PREFLIGHT: [&str; 20] = [
    "preflight",
    "pre-flight",
    "prévérif",
    "pré-vérif",
    "prévol",
    "pré-vol",
    "vorab",
    "预检",
    "預檢",
    "预飞",
    "プリフライト",
    "사전",
    "предвар",
    "предпол",
    "verificación previa",
    "comprobación previa",
    "comprovação",
    "verificação prévia",
    "wstępn",
    "předběžn",
];
const REDIRECT: [&str; 12] = [
    "redirec",
    "redireç",
    "weiterleit",
    "umleit",
    "重定向",
    "重新導向",
    "リダイレクト",
    "리다이렉",
    "перенаправ",
    "przekierow",
    "přesměr",
    "reindiriz",
];
const DISABLED: [&str; 14] = [
    "disabled",
    "deaktiv",
    "désactiv",
    "desactiv",
    "desativ",
    "disabilit",
    "disattiv",
    "未启用",
    "禁用",
    "停用",
    "無効",
    "비활성",
    "отключ",
    "wyłącz",
];

/// Firefox's code of a reason in a wording that no table has.
pub(super) fn code(clean: &str) -> Option<&'static str> {
    let lower = clean.to_lowercase();
    let squeezed: String = lower
        .chars()
        .filter(|it| !it.is_whitespace() && *it != '\'')
        .collect();
    let (group, place) = group(&squeezed);
    let has = |words: &[&str]| words.iter().any(|it| lower.contains(it));
    Some(match (group, place) {
        ('c', _) => "CORSMissingAllowCredentials",
        ('m', _) => "CORSMethodNotFound",
        ('h', _) => "CORSMissingAllowHeaderFromPreflight2",
        (_, Some(place)) => match values_after(&squeezed[place + ORIGIN.len()..], clean) {
            Some(value) if value == "*" => "CORSNotSupportingCredentials",
            Some(_) => "CORSAllowOriginNotMatchingOrigin",
            None => "CORSMissingAllowOrigin2",
        },
        _ if !squeezed.contains("cors") => return None,
        _ if has(&PREFLIGHT) => "CORSPreflightDidNotSucceed3",
        _ if has(&REDIRECT) => "CORSExternalRedirectNotAllowed",
        _ if has(&DISABLED) => "CORSDisabled",
        _ if squeezed
            .replace("http://", "")
            .replace("https://", "")
            .contains("http") =>
        {
            "CORSRequestNotHttp"
        }
        _ => "CORSDidNotSucceed2",
    })
}

/// The code, or the one that the values of the reason ask for: a reason about
/// `Access-Control-Allow-Origin` has a value if and only if the value is what is wrong.
pub(super) fn agreeing(code: &'static str, clean: &str) -> &'static str {
    // Years ago a header that was not allowed was a "missing token … from CORS preflight channel".
    let lower = clean.to_lowercase();
    if code == "CORSInvalidAllowHeader" && PREFLIGHT.iter().any(|it| lower.contains(it)) {
        return "CORSMissingAllowHeaderFromPreflight2";
    }
    let Some(place) = clean.to_ascii_lowercase().find(ORIGIN) else {
        let is_about_header = lower.contains("access-control-allow");
        let is_other = [
            "CORSDidNotSucceed2",
            "CORSExternalRedirectNotAllowed",
            "CORSRequestNotHttp",
        ];
        let is_preflight = !is_about_header && PREFLIGHT.iter().any(|it| lower.contains(it));
        return if is_preflight && is_other.contains(&code) {
            "CORSPreflightDidNotSucceed3"
        } else {
            code
        };
    };
    let value = allow_origin(&clean[place + ORIGIN.len()..]);
    match (code, value.as_deref()) {
        ("CORSMissingAllowOrigin2", Some("*")) => "CORSNotSupportingCredentials",
        ("CORSMissingAllowOrigin2", Some(_)) => "CORSAllowOriginNotMatchingOrigin",
        ("CORSAllowOriginNotMatchingOrigin", None) if !quotes_a_value(&clean[place..]) => {
            "CORSMissingAllowOrigin2"
        }
        ("CORSNotSupportingCredentials", Some(value)) if value != "*" => {
            "CORSAllowOriginNotMatchingOrigin"
        }
        _ => code,
    }
}

/// Whether there is a value that is no URL, such as an empty one, `null` or a word.
fn quotes_a_value(clean: &str) -> bool {
    let end = clean.find([')', '）', '\n']).unwrap_or(clean.len());
    clean[..end].matches('\'').count() >= 3 || clean[..end].contains("null")
}

fn values_after(squeezed: &str, clean: &str) -> Option<String> {
    if squeezed.is_empty() {
        return None;
    }
    let lower = clean.to_ascii_lowercase();
    let place = lower.find(ORIGIN)?;
    allow_origin(&clean[place + ORIGIN.len()..])
}

/// The values that a sentence quotes after the name `Access-Control-Allow-Origin`, joined as
/// browsers join lines of a header.
fn allow_origin(clean: &str) -> Option<String> {
    let end = clean.find([')', '）']).map_or(clean.len(), |end| {
        // Firefox prints a value that it does not know as `(null)`.
        if clean[..end].ends_with("(null") {
            (end + 1).min(clean.len())
        } else {
            end
        }
    });
    let is_value = |it: &&str| it.contains("://") || matches!(*it, "*" | "null" | "(null)");
    let values: Vec<&str> = clean[..end]
        .split(|it: char| {
            it.is_whitespace() || !it.is_ascii() || matches!(it, '\'' | ',' | ';' | '[' | ']')
        })
        .map(|it| it.trim_end_matches('.'))
        .filter(is_value)
        .collect();
    (!values.is_empty()).then(|| values.join(", "))
}

/// The values of a translated reason.
pub(super) fn captures(code: &str, clean: &str) -> Captures {
    let mut captures = Captures::new();
    if code == "CORSAllowOriginNotMatchingOrigin" {
        if let Some(value) = values_after("-", clean) {
            captures.push(("value", value));
        }
    } else if code == "CORSMissingAllowHeaderFromPreflight2" || code.starts_with("CORSInvalidAllow")
    {
        let hole = if code.starts_with("CORSInvalid") {
            "value"
        } else {
            "header"
        };
        if let Some(name) = quoted_name(clean) {
            captures.push((hole, name.to_owned()));
        }
    }
    if let Some(status) = status(clean) {
        captures.push(("status", status));
    }
    captures
}

/// The first word in quotes that is none of the headers of CORS.
fn quoted_name(clean: &str) -> Option<&str> {
    let mut parts = clean.split('\'');
    parts.next();
    parts
        .map(str::trim)
        .find(|it| !it.is_empty() && it.len() < 100 && it.is_ascii() && !is_cors_header(it))
        .filter(|it| !it.contains(". "))
}

fn is_cors_header(word: &str) -> bool {
    word.to_ascii_lowercase().contains("access-control")
}

/// The status at the end, as in `Statuscode: 404.`
fn status(clean: &str) -> Option<String> {
    clean
        .split([':', '：'])
        .skip(1)
        .map(str::trim_start)
        .filter_map(|it| it.get(..3).map(|digits| (digits, &it[3..])))
        .find(|(digits, rest)| {
            digits.bytes().all(|it| it.is_ascii_digit())
                && matches!(digits.as_bytes().first(), Some(b'1'..=b'5'))
                && !rest
                    .starts_with(|it: char| it.is_ascii_alphanumeric() || it == '/' || it == ':')
        })
        .map(|(digits, _)| digits.to_owned())
}
