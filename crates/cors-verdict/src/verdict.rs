//! The result of a judgement.

use crate::cause::Cause;
use crate::decisive::{Decisive, Message};
use crate::departure::Departure;
use crate::header::name::ALLOW_ORIGIN;
use crate::refusal::Refusal;
use crate::trace::Step;

/// The behaviour of a browser for one request.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// How it ends for script.
    pub outcome: Outcome,
    /// The hop that decided: 0 for the first URL of the redirect chain.
    pub hop: usize,
    /// The preflight of that hop, if the request needed one.
    pub preflight: Option<Preflight>,
    /// Whether the actual request went to the server of that hop. After a network error it means
    /// that the request was on its way.
    pub sent: bool,
    /// The steps; those of a refusal end at the one that failed.
    pub trace: Vec<Step>,
    /// The departures of the engine that made a difference.
    pub departures: Vec<Departure>,
}

/// How a request ends for script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Script gets the response.
    Readable {
        /// The names of the headers that script can read: lower case, sorted.
        exposed_headers: Vec<String>,
        /// Whether the CORS check decided that.
        is_cors: bool,
    },
    /// Script gets an empty response of type `opaque`.
    Opaque,
    /// Script gets an empty response of type `opaqueredirect`.
    OpaqueRedirect,
    /// Script gets a `TypeError`.
    Blocked(Box<Refusal>),
    /// The case does not say enough.
    Incomplete {
        /// The part of the case that is needed, such as `hops[0].preflight`.
        missing: String,
    },
}

/// The preflight of a hop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preflight {
    /// The reasons for it; at least one.
    pub because: Vec<Cause>,
    /// `Access-Control-Request-Method`.
    pub method: String,
    /// `Access-Control-Request-Headers`.
    pub headers: Option<String>,
}

impl Outcome {
    /// The outcome in one word, as in the JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Readable { .. } => "readable",
            Self::Opaque => "opaque",
            Self::OpaqueRedirect => "opaque-redirect",
            Self::Blocked(_) => "blocked",
            Self::Incomplete { .. } => "incomplete",
        }
    }
}

impl Verdict {
    /// The refusal, when the request is blocked.
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.outcome {
            Outcome::Blocked(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// The root cause, when the request is blocked.
    pub fn cause(&self) -> Option<Cause> {
        Some(self.refusal()?.cause)
    }

    /// The part of a message that decided, if a message did.
    pub fn decisive(&self) -> Option<Decisive> {
        match &self.outcome {
            Outcome::Blocked(refusal) => refusal.decisive,
            Outcome::Readable { is_cors: true, .. } => {
                Some(Decisive::header(Message::Response, ALLOW_ORIGIN))
            }
            _ => None,
        }
    }
}
