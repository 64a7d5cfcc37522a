//! The facts about a call that decide, each with where it comes from.

use serde::Serialize;

/// One fact about a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// The fact.
    pub name: FactName,
    /// Its value, in words or as in the protocol.
    pub value: String,
    /// Where it comes from.
    pub basis: Basis,
    /// Why it is taken to be so; a sentence without a full stop.
    pub because: String,
    /// The option of the command that sets it.
    pub flag: Option<&'static str>,
    /// How the answer would change with other values of an inferred or assumed fact; empty when it would not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub otherwise: Vec<Otherwise>,
}

/// The facts that can be inferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactName {
    /// The origin of the page.
    PageOrigin,
    /// The credentials mode.
    Credentials,
    /// The mode.
    Mode,
    /// The method.
    Method,
    /// The URL.
    Url,
    /// The headers that the script sets.
    Headers,
    /// The answer to the preflight.
    Preflight,
    /// What is taken to be in an answer of which the input has a part.
    Answer,
    /// The status of a response.
    Status,
    /// The rules by which it is judged.
    Engine,
}

/// Where a fact comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The person set it.
    Set,
    /// The input says it.
    Given,
    /// It follows from something that the input says.
    Inferred,
    /// Nothing says it.
    Assumed,
}

/// The answer with another value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Otherwise {
    /// The other value.
    pub value: String,
    /// The outcome, such as `blocked`.
    pub outcome: &'static str,
    /// The id of the cause when it is blocked.
    pub cause: Option<&'static str>,
    /// The title of that cause.
    pub title: Option<&'static str>,
    /// The titles of what stands in the way besides, where the cause stays the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<&'static str>,
}

impl FactName {
    /// The name to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::PageOrigin => "page origin",
            Self::Credentials => "credentials",
            Self::Mode => "mode",
            Self::Method => "method",
            Self::Url => "URL",
            Self::Headers => "headers",
            Self::Preflight => "preflight",
            Self::Answer => "answer",
            Self::Status => "status",
            Self::Engine => "engine",
        }
    }

    /// The option of the command that sets the fact.
    fn flag(self) -> Option<&'static str> {
        match self {
            Self::PageOrigin => Some("--origin"),
            Self::Credentials => Some("--credentials"),
            Self::Mode => Some("--mode"),
            Self::Method => Some("--method"),
            Self::Url => Some("--url"),
            Self::Engine => Some("--engine"),
            Self::Headers | Self::Preflight | Self::Answer | Self::Status => None,
        }
    }
}

impl Basis {
    /// The word to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Given => "given",
            Self::Inferred => "inferred",
            Self::Assumed => "assumed",
        }
    }
}

impl Fact {
    /// A fact; nothing is known yet of other values.
    pub fn new(
        name: FactName,
        value: impl Into<String>,
        basis: Basis,
        because: impl Into<String>,
    ) -> Self {
        Self {
            name,
            value: value.into(),
            basis,
            because: because.into(),
            flag: name.flag(),
            otherwise: Vec::new(),
        }
    }

    /// Whether the input or the person says it.
    pub fn is_certain(&self) -> bool {
        matches!(self.basis, Basis::Set | Basis::Given)
    }
}
