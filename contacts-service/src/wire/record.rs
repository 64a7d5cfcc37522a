//! The record of all pages.

use actix_web::{HttpMessage, dev::ServiceRequest};
use cors_policy::{Decision, Refusal};
use service_kit::record::{
    exchange::{Exchange, Record},
    recorder::Recorder,
    runs::RecordLimits,
};

use crate::{
    auth::session_cookie::SessionCookie,
    wire::{
        head_size::can_be_recorded,
        redacted::{allowed_request, refused_request},
        token::WireToken,
    },
};

/// The most of one page's exchanges with an allowed origin and with a refused one. Forty usual
/// ones fit, and one record stays so small that it is soon written and nobody has to read it.
const ALLOWED_BYTES: usize = 96 * 1024;
const REFUSED_BYTES: usize = 28 * 1024;

/// The record of all pages; its clones share it.
///
/// Pages of allowed and of refused origins never make room for each other: else a refused page
/// could fill the record, and learn from what is dropped what others do.
#[derive(Debug, Clone)]
pub(crate) struct WireRecord {
    allowed: Recorder,
    refused: Recorder,
    session_cookie: SessionCookie,
}

impl WireRecord {
    /// An empty one of a service with this cookie.
    pub(crate) fn new(session_cookie: SessionCookie) -> Self {
        let recorder = |run_bytes| {
            Recorder::new(RecordLimits {
                run_bytes,
                ..RecordLimits::default()
            })
        };
        Self {
            allowed: recorder(ALLOWED_BYTES),
            refused: recorder(REFUSED_BYTES),
            session_cookie,
        }
    }

    /// Records a request that has a [`WireToken`] among its extensions, as soon as the policy has
    /// decided about its origin, unless its page is refused and its head is large. Without an
    /// origin nothing is kept: images and links carry the cookie too.
    pub(crate) fn decided(&self, req: &ServiceRequest, decision: Decision) {
        let token = req.extensions().get::<WireToken>().cloned();
        let Some(token) = token else { return };
        let preflight = matches!(decision, Decision::Preflight { .. });
        match decision {
            Decision::NotCors { .. } => {}
            Decision::Actual { refusal: None }
            | Decision::Preflight {
                refusal: None | Some(Refusal::Method | Refusal::Header),
            } => {
                let request = allowed_request(req, preflight);
                let pending = self.allowed.request_received(token.run(), request);
                req.extensions_mut().insert(pending);
            }
            Decision::Actual { refusal: Some(_) } | Decision::Preflight { refusal: Some(_) } => {
                if can_be_recorded(req, &self.session_cookie) {
                    let request = refused_request(req, preflight);
                    self.refused.withhold_response(token.run(), request);
                }
            }
        }
    }

    /// What is known of the calls with this token.
    pub(crate) fn of(&self, token: &WireToken) -> Record {
        let allowed = self.allowed.record(token.run().clone());
        let refused = self.refused.record(token.run().clone());
        Record {
            truncated: allowed.truncated || refused.truncated,
            // A refused page is told no time.
            remembered_ms: allowed
                .remembered_ms
                .filter(|_| !allowed.exchanges.is_empty()),
            exchanges: in_order(allowed.exchanges, refused.exchanges),
            run: allowed.run,
        }
    }
}

/// All exchanges in the order in which they arrived, numbered anew.
fn in_order(mut exchanges: Vec<Exchange>, others: Vec<Exchange>) -> Vec<Exchange> {
    let first = |exchanges: &[Exchange]| exchanges.first().map_or(0, |exchange| exchange.seq);
    let first = first(&exchanges) + first(&others);
    exchanges.extend(others);
    exchanges.sort_by_key(|exchange| exchange.received);
    for (seq, exchange) in (first..).zip(&mut exchanges) {
        exchange.seq = seq;
    }
    exchanges
}
