//! [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch-0).

use std::ops::ControlFlow;

use crate::cache;
use crate::case::{Answer, Hop};
use crate::departure::Departure;
use crate::failure::{Failure, PreflightFailure};
use crate::judge::network_fetch::HTTP_09;
use crate::judge::state::{Fetch, Flow, missing, refused};
use crate::preflight::check::Exchange;
use crate::preflight::need::Need;
use crate::profile::{Profile, STANDARD};
use crate::request::{Body, Redirect};
use crate::response::Response;
use crate::trace::{Clause, Trace, shown};

impl<'a> Fetch<'a> {
    /// Makes the preflight of this hop, if the request needs one.
    pub(super) fn preflight_fetch(&mut self, hop: &'a Hop) -> Flow<'a> {
        let Some(need) = self.need.take() else {
            return ControlFlow::Continue(());
        };
        let flow = self.needed_preflight(&need, hop);
        self.need = Some(need);
        flow
    }

    fn needed_preflight(&mut self, need: &Need, hop: &'a Hop) -> Flow<'a> {
        self.note_preflight_request(need);
        let answer = self.preflight_response(hop)?;
        let exchange = Exchange {
            request_origin: self.preflight_origin(),
            credentials: self.case.request.credentials,
            method: &self.method,
            unsafe_names: &need.unsafe_names,
            force_preflight: self.force_preflight || self.body == Body::Stream,
            url: &self.url,
            is_trusted: self.profile.departs(Departure::TRUSTS_PREFLIGHT_AT_HOME)
                && self.case.page_origin.is_same_origin(&self.url),
            follows_redirects: self.case.request.redirect == Redirect::Follow,
            answer,
        };
        let checked = exchange.check(self.profile, &mut self.trace);
        let departures = departures_of(exchange, &checked, self.profile);
        self.departures.extend(departures);
        match checked {
            Ok(()) => {
                self.note_caching(answer);
                ControlFlow::Continue(())
            }
            Err(failure) => refused(Failure::Preflight(failure), Some(answer)),
        }
    }

    fn note_preflight_request(&mut self, need: &Need) {
        let found = || {
            let headers = need.request_headers();
            let headers = shown(headers.as_deref().unwrap_or("none"));
            format!(
                "Access-Control-Request-Method: {}; Access-Control-Request-Headers: {headers}",
                self.method
            )
        };
        self.trace.note(
            Clause::PREFLIGHT_FETCH,
            "ask with OPTIONS, without credentials",
            true,
            found,
        );
    }

    /// The answer that the case has for the preflight of this hop.
    fn preflight_response(&mut self, hop: &'a Hop) -> Flow<'a, &'a Response> {
        match &hop.preflight {
            None => return missing(format!("hops[{}].preflight", self.hop)),
            Some(Answer::Response(answer)) => return ControlFlow::Continue(answer),
            Some(Answer::NotHttp) if self.takes_departure(Departure::READS_HTTP09) => {
                return ControlFlow::Continue(&HTTP_09);
            }
            Some(Answer::NetworkError | Answer::NotHttp) => {}
        }
        self.failed(Clause::PREFLIGHT_FETCH, "the server answers", "no response");
        refused(Failure::Preflight(PreflightFailure::Network), None)
    }

    /// The value of `Origin` in the preflight.
    pub(super) fn preflight_origin(&mut self) -> &'a str {
        if self.is_tainted && self.takes_departure(Departure::REAL_ORIGIN_IN_SECOND_PREFLIGHT) {
            self.case.page_origin.as_str()
        } else {
            self.request_origin()
        }
    }

    fn note_caching(&mut self, answer: &Response) {
        let found = || {
            format!(
                "for {} s",
                cache::lifetime(&answer.headers, self.profile.engine)
            )
        };
        self.trace.note(
            Clause::PREFLIGHT_FETCH,
            "the answer is remembered",
            true,
            found,
        );
    }
}

/// The departures that changed the result of this preflight.
fn departures_of(
    exchange: Exchange<'_>,
    checked: &Result<(), PreflightFailure>,
    profile: &Profile,
) -> Vec<Departure> {
    let mut departures = Vec::new();
    if exchange.is_trusted {
        let untrusted = Exchange {
            is_trusted: false,
            ..exchange
        };
        if *checked != untrusted.check(profile, &mut Trace::off()) {
            departures.push(Departure::TRUSTS_PREFLIGHT_AT_HOME);
        }
    }
    match checked {
        Ok(()) if exchange.authorization_only_under_wildcard() => {
            departures.push(Departure::AUTHORIZATION_UNDER_WILDCARD);
        }
        Err(failure) if profile.engine != STANDARD.engine => {
            let standard = exchange.check(&STANDARD, &mut Trace::off());
            if !is_same_failure(&standard, failure) {
                departures.push(Departure::ORDER_OF_CHECKS);
            }
        }
        Ok(()) | Err(_) => {}
    }
    departures
}

/// A redirected preflight fails on its status; that an engine calls it by another name is no
/// other failure.
fn is_same_failure(standard: &Result<(), PreflightFailure>, engine: &PreflightFailure) -> bool {
    match (standard, engine) {
        (Err(PreflightFailure::BadStatus), PreflightFailure::Redirected) => true,
        (Err(standard), engine) => standard == engine,
        (Ok(()), _) => false,
    }
}
