//! Texts in which no known message stands.

use crate::cause::Cause;
use crate::decode::decoded::Decoded;
use crate::decode::fit::word;
use crate::decode::method::ErrorStatus;
use crate::decode::squeezed::Squeezed;
use crate::decode::{tables, wording};
use crate::engine::Engine;

const BY_HEADER: &str =
    "The wording is not known here; the causes are those of the header the message names.";
const BY_LANGUAGE: &str =
    "The wording is not known here. It seems to be a translated message of Firefox about CORS.";
const ABOUT_CORS: &str = "The text is about CORS, but the sentence that names the reason is not in it. Open the console of the browser's developer tools, reload, and paste the whole red line: script, libraries and the network panel are not told the reason.";
const FAILED_PREFLIGHT: &str = "An OPTIONS request was answered with this status. If it is a preflight, browsers take only a status from 200 to 299, with the headers of CORS.";
const NOTHING: &str = "No sentence of this text is one that a browser prints when it refuses a request. Open the console of the browser's developer tools, reload, and paste the whole red line; a library's error, a log of the server or the network panel does not have the reason.";

/// A translated or unknown wording still names the header it is about.
pub(super) fn named_header(text: &Squeezed<'_>) -> Option<Decoded> {
    let names = text.text.match_indices("access-control-allow-");
    let place = outside_of_urls(text.clean(), names.map(|(index, _)| text.place(index)));
    let line = match place {
        Some(place) => line_at(text.clean(), place),
        // What no English sentence tells is guessed for other languages only.
        None => text
            .clean()
            .lines()
            .filter_map(|it| it.get(..it.floor_char_boundary(LONGEST_MESSAGE)))
            .find(|it| it.contains("CORS") && it.contains("://") && !it.is_ascii())?,
    };
    let code = wording::code(line)?;
    let pattern = tables::firefox_by_code(code)?;
    let mut decoded = Decoded {
        is_cors: true,
        note: Some(if place.is_some() {
            BY_HEADER
        } else {
            BY_LANGUAGE
        }),
        ..Decoded::default()
    };
    decoded.values.fill("url", url(line).unwrap_or(""));
    for (name, value) in wording::captures(code, line) {
        decoded.values.fill(name, &value);
    }
    for cause in pattern.causes {
        decoded.add(*cause);
    }
    Some(decoded)
}

/// A preflight whose status browsers do not take.
pub(super) fn failed_preflight(status: u16) -> Decoded {
    let mut decoded = Decoded {
        is_cors: true,
        note: Some(FAILED_PREFLIGHT),
        ..Decoded::default()
    };
    decoded.values.status = Some(status);
    for cause in [
        Cause::PREFLIGHT_BAD_STATUS,
        Cause::PREFLIGHT_UNHANDLED,
        Cause::PREFLIGHT_AUTH_REQUIRED,
        Cause::PREFLIGHT_REDIRECT,
        Cause::PREFLIGHT_REDIRECT_NO_ACAO,
    ] {
        decoded.add(cause);
    }
    decoded
}

/// An answer with an error status that the browser did not withhold.
pub(super) fn not_withheld(answer: &ErrorStatus<'_>) -> Decoded {
    let mut decoded = Decoded {
        engine: Some(Engine::Chromium),
        not_cors: Some("status-not-withheld"),
        note: Some(tables::cures::STATUS_NOT_WITHHELD),
        ..Decoded::default()
    };
    decoded.values.fill("method", answer.method);
    decoded.values.fill("url", answer.url);
    decoded.values.status = Some(answer.status);
    decoded
}

/// A text that may be about CORS, or about anything.
pub(super) fn nothing_known(text: &Squeezed<'_>) -> Decoded {
    let mut decoded = Decoded {
        note: Some(NOTHING),
        ..Decoded::default()
    };
    let is_about_cors = ["cross-originrequest", "cross-originresourcesharing"]
        .iter()
        .any(|it| text.text.contains(it));
    if is_about_cors || names_cors(text.clean()) {
        decoded.is_cors = true;
        decoded.note = Some(ABOUT_CORS);
        for cause in [
            Cause::ACAO_MISSING,
            Cause::PREFLIGHT_ACAO_MISSING,
            Cause::NETWORK_ERROR,
            Cause::ACAO_MISMATCH,
        ] {
            decoded.add(cause);
        }
    }
    decoded
}

/// Whether `CORS` or `cors` is a word of the text.
fn names_cors(clean: &str) -> bool {
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = clean.as_bytes();
    ["CORS", "Cors", "cors"].iter().any(|name| {
        clean.match_indices(name).any(|(place, name)| {
            !is_word(place.checked_sub(1).and_then(|it| bytes.get(it)))
                && !is_word(bytes.get(place + name.len()))
        })
    })
}

/// The longest message that is in no table, in bytes.
const LONGEST_MESSAGE: usize = 2000;

fn url(line: &str) -> Option<&str> {
    let place = ["https://", "http://", "file://"]
        .iter()
        .filter_map(|it| line.find(it))
        .min()?;
    Some(word(&line[place..]))
}

/// The first of these places that is in no URL: what stands in a query names no header.
fn outside_of_urls(clean: &str, mut places: impl Iterator<Item = usize>) -> Option<usize> {
    let (mut seen, mut is_url) = (0, false);
    places.find(|place| {
        let between = &clean[seen..*place];
        let word = match between.rfind(char::is_whitespace) {
            Some(space) => {
                is_url = false;
                &between[space..]
            }
            None => between,
        };
        is_url |= word.contains("://");
        seen = *place;
        !is_url
    })
}

fn line_at(clean: &str, place: usize) -> &str {
    let start = clean[..place].rfind('\n').map_or(0, |end| end + 1);
    // A wrapped message goes on in the next lines.
    let end = clean.floor_char_boundary((place + 600).min(clean.len()));
    &clean[start..end.max(start)]
}
