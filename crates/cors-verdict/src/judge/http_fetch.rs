//! [HTTP fetch](https://fetch.spec.whatwg.org/#concept-http-fetch): the preflight, the request, and
//! the CORS check.

use std::sync::LazyLock;

use super::state::{Ending, Fetch, Flow, Tainting, missing, refused};
use crate::case::{Answer, Body, Hop, Redirect, Response};
use crate::engine::{Departure, STANDARD, Streams};
use crate::header::HeaderList;
use crate::preflight::{Check, Exchange};
use crate::refusal::{Failure, PreflightFailure};
use crate::trace::{Clause, Trace, shown};
use crate::{cache, cors_check};

/// What HTTP/0.9 makes of bytes that are not HTTP.
static HTTP_09: LazyLock<Response> = LazyLock::new(|| Response {
    status: 200,
    headers: HeaderList::new(),
});

impl<'a> Fetch<'a> {
    pub(super) fn http_fetch(&mut self) -> Flow<'a> {
        let index = self.hop();
        let Some(hop) = self.case.hops.get(index) else {
            return missing(format!("hops[{index}]"));
        };
        if let Some(flow) = self.preflight_fetch(hop) {
            return flow;
        }
        if self.body == Body::Stream
            && self.profile.streams == Streams::NeedHttp2
            && self.url().scheme() == "http"
        {
            self.departures.push(Departure::StreamNeedsHttp2);
            self.trace.note(
                Clause::NetworkFetch,
                "the connection can carry a stream",
                false,
                || "plain http: never gets HTTP/2",
            );
            return refused(Failure::StreamUpload);
        }
        let response = match self.actual_response(hop) {
            Ok(response) => response,
            Err(flow) => return flow,
        };
        if let Some(flow) = self.refuse_bad_location(response) {
            return flow;
        }
        if self.tainting == Tainting::Cors {
            let origin = self.request_origin();
            let credentials = self.case.request.credentials;
            let checked =
                cors_check::cors_check(origin, credentials, &response.headers, &mut self.trace);
            if let Err(failure) = checked {
                return Flow::End(Ending::Refused(Failure::CorsCheck(failure), Some(response)));
            }
        }
        if self.is_redirect(response) {
            return self.redirected(response);
        }
        let outcome = self.filtered(Some(response));
        Flow::End(Ending::Response(outcome, Some(response)))
    }

    /// The preflight of this hop: `None` when the request goes on.
    fn preflight_fetch(&mut self, hop: &'a Hop) -> Option<Flow<'a>> {
        let need = self.need.as_ref()?;
        self.trace.note(
            Clause::PreflightFetch,
            "ask with OPTIONS, without credentials",
            true,
            || {
                let headers = need.request_headers().unwrap_or_else(|| "none".to_owned());
                format!(
                    "Access-Control-Request-Method: {}; Access-Control-Request-Headers: {}",
                    self.method,
                    shown(headers.as_bytes())
                )
            },
        );
        let answer = match &hop.preflight {
            Some(Answer::Response(answer)) => answer,
            Some(Answer::NotHttp) if self.profile.reads_http09 => {
                self.departures.push(Departure::ReadsHttp09);
                &HTTP_09
            }
            None => return Some(missing(format!("hops[{}].preflight", self.hop()))),
            Some(Answer::NetworkError | Answer::NotHttp) => {
                self.trace.note(
                    Clause::PreflightFetch,
                    "the server answers",
                    false,
                    || "no response",
                );
                return Some(refused(Failure::Preflight(PreflightFailure::Network)));
            }
        };
        let real_origin = self.tainted && self.profile.real_origin_in_second_preflight;
        let url = self.url().clone();
        let exchange = Exchange {
            request_origin: if real_origin {
                self.case.page_origin.as_str()
            } else {
                self.request_origin()
            },
            credentials: self.case.request.credentials,
            method: &self.method,
            unsafe_names: &need.unsafe_names,
            force_preflight: self.force_preflight || self.body == Body::Stream,
            url: &url,
            is_trusted: self.profile.trusts_preflight_at_home
                && self.case.page_origin.is_same(&url),
            follows_redirects: self.case.request.redirect == Redirect::Follow,
            answer,
        };
        if real_origin {
            self.departures.push(Departure::RealOriginInSecondPreflight);
        }
        let checked = exchange.check(self.profile.order, &mut self.trace);
        let untrusted = Exchange {
            is_trusted: false,
            ..exchange
        };
        if exchange.is_trusted && checked != untrusted.check(self.profile.order, &mut Trace::off())
        {
            self.departures.push(Departure::TrustsPreflightAtHome);
        }
        match checked {
            Ok(()) => {
                let order = self.profile.order;
                if !order.contains(&Check::Authorization)
                    && exchange.authorization_only_under_wildcard()
                {
                    self.departures.push(Departure::AuthorizationUnderWildcard);
                }
                self.trace.note(
                    Clause::PreflightFetch,
                    "the answer is remembered",
                    true,
                    || format!("for {} s", cache::lifetime(&answer.headers, self.profile)),
                );
                None
            }
            Err(failure) => {
                let standard = exchange.check(STANDARD.order, &mut Trace::off());
                if !is_same_failure(&standard, &failure) {
                    self.departures.push(Departure::OrderOfChecks);
                }
                Some(Flow::End(Ending::Refused(
                    Failure::Preflight(failure),
                    Some(answer),
                )))
            }
        }
    }

    fn actual_response(&mut self, hop: &'a Hop) -> Result<&'a Response, Flow<'a>> {
        let not_http = match &hop.response {
            None => return Err(missing(format!("hops[{}].response", self.hop()))),
            Some(Answer::Response(response)) => {
                self.sent = true;
                self.trace
                    .note(Clause::NetworkFetch, "the server answers", true, || {
                        format!("{} is answered with {}", self.method, response.status)
                    });
                return Ok(response);
            }
            Some(Answer::NotHttp) => true,
            Some(Answer::NetworkError) => false,
        };
        self.sent = true;
        if not_http && self.profile.reads_http09 {
            self.departures.push(Departure::ReadsHttp09);
            return Ok(&HTTP_09);
        }
        self.trace
            .note(Clause::NetworkFetch, "the server answers", false, || {
                if not_http {
                    "bytes that are not HTTP"
                } else {
                    "no response"
                }
            });
        let failure = if self.body == Body::Stream && self.url().scheme() == "http" {
            Failure::StreamUpload
        } else {
            Failure::Network { not_http }
        };
        Err(refused(failure))
    }
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
