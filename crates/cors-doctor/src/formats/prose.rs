//! What people write around a paste: the page, the method, the credentials.

mod addresses;
mod methods;
mod reads;
mod roles;
mod told;

use cors_verdict::{Credentials, Mode};

use crate::formats::prose::addresses::only_other;
use crate::formats::prose::methods::{method, status};
pub(crate) use crate::formats::prose::told::Told;
use crate::formats::transcript::inline::inline_headers;
use crate::formats::transcript::names::{self, Side};

/// Reads the words that no other format took.
pub(crate) fn read(text: &str) -> Told {
    let mut told = Told::default();
    let lowered = text.to_ascii_lowercase();
    told.names_preflight = lowered.contains("preflight") && !lowered.contains("no preflight");
    told.has_form = lowered.contains("form data") || lowered.contains("urlencoded");
    told.names_react_native = names_react_native(&lowered);
    told.credentials = credentials(&lowered);
    told.mode = lowered.contains("no-cors").then_some(Mode::NoCors);
    for line in text.lines() {
        inline(line, &mut told);
        addresses::read(line, &mut told);
    }
    told.reads = reads::names(text);
    told.method = method(text);
    told.status = status(&lowered);
    told.url = told.url.take().or_else(|| only_other(&told));
    told
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
fn inline(line: &str, told: &mut Told) {
    for (name, value) in inline_headers(line) {
        match names::side(name) {
            Some(Side::Request) if names::is_cors(name) => {
                told.request_headers
                    .push((name.to_owned(), value.to_owned()));
            }
            Some(Side::Response) if names::is_cors(name) => {
                told.response_headers
                    .push((name.to_owned(), value.to_owned()));
            }
            _ => {}
        }
    }
}
