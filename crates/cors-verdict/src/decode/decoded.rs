//! The meaning of a message.

use serde::Serialize;

use crate::cause::Cause;
use crate::engine::Engine;

/// The meaning of a message.
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
    /// The id of what it is about instead, such as `mixed-content`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_cors: Option<&'static str>,
    /// A remark, such as why the message is not about CORS.
    pub note: Option<&'static str>,
    /// The other messages of the text, in its order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Quoted>,
}

/// One of several messages in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quoted {
    /// The line of the text in which it stands.
    pub line: String,
    /// The meaning of it.
    #[serde(flatten)]
    pub decoded: Decoded,
}

/// A cause that prints such a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Its id, in JSON.
    #[serde(rename = "id")]
    pub cause: Cause,
    /// The name of the cause to be read by people.
    pub title: &'static str,
    /// The meaning and the remedy, with the values that the message names.
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

impl Decoded {
    pub(super) fn add(&mut self, cause: Cause) {
        if !self.causes.iter().any(|candidate| candidate.cause == cause) {
            self.causes.push(Candidate {
                cause,
                title: cause.title(),
                why: String::new(),
            });
        }
    }
}

impl Values {
    /// Takes over what is not known yet. A status is that of one exchange, and stays with it.
    pub(super) fn fill_from(&mut self, later: &Self) {
        let texts = [
            ("url", &later.url),
            ("origin", &later.origin),
            ("method", &later.method),
            ("header", &later.header),
            ("value", &later.value),
        ];
        for (name, value) in texts {
            if let Some(value) = value {
                self.fill(name, value);
            }
        }
    }

    /// The first value of a name stays.
    pub(super) fn fill(&mut self, name: &str, value: &str) {
        let is_word = matches!(name, "url" | "redirectingUrl") && !value.contains([':', '/', '.']);
        // "Failed to load resource" names no URL.
        if is_word || (value.is_empty() && name != "value") {
            return;
        }
        let place = match name {
            "url" | "redirectingUrl" => &mut self.url,
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
