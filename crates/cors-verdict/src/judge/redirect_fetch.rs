//! [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#concept-http-redirect-fetch), and the redirect
//! modes.

use std::borrow::Cow;
use std::mem;
use std::ops::ControlFlow;

use url::Url;

use crate::cors_check::cors_check;
use crate::departure::Departure;
use crate::failure::{Failure, RedirectFailure};
use crate::header::{Header, forbidden};
use crate::http_url::includes_credentials;
use crate::judge::state::{Ending, Fetch, Flow, Tainting, refused};
use crate::method;
use crate::profile::{LocationFirst, SendsAgain};
use crate::redirect::{Redirecting, becomes_get, is_unloadable, location_url};
use crate::request::{Body, Mode, Redirect};
use crate::request_origin::is_redirect_tainted;
use crate::response::Response;
use crate::status;
use crate::trace::{Clause, Trace, shown};

impl<'a> Fetch<'a> {
    /// Whether [HTTP fetch](https://fetch.spec.whatwg.org/#concept-http-fetch) takes the response
    /// for a redirect.
    pub(super) fn is_redirect(&mut self, response: &Response) -> bool {
        let is_empty_redirect = status::is_redirect(response.status)
            && self.case.request.redirect == Redirect::Error
            && response.redirect_location().is_none();
        if is_empty_redirect && self.takes_departure(Departure::NEEDS_LOCATION) {
            return false;
        }
        status::is_redirect(response.status)
    }

    /// The redirect modes, and HTTP-redirect fetch.
    pub(super) fn redirect_fetch(&mut self, response: &'a Response) -> Flow<'a, Url> {
        match self.case.request.redirect {
            Redirect::Error => {
                self.refuse_user_info_first(response)?;
                let found = || format!("status {} with redirect mode error", response.status);
                self.trace.note(
                    Clause::HTTP_FETCH,
                    "the redirect mode allows a redirect",
                    false,
                    found,
                );
                refused(Failure::RedirectModeError, Some(response))
            }
            Redirect::Manual => {
                self.trace.note(
                    Clause::OPAQUE_REDIRECT_FILTERED_RESPONSE,
                    "the redirect mode is manual",
                    true,
                    || "script gets status 0 and no headers",
                );
                ControlFlow::Break(Ending::OpaqueRedirect)
            }
            Redirect::Follow => self.follow(response),
        }
    }

    fn follow(&mut self, response: &'a Response) -> Flow<'a, Url> {
        match location_url(response, &self.url) {
            None => ControlFlow::Break(Ending::Filtered(Some(response))),
            Some(location) => match self.redirect_target(response, location) {
                Err(failure) => refused(Failure::Redirect(failure), Some(response)),
                Ok(url) => {
                    self.change_method(response.status, &url);
                    self.drop_authorization(&url);
                    self.send_dropped_again(response.status, &url);
                    ControlFlow::Continue(url)
                }
            },
        }
    }

    /// The URL to follow, or the reason not to.
    fn redirect_target(
        &mut self,
        response: &Response,
        location: Result<Url, RedirectFailure>,
    ) -> Result<Url, RedirectFailure> {
        let url = location.inspect_err(|_| {
            let found = || shown(response.redirect_location().as_deref().unwrap_or("absent"));
            self.trace
                .note(Clause::REDIRECT_FETCH, "Location is one URL", false, found);
        })?;
        let redirecting = self.redirecting(response);
        redirecting.check(&url, &mut self.trace)?;
        if includes_credentials(&url) && self.takes_departure(Departure::USER_INFO_WITHIN_ORIGIN) {
            self.failed(
                Clause::REDIRECT_FETCH,
                "this engine follows no user info",
                "the standard allows it within one origin and in mode no-cors",
            );
            return Err(RedirectFailure::UserInfo);
        }
        Ok(url)
    }

    fn redirecting(&self, response: &Response) -> Redirecting<'a> {
        Redirecting {
            origin: &self.case.page_origin,
            mode: self.case.request.mode,
            is_tainting_cors: self.tainting == Tainting::Cors,
            body: self.body,
            count: self.hop,
            status: response.status,
        }
    }

    /// The refusal of engines that look for user info before they look at the redirect mode.
    fn refuse_user_info_first(&mut self, response: &'a Response) -> Flow<'a> {
        let refuses = matches!(
            location_url(response, &self.url),
            Some(Ok(url)) if self.redirecting(response).refuses_user_info(&url)
        );
        if !refuses || !self.takes_departure(Departure::USER_INFO_BEFORE_MODE) {
            return ControlFlow::Continue(());
        }
        self.failed(
            Clause::REDIRECT_FETCH,
            "no user name or password in a cross-origin URL",
            "this engine looks for them before it looks at the redirect mode",
        );
        refused(Failure::Redirect(RedirectFailure::UserInfo), Some(response))
    }

    fn change_method(&mut self, status: u16, url: &Url) {
        self.dropped.body_headers = becomes_get(status, &self.method);
        let is_foreign_delete = self.method == "DELETE" && self.url.origin() != url.origin();
        if self.dropped.body_headers {
            self.drop_body(status);
        } else if is_foreign_delete && self.takes_departure(Departure::DELETE_BECOMES_GET) {
            self.trace.note(
                Clause::REDIRECT_FETCH,
                "the redirect changes the method",
                true,
                || "this engine makes a DELETE that leaves its origin a GET without a body",
            );
            self.method = Cow::Borrowed("GET");
            self.body = Body::None;
        }
    }

    fn drop_body(&mut self, status: u16) {
        let found = || format!("{status} makes it a GET without a body");
        let step = "the redirect changes the method";
        self.trace.note(Clause::REDIRECT_FETCH, step, true, found);
        self.method = Cow::Borrowed("GET");
        self.body = Body::None;
        self.drop_headers(forbidden::is_request_body_header_name);
    }

    fn drop_authorization(&mut self, url: &Url) {
        self.dropped.authorization = self.url.origin() != url.origin();
        if !self.dropped.authorization || !self.headers.contains("authorization") {
            return;
        }
        self.trace.note(
            Clause::REDIRECT_FETCH,
            "the redirect drops headers",
            true,
            || "Authorization is removed on the way to another origin",
        );
        self.drop_headers(forbidden::is_cors_non_wildcard_name);
    }

    fn drop_headers(&mut self, is_dropped: impl Fn(&str) -> bool) {
        if self.headers.iter().any(|it| is_dropped(it.name())) {
            self.first_headers
                .get_or_insert_with(|| self.headers.clone());
            self.headers.to_mut().retain(|it| !is_dropped(it.name()));
        }
    }

    /// What some engines do at a redirect after the one that dropped headers.
    fn send_dropped_again(&mut self, status: u16, url: &Url) {
        let Some(first) = &self.first_headers else {
            return;
        };
        let request = &self.case.request;
        let is_cors = request.mode == Mode::Cors
            && (self.tainting == Tainting::Cors || !self.case.page_origin.is_same_origin(url));
        let is_back = |name: &str| {
            let is_of_body = forbidden::is_request_body_header_name(name);
            match self.profile.sends_again {
                SendsAgain::Never => false,
                SendsAgain::WithPreflight => is_of_body && is_cors && !self.dropped.body_headers,
                SendsAgain::AfterPreflight if is_of_body => {
                    !becomes_get(status, &method::normalize(&request.method))
                }
                SendsAgain::AfterPreflight => {
                    forbidden::is_cors_non_wildcard_name(name) && !self.dropped.authorization
                }
            }
        };
        let is_sent = |it: &Header| self.headers.contains(it.name()) || is_back(it.name());
        let mut headers = first.clone();
        headers.to_mut().retain(is_sent);
        if headers == self.headers || !self.takes_departure(Departure::SENDS_DROPPED_HEADERS_AGAIN)
        {
            return;
        }
        self.trace.note(
            Clause::REDIRECT_FETCH,
            "dropped headers come back",
            true,
            || "this engine sends them again after a later redirect",
        );
        if self.profile.sends_again == SendsAgain::AfterPreflight {
            self.late_headers = Some(headers);
        } else {
            self.headers = headers;
        }
    }

    /// Goes on to the next URL.
    pub(super) fn enter(&mut self, url: Url) {
        let last = mem::replace(&mut self.url, Cow::Owned(url.clone()));
        // Once tainted, a request stays so: only the last step of the chain is new.
        let chain = [last.into_owned(), url];
        self.is_tainted |= is_redirect_tainted(&self.case.page_origin, &chain);
        self.hop += 1;
        self.sent = false;
        self.is_extra_preflight = false;
        self.earlier_need = self.earlier_need.take().or(self.need.take());
        let origin = self.request_origin();
        if self.is_tainted {
            let found = || format!("the request's origin is now `{origin}`");
            self.trace.note(
                Clause::REDIRECT_TAINT,
                "a redirect from a foreign origin to another one hides the page's origin",
                true,
                found,
            );
        }
    }

    /// The refusal of engines that read `Location` before they look at anything else.
    pub(super) fn refuse_location_first(&mut self, response: &'a Response) -> Flow<'a> {
        let follows = self.case.request.redirect == Redirect::Follow;
        let failure = self.location_first_failure(response, follows);
        // A request that is allowed comes to the same end by the standard, a few steps later.
        let Some(failure) = failure.filter(|_| !follows || !self.is_allowed(response)) else {
            return ControlFlow::Continue(());
        };
        self.takes_departure(Departure::READS_LOCATION_FIRST);
        self.failed(
            Clause::REDIRECT_FETCH,
            "Location is one that can be followed",
            "this engine reads it before the CORS check, whatever the redirect mode",
        );
        refused(Failure::Redirect(failure), Some(response))
    }

    fn location_first_failure(
        &self,
        response: &Response,
        follows: bool,
    ) -> Option<RedirectFailure> {
        match (
            self.profile.location_first,
            location_url(response, &self.url)?,
        ) {
            (LocationFirst::NoUrl, Err(failure)) => Some(failure),
            (LocationFirst::NotLoadable, Err(failure)) if follows => Some(failure),
            (LocationFirst::NotLoadable, Ok(url)) if follows && is_unloadable(&url) => {
                Some(RedirectFailure::Scheme)
            }
            (LocationFirst::Ftp, Ok(url)) if url.scheme() == "ftp" => Some(RedirectFailure::Scheme),
            _ => None,
        }
    }

    fn is_allowed(&self, response: &Response) -> bool {
        let credentials = self.case.request.credentials;
        let origin = self.request_origin();
        self.tainting != Tainting::Cors
            || cors_check(origin, credentials, &response.headers, &mut Trace::off()).is_ok()
    }
}
