//! What a judgement says.

use serde::{Deserialize, Serialize};

use crate::cause::Cause;
use crate::engine::Departure;
use crate::refusal::Refusal;
use crate::trace::Step;

/// What a browser does with a request.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// How it ends for script.
    pub outcome: Outcome,
    /// Why it is blocked.
    pub cause: Option<Cause>,
    /// The hop that decided.
    pub hop: usize,
    /// The preflight of that hop.
    pub preflight: Preflight,
    /// Whether the actual request went to the server of that hop. After a network error it means
    /// that it was on its way.
    pub sent: bool,
    /// The names of the response headers script can read, in lower case and sorted.
    pub exposed_headers: Vec<String>,
    /// The part of the case that was needed and not given, when the outcome is `incomplete`.
    pub missing: Option<String>,
    /// The steps; those of a refusal end at the one that failed.
    pub trace: Vec<Step>,
    /// Where the engine asked for left the standard.
    pub departures: Vec<Departure>,
    /// The facts of the refusal, from which messages and fixes are made.
    pub refusal: Option<Box<Refusal>>,
}

/// How a request ends for script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Script gets the response.
    Readable,
    /// Script gets an empty response of type `opaque`.
    Opaque,
    /// Script gets an empty response of type `opaqueredirect`.
    OpaqueRedirect,
    /// Script gets a `TypeError`.
    Blocked,
    /// The case does not say enough.
    Incomplete,
}

/// The preflight of a hop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preflight {
    /// Whether one is needed.
    pub needed: bool,
    /// Why.
    pub because: Vec<Cause>,
    /// `Access-Control-Request-Method`.
    pub method: Option<String>,
    /// `Access-Control-Request-Headers`.
    pub headers: Option<String>,
}
