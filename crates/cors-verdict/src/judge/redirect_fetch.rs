//! [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#concept-http-redirect-fetch), and the redirect
//! modes.

use std::borrow::Cow;

use url::Url;

use super::state::{Ending, Fetch, Flow, Tainting};
use crate::case::{Body, Redirect, Response};
use crate::cors_check::cors_check;
use crate::engine::{Departure, LocationFirst};
use crate::header::forbidden;
use crate::origin::is_redirect_tainted;
use crate::redirect::{Redirecting, becomes_get, is_unloadable, location_url};
use crate::refusal::{Failure, RedirectFailure};
use crate::status;
use crate::trace::{Clause, Trace, shown};
use crate::verdict::Outcome;

impl<'a> Fetch<'a> {
    /// The part of HTTP fetch about redirect statuses, and HTTP-redirect fetch.
    pub(super) fn redirected(&mut self, response: &'a Response) -> Flow<'a> {
        let request = &self.case.request;
        match request.redirect {
            Redirect::Error => {
                self.trace.note(
                    Clause::HttpFetch,
                    "the redirect mode allows a redirect",
                    false,
                    || format!("status {} with redirect mode error", response.status),
                );
                return Flow::End(Ending::Refused(Failure::RedirectModeError, Some(response)));
            }
            Redirect::Manual => {
                self.trace.note(
                    Clause::OpaqueRedirectFilteredResponse,
                    "the redirect mode is manual",
                    true,
                    || "script gets status 0 and no headers",
                );
                return Flow::End(Ending::Response(Outcome::OpaqueRedirect, Some(response)));
            }
            Redirect::Follow => {}
        }
        match self.redirect_target(response) {
            None => {
                let outcome = self.filtered(Some(response));
                Flow::End(Ending::Response(outcome, Some(response)))
            }
            Some(Ok(url)) => {
                self.change_request(response.status, &url);
                Flow::Follow(url)
            }
            Some(Err(failure)) => {
                Flow::End(Ending::Refused(Failure::Redirect(failure), Some(response)))
            }
        }
    }

    /// The refusal of those engines that read `Location` before they look at anything else.
    pub(super) fn refuse_bad_location(&mut self, response: &'a Response) -> Option<Flow<'a>> {
        let location = location_url(response, self.url())?;
        let follows = self.case.request.redirect == Redirect::Follow;
        let failure = match (self.profile.reads_location_first, location) {
            (LocationFirst::NoUrl, Err(failure)) => failure,
            (LocationFirst::NotLoadable, Err(failure)) if follows => failure,
            (LocationFirst::NotLoadable, Ok(url)) if follows && is_unloadable(&url) => {
                RedirectFailure::Scheme
            }
            (LocationFirst::Ftp, Ok(url)) if url.scheme() == "ftp" => RedirectFailure::Scheme,
            _ => return None,
        };
        let is_allowed = self.tainting != Tainting::Cors || {
            let credentials = self.case.request.credentials;
            let origin = self.request_origin();
            cors_check(origin, credentials, &response.headers, &mut Trace::off()).is_ok()
        };
        if follows && is_allowed {
            // The standard comes to the same a few steps later.
            return None;
        }
        self.departures.push(Departure::ReadsLocationFirst);
        self.trace.note(
            Clause::RedirectFetch,
            "Location is one that can be followed",
            false,
            || "this engine reads it before the CORS check, whatever the redirect mode",
        );
        let failure = Failure::Redirect(failure);
        Some(Flow::End(Ending::Refused(failure, Some(response))))
    }

    /// Whether the status is to be dealt with as a redirect.
    pub(super) fn is_redirect(&mut self, response: &Response) -> bool {
        let passes = self.profile.needs_location
            && self.case.request.redirect == Redirect::Error
            && !response.is_redirect();
        let by_status = status::is_redirect(response.status);
        if by_status && passes {
            self.departures.push(Departure::NeedsLocation);
        }
        by_status && !passes
    }

    fn redirect_target(&mut self, response: &Response) -> Option<Result<Url, RedirectFailure>> {
        let location = location_url(response, self.url())?;
        let url = match location {
            Ok(url) => url,
            Err(failure) => {
                self.trace
                    .note(Clause::RedirectFetch, "Location is one URL", false, || {
                        shown(&response.headers.get("location").unwrap_or_default())
                    });
                return Some(Err(failure));
            }
        };
        let redirecting = Redirecting {
            origin: &self.case.page_origin,
            mode: self.case.request.mode,
            is_tainting_cors: self.tainting == Tainting::Cors,
            body: self.body,
            count: self.hop(),
            status: response.status,
        };
        if let Err(failure) = redirecting.check(&url, &mut self.trace) {
            return Some(Err(failure));
        }
        if self.profile.refuses_user_info_within_origin && crate::case::includes_credentials(&url) {
            self.departures.push(Departure::UserInfoWithinOrigin);
            self.trace.note(
                Clause::RedirectFetch,
                "this engine follows no user info",
                false,
                || "the standard allows it within one origin and in mode no-cors",
            );
            return Some(Err(RedirectFailure::UserInfo));
        }
        Some(Ok(url))
    }

    /// What a redirect takes away from the request.
    fn change_request(&mut self, status: u16, url: &Url) {
        if becomes_get(status, &self.method) {
            self.trace
                .note(Clause::RedirectFetch, "the method survives", true, || {
                    format!("no: {status} makes it a GET without a body")
                });
            self.method = Cow::Borrowed("GET");
            self.body = Body::None;
            self.headers
                .to_mut()
                .retain(|header| !forbidden::is_request_body_header_name(header.name()));
        }
        let leaves_origin = self.url().origin() != url.origin();
        if leaves_origin && self.headers.contains("authorization") {
            self.trace.note(
                Clause::RedirectFetch,
                "the headers survive",
                true,
                || "no: Authorization is removed on the way to another origin",
            );
            self.headers
                .to_mut()
                .retain(|header| !forbidden::is_cors_non_wildcard_name(header.name()));
        }
    }

    /// Goes on to the next URL.
    pub(super) fn enter(&mut self, url: Url) {
        self.urls.push(url);
        self.sent = false;
        self.extra_preflight = false;
        if let Some(need) = self.need.take() {
            self.earlier_need = Some(need);
        }
        self.tainted = is_redirect_tainted(&self.case.page_origin, &self.urls);
        let origin = self.request_origin();
        if self.tainted {
            self.trace.note(
                Clause::RedirectTaint,
                "redirects kept the origin",
                true,
                || format!("no: the request's origin is now `{origin}`"),
            );
        }
    }
}
