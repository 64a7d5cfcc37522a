//! From the end of a request to its verdict.

use crate::classify::cause_of;
use crate::failure::Failure;
use crate::filtered_response::{basic_filtered_names, cors_filtered_names};
use crate::judge::state::{Ending, Fetch, Tainting};
use crate::redirect::location_url;
use crate::refusal::{FailedHop, FailedResponse, HopPreflight, Refusal};
use crate::response::Response;
use crate::trace::{Clause, shown};
use crate::verdict::{Outcome, Preflight, Verdict};

impl<'a> Fetch<'a> {
    pub(super) fn conclude(mut self, ending: Ending<'a>) -> Verdict {
        let outcome = match ending {
            Ending::Filtered(response) => self.filtered(response),
            Ending::OpaqueRedirect => Outcome::OpaqueRedirect,
            Ending::Refused(failure, response) => {
                Outcome::Blocked(Box::new(self.refusal(failure, response)))
            }
            Ending::Missing(missing) => Outcome::Incomplete { missing },
        };
        Verdict {
            outcome,
            hop: self.hop,
            preflight: self.need.as_ref().map(|need| Preflight {
                because: need.because.clone(),
                method: self.method.clone().into_owned(),
                headers: need.request_headers(),
            }),
            sent: self.sent,
            trace: self.trace.into_steps(),
            departures: self.departures,
        }
    }

    fn filtered(&mut self, response: Option<&Response>) -> Outcome {
        let credentials = self.case.request.credentials;
        let (clause, names) = match (self.tainting, response) {
            (Tainting::Opaque, _) => {
                let found = || "status 0, no headers, no body";
                let clause = Clause::OPAQUE_FILTERED_RESPONSE;
                self.trace.note(clause, "what script gets", true, found);
                return Outcome::Opaque;
            }
            (Tainting::Basic, response) => (
                Clause::BASIC_FILTERED_RESPONSE,
                response.map(|it| basic_filtered_names(&it.headers)),
            ),
            (Tainting::Cors, response) => (
                Clause::CORS_FILTERED_RESPONSE,
                response.map(|it| cors_filtered_names(&it.headers, credentials)),
            ),
        };
        let found = || match &names {
            None => "the body".to_owned(),
            Some(names) if names.is_empty() => "the body, the status, and no headers".to_owned(),
            Some(names) => {
                let names = shown(names.join(", "));
                format!("the body, the status, and the headers {names}")
            }
        };
        self.trace.note(clause, "what script gets", true, found);
        Outcome::Readable {
            exposed_headers: names.into_iter().flatten().collect(),
            is_cors: self.tainting == Tainting::Cors,
        }
    }

    fn refusal(&self, failure: Failure, response: Option<&Response>) -> Refusal {
        let hop = FailedHop {
            failure,
            index: self.hop,
            url: self.url.clone().into_owned(),
            method: self.method.clone().into_owned(),
            origin: self.request_origin().to_owned(),
            is_tainted: self.is_tainted,
            is_cors: self.tainting == Tainting::Cors,
            preflight: self.need.as_ref().map(|need| HopPreflight {
                names: need.unsafe_names.clone(),
                is_extra: self.is_extra_preflight,
            }),
            response: response.map(|response| FailedResponse {
                status: response.status,
                has_allow_origin: response.has_allow_origin(),
                location: match location_url(response, &self.url) {
                    Some(Ok(url)) => Some(url.into()),
                    _ => response.redirect_location(),
                },
            }),
        };
        let cause = cause_of(self.case, &hop);
        Refusal {
            cause,
            decisive: cause.decisive(hop.failure.decisive()),
            hop,
        }
    }
}
