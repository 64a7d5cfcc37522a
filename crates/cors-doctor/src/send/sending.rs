//! A request of a page under way.

use cors_verdict::{Answer, Case, Hop, NextRequest, RequestKind, next_request};
use url::Url;

use crate::diagnosis::Diagnosis;
use crate::fact::{Fact, FactName};
use crate::redact;
use crate::send::address_space::AddressSpace;
use crate::send::client::Client;
use crate::send::exchange::Exchange;
use crate::send::failure::Failure;
use crate::send::page_request::PageRequest;
use crate::send::sent::{End, Sent};

/// A request of a page under way. What was observed stays when [`run`](Self::run) is given up.
#[derive(Debug)]
pub struct Sending<'a> {
    client: &'a Client,
    request: &'a PageRequest,
    case: Case,
    exchanges: Vec<Exchange>,
    end: End,
}

impl<'a> Sending<'a> {
    /// Prepares to send a request; nothing is sent yet.
    pub fn new(client: &'a Client, request: &'a PageRequest) -> Self {
        Self {
            client,
            request,
            case: request.case(),
            exchanges: Vec::new(),
            end: End::Interrupted,
        }
    }

    /// Sends one message after the other, until it is known how the request ends.
    pub async fn run(&mut self) {
        self.end = if self.case.request.check().is_ok() {
            self.send_hops().await
        } else {
            End::Judged
        };
    }

    /// What was observed so far, without secrets. `facts` are told with the diagnosis.
    pub fn finish(self, facts: Vec<Fact>) -> Sent {
        let mut case = self.case;
        redact::case(&mut case);
        let mut diagnosis = Diagnosis::of(case, facts, false);
        for fact in &mut diagnosis.facts {
            // The server would answer another page otherwise.
            if fact.name == FactName::PageOrigin {
                fact.otherwise.clear();
            }
        }
        Sent {
            exchanges: self.exchanges,
            end: self.end,
            diagnosis,
        }
    }

    /// The case so far, with its secrets.
    pub(crate) fn case(&self) -> &Case {
        &self.case
    }

    pub(crate) fn exchanges(&self) -> &[Exchange] {
        &self.exchanges
    }

    /// Whether a server answered.
    pub(crate) fn is_reached(&self) -> bool {
        self.exchanges.first().is_some_and(|it| it.answer.is_ok())
    }

    async fn send_hops(&mut self) -> End {
        let mut from = None;
        while let Some(next) = next_request(&self.case) {
            if let RequestKind::Actual { method, .. } = &next.kind
                && !is_safe(method)
                && !self.request.sends_unsafe_methods
            {
                return End::NotAllowed {
                    method: method.clone(),
                    is_preflighted: self.case.hops.len() > next.hop,
                };
            }
            if next.hop > 0 && self.client.is_nearer(&next.url, from).await {
                return End::PrivateRedirect {
                    url: without_secrets(next.url),
                };
            }
            let observed = self.client.observe(self.request, &next).await;
            if let Some(peer) = observed.exchange.peer {
                from = Some(AddressSpace::of(peer.ip()));
            }
            let is_first = self.exchanges.is_empty();
            self.exchanges.push(observed.exchange);
            let answer = match observed.answer {
                Ok(response) => Answer::Response(response),
                Err(Failure::NotHttp) => Answer::NotHttp,
                Err(failure) if is_first => return End::NotReached(failure),
                Err(_) => Answer::NetworkError,
            };
            add(&mut self.case, &next, answer);
        }
        End::Judged
    }
}

fn without_secrets(mut url: Url) -> Url {
    redact::redact_url(&mut url);
    url
}

/// Adds an answer to the place in the case that waits for it.
fn add(case: &mut Case, next: &NextRequest, answer: Answer) {
    if case.hops.len() <= next.hop {
        case.hops.push(Hop::default());
    }
    let Some(hop) = case.hops.get_mut(next.hop) else {
        return;
    };
    match next.kind {
        RequestKind::Preflight { .. } => hop.preflight = Some(answer),
        RequestKind::Actual { .. } => hop.response = Some(answer),
    }
}

/// [Safe methods](https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods) change nothing on the server.
fn is_safe(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS")
}
