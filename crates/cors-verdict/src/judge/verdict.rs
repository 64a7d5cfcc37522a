//! The end of a judgement.

use super::state::{Ending, Fetch, Tainting};
use crate::case::{Body, Credentials, Redirect, Response};
use crate::cause::Cause;
use crate::expose;
use crate::header::HeaderList;
use crate::redirect::location_url;
use crate::refusal::{Failure, Refusal};
use crate::trace::{Clause, shown};
use crate::verdict::{Outcome, Preflight, Verdict};

impl<'a> Fetch<'a> {
    pub(super) fn filtered(&mut self, response: Option<&Response>) -> Outcome {
        let (clause, outcome) = match self.tainting {
            Tainting::Basic => (Clause::BasicFilteredResponse, Outcome::Readable),
            Tainting::Cors => (Clause::CorsFilteredResponse, Outcome::Readable),
            Tainting::Opaque => (Clause::OpaqueFilteredResponse, Outcome::Opaque),
        };
        let (tainting, credentials) = (self.tainting, self.case.request.credentials);
        self.trace.note(clause, "what script gets", true, || {
            let names = response.map(|it| exposed(tainting, credentials, &it.headers));
            match (outcome, names) {
                (Outcome::Readable, Some(names)) if names.is_empty() => {
                    "the body, the status, and no headers".to_owned()
                }
                (Outcome::Readable, Some(names)) => {
                    let names = shown(names.join(", ").as_bytes());
                    format!("the body, the status, and the headers {names}")
                }
                (Outcome::Readable, None) => "the body".to_owned(),
                _ => "status 0, no headers, no body".to_owned(),
            }
        });
        outcome
    }

    pub(super) fn verdict(self, ending: Ending<'a>) -> Verdict {
        let mut refusal = None;
        let mut missing = None;
        let mut exposed_headers = Vec::new();
        let outcome = match ending {
            Ending::Response(outcome, response) => {
                if outcome == Outcome::Readable {
                    exposed_headers = response
                        .map(|it| {
                            exposed(self.tainting, self.case.request.credentials, &it.headers)
                        })
                        .unwrap_or_default();
                }
                outcome
            }
            Ending::Refused(failure, response) => {
                refusal = Some(Box::new(self.refusal(failure, response)));
                Outcome::Blocked
            }
            Ending::Missing(what) => {
                missing = Some(what);
                Outcome::Incomplete
            }
        };
        Verdict {
            outcome,
            cause: refusal.as_deref().map(Cause::of),
            hop: self.hop(),
            preflight: self.preflight(),
            sent: self.sent,
            exposed_headers,
            missing,
            trace: self.trace.into_steps(),
            departures: self.departures,
            refusal,
        }
    }

    fn preflight(&self) -> Preflight {
        self.need
            .as_ref()
            .map_or_else(Preflight::default, |need| Preflight {
                needed: true,
                because: need.because.clone(),
                method: Some(self.method.clone().into_owned()),
                headers: need.request_headers(),
            })
    }

    fn refusal(&self, failure: Failure, response: Option<&Response>) -> Refusal {
        let location = response
            .filter(|response| response.is_redirect())
            .map(|response| match location_url(response, self.url()) {
                Some(Ok(url)) => url.into(),
                _ => crate::engine::text(&response.headers.get("location").unwrap_or_default()),
            });
        Refusal {
            failure,
            hop: self.hop(),
            sent: self.sent,
            first_url: self.case.request.url.clone(),
            url: self.url().clone(),
            page_origin: self.case.page_origin.clone(),
            request_origin: self.request_origin().to_owned(),
            tainted: self.tainted,
            method: self.method.clone().into_owned(),
            header_names: self
                .case
                .request
                .headers
                .iter()
                .map(|header| header.name().to_owned())
                .collect(),
            preflighted: self.need.as_ref().map(|need| need.unsafe_names.clone()),
            include_credentials: self.case.request.credentials.is_include(),
            has_body: self.body != Body::None,
            status: response.map(|response| response.status),
            answer_has_no_allow_origin: response
                .is_some_and(|response| !response.headers.contains("access-control-allow-origin")),
            location,
            is_cors: self.tainting == Tainting::Cors,
            follows_redirects: self.case.request.redirect == Redirect::Follow,
            extra_preflight: self.extra_preflight,
        }
    }
}

fn exposed(tainting: Tainting, credentials: Credentials, headers: &HeaderList) -> Vec<String> {
    match tainting {
        Tainting::Basic => expose::basic_filtered_names(headers),
        Tainting::Cors => expose::cors_filtered_names(headers, credentials),
        Tainting::Opaque => Vec::new(),
    }
}
