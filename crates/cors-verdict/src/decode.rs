//! From a console message back to the causes that print it.

mod clean;
mod context;
mod older;
mod pattern;
mod refine;
mod tables;

use serde::Serialize;

use crate::cause::Cause;
use crate::engine::Engine;
use pattern::{Found, Pattern};

/// Messages are sentences; what comes after this many bytes is not looked at.
const LONGEST_MESSAGE: usize = 16 * 1024;

/// What a message means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Decoded {
    /// Whether it is a message about CORS.
    pub is_cors: bool,
    /// The engine that prints it, if its wording tells.
    pub engine: Option<Engine>,
    /// The engine's own name for it.
    pub code: Option<&'static str>,
    /// The causes it can have, the likeliest first.
    pub causes: Vec<Candidate>,
    /// The values it names.
    pub values: Values,
    /// What there is to say besides.
    pub note: Option<&'static str>,
}

/// A cause that prints such a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Its id, in JSON.
    #[serde(rename = "id")]
    pub cause: Cause,
    /// What it means and what helps, with the values the message names.
    pub why: String,
}

/// Values named by a message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Values {
    /// The URL of the resource.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The URL it was redirected from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirected_from: Option<String>,
    /// The URL it was redirected to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The origin of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The name of a header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// The value of a header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The status of the response.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
}

/// Decodes a console message of any of the three engines, in today's wording or an older one.
///
/// ```
/// let decoded = cors_verdict::decode(
///     "app.js:3 Access to fetch at 'https://api.example/x' from origin 'https://app.example' has \
///      been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the \
///      requested resource.",
/// );
/// assert!(decoded.is_cors);
/// assert_eq!(decoded.causes[0].cause.id(), "acao-missing");
/// assert_eq!(decoded.values.origin.as_deref(), Some("https://app.example"));
/// ```
pub fn decode(message: &str) -> Decoded {
    let text = clean::clean(message, LONGEST_MESSAGE);
    let found = matches(&text);
    let mut decoded = match found.first() {
        Some((first, _)) => by_patterns(first, &found, &text),
        None => without_pattern(&text),
    };
    for candidate in &mut decoded.causes {
        candidate.why = candidate.cause.text().told(&decoded.values);
    }
    decoded
}

fn by_patterns(first: &Pattern, found: &[(&'static Pattern, Found)], text: &str) -> Decoded {
    let mut decoded = Decoded {
        is_cors: first.is_cors(),
        engine: first.engine,
        code: first.code,
        note: first.note,
        values: context::values(text),
        ..Decoded::default()
    };
    for (pattern, found) in found {
        for (name, value) in &found.captures {
            decoded.values.fill(name, value);
        }
        for cause in pattern.causes {
            decoded.add(*cause);
        }
    }
    refine::refine(&mut decoded);
    decoded
}

/// Every pattern that matches, without those inside a longer match.
fn matches(text: &str) -> Vec<(&'static Pattern, Found)> {
    let mut matches: Vec<(&Pattern, Found)> = Vec::new();
    for pattern in tables::all() {
        if let Some(found) = pattern.find(text) {
            let is_inside = matches.iter().any(|(_, other)| {
                other.range.start <= found.range.start && found.range.end <= other.range.end
            });
            if !is_inside {
                matches.push((pattern, found));
            }
        }
    }
    matches
}

/// A translated or unknown wording still names the header it is about.
fn without_pattern(text: &str) -> Decoded {
    const BY_HEADER: [(&str, &[Cause]); 4] = [
        (
            "access-control-allow-credentials",
            &[
                Cause::AcacMissing,
                Cause::AcacNotTrue,
                Cause::PreflightAcacNotTrue,
            ],
        ),
        (
            "access-control-allow-headers",
            &[Cause::HeaderNotAllowed, Cause::AcahInvalidSyntax],
        ),
        (
            "access-control-allow-methods",
            &[Cause::MethodNotAllowed, Cause::AcamInvalidSyntax],
        ),
        (
            "access-control-allow-origin",
            &[
                Cause::AcaoMissing,
                Cause::PreflightAcaoMissing,
                Cause::AcaoMismatch,
                Cause::PreflightAcaoMismatch,
            ],
        ),
    ];
    let lower = text.to_ascii_lowercase();
    let mut decoded = Decoded::default();
    if let Some((_, causes)) = BY_HEADER.iter().find(|(header, _)| lower.contains(header)) {
        decoded.is_cors = true;
        decoded.values = context::values(text);
        decoded.note = Some(
            "The wording is not known here; the causes are those of the header the message names.",
        );
        for cause in *causes {
            decoded.add(*cause);
        }
    } else {
        decoded.note = Some("This is no CORS message that a browser prints.");
    }
    decoded
}

impl Decoded {
    fn add(&mut self, cause: Cause) {
        if !self.causes.iter().any(|candidate| candidate.cause == cause) {
            self.causes.push(Candidate {
                cause,
                why: String::new(),
            });
        }
    }
}

impl Values {
    /// The first value of a name stays.
    fn fill(&mut self, name: &str, value: &str) {
        if value.is_empty() && name != "value" {
            return;
        }
        let place = match name {
            "url" => &mut self.url,
            "redirectedFrom" => &mut self.redirected_from,
            "target" => &mut self.target,
            "origin" => &mut self.origin,
            "method" => &mut self.method,
            "header" => &mut self.header,
            "value" => &mut self.value,
            "status" => {
                self.status = self.status.or(value.parse().ok());
                return;
            }
            _ => return,
        };
        if place.is_none() {
            *place = Some(value.to_owned());
        }
    }
}
