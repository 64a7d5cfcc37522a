//! What a probe found.

use crate::diagnosis::State;
use crate::middleware::Middleware;
use crate::probe::cache_view::CacheView;
use crate::probe::hostile::HostileAnswer;
use crate::probe::parts::Parts;
use crate::send::{End, Sent};

/// What a probe found, without secrets.
#[derive(Clone, Debug)]
pub struct Probe {
    /// What came of the request.
    pub sent: Sent,
    /// The software that answers, if it gives itself away.
    pub middleware: Option<Middleware>,
    /// Which part of the preflight is refused, where the refusal does not say.
    pub parts: Option<Parts>,
    /// What a shared cache would hand to whom; not for methods whose responses are not stored.
    pub cache: Option<CacheView>,
    /// What the API answers to hostile origins; empty unless asked for.
    pub hostile: Vec<HostileAnswer>,
    /// Whether the probe was given up before its end.
    pub is_interrupted: bool,
}

impl Probe {
    /// Whether nothing is blocked: the page can read the response, or its preflight passes and the request was not
    /// to be sent.
    pub fn passes(&self) -> bool {
        match &self.sent.end {
            End::Judged => self.sent.diagnosis.state == State::Passes,
            End::NotAllowed { is_preflighted, .. } => *is_preflighted,
            End::PrivateRedirect { .. } | End::Interrupted | End::NotReached(_) => false,
        }
    }

    /// Whether nothing answered.
    pub fn is_not_reached(&self) -> bool {
        matches!(self.sent.end, End::NotReached(_))
    }
}
