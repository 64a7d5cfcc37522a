//! What people write around a paste: the page, the method, the credentials.

mod addresses;
mod facts;
mod methods;
mod reads;
mod roles;

use cors_verdict::{Credentials, Mode};

use crate::formats::prose::addresses::only_other;
pub(crate) use crate::formats::prose::facts::Prose;
use crate::formats::prose::methods::{method, status};
use crate::formats::transcript::inline::inline_headers;
use crate::formats::transcript::names::{self, Side};

/// Reads the words that no other format took.
pub(crate) fn read(text: &str) -> Prose {
    let mut prose = Prose::default();
    let lowered = text.to_ascii_lowercase();
    prose.names_preflight = lowered.contains("preflight") && !lowered.contains("no preflight");
    prose.has_form = lowered.contains("form data") || lowered.contains("urlencoded");
    prose.names_react_native = names_react_native(&lowered);
    prose.credentials = credentials(&lowered);
    prose.mode = lowered.contains("no-cors").then_some(Mode::NoCors);
    for line in text.lines() {
        inline(line, &mut prose);
        addresses::read(line, &mut prose);
    }
    prose.reads = reads::names(text);
    prose.method = method(text);
    prose.status = status(&lowered);
    prose.url = prose.url.take().or_else(|| only_other(&prose));
    prose
}

/// Whether the words are about React Native, where no browser takes part.
fn names_react_native(lowered: &str) -> bool {
    let has = |texts: &[&str]| texts.iter().any(|it| lowered.contains(it));
    has(&[
        "react native",
        "react-native",
        "expo go",
        "android emulator",
        "ios simulator",
    ]) && has(&["network error", "network request failed"])
        && !has(&[
            "cors policy",
            "expo web",
            "native web",
            "native-web",
            "chrome",
            "firefox",
        ])
}

fn credentials(lowered: &str) -> Option<Credentials> {
    let bare: String = lowered
        .chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '\'' | '"' | '`'))
        .collect();
    let has = |texts: &[&str]| texts.iter().any(|it| bare.contains(it));
    if has(&[
        "withcredentials=true",
        "withcredentials:true",
        "credentials:include",
        "credentials=include",
        "credentialsmodeisinclude",
        "credentialsmode:include",
        "withcredentialstrue",
    ]) {
        Some(Credentials::Include)
    } else if has(&["credentials:omit", "credentials=omit"]) {
        Some(Credentials::Omit)
    } else if has(&[
        "withcredentials=false",
        "withcredentials:false",
        "credentials:same-origin",
        "credentials=same-origin",
        "withoutcredentials",
        "nocredentials",
        "nocookie",
    ]) {
        Some(Credentials::SameOrigin)
    } else {
        let is_said = lowered.contains("with credentials")
            || has(&[
                "withcredentials,",
                "withcredentials)",
                "withcredentials.",
                "withcookies",
                "sendscookies",
            ]);
        is_said.then_some(Credentials::Include)
    }
}

/// Headers written inside a sentence.
fn inline(line: &str, prose: &mut Prose) {
    for (name, value) in inline_headers(line) {
        match names::side(name) {
            Some(Side::Request) if names::is_cors(name) => {
                prose
                    .request_headers
                    .push((name.to_owned(), value.to_owned()));
            }
            Some(Side::Response) if names::is_cors(name) => {
                prose
                    .response_headers
                    .push((name.to_owned(), value.to_owned()));
            }
            _ => {}
        }
    }
}
