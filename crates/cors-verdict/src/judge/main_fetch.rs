//! [Main fetch](https://fetch.spec.whatwg.org/#concept-main-fetch) and
//! [scheme fetch](https://fetch.spec.whatwg.org/#concept-scheme-fetch).

use std::ops::ControlFlow;

use url::Url;

use crate::departure::Departure;
use crate::failure::Failure;
use crate::header::forbidden;
use crate::http_url::{blocked_port, is_http};
use crate::judge::state::{Ending, Fetch, Flow, Tainting, refused};
use crate::preflight::need::{Need, first_non_ascii, is_client_hint, need};
use crate::profile::AsksAgain;
use crate::request::{Mode, Redirect};
use crate::trace::{Clause, shown};

impl<'a> Fetch<'a> {
    /// Fetches the current URL; goes on with the URL of a redirect.
    pub(super) fn main_fetch(&mut self) -> Flow<'a, Url> {
        if let Some(port) = blocked_port(&self.url) {
            let found = || port.to_string();
            self.trace
                .note(Clause::BAD_PORT, "the port is not a bad port", false, found);
            return refused(Failure::BadPort(port), None);
        }
        let is_same_origin = self.case.page_origin.is_same_origin(&self.url);
        if is_same_origin && self.tainting == Tainting::Basic || self.url.scheme() == "data" {
            self.tainting = Tainting::Basic;
            let found = if is_same_origin {
                "yes: no CORS"
            } else {
                "a data: URL: no CORS"
            };
            self.trace
                .note(Clause::MAIN_FETCH, "the URL is same-origin", true, || found);
            return self.scheme_fetch();
        }
        match self.case.request.mode {
            Mode::SameOrigin => {
                self.ask_of_url("mode same-origin stays within the origin", false);
                refused(Failure::ModeSameOrigin, None)
            }
            Mode::NoCors => self.no_cors_fetch(),
            Mode::Cors => self.cors_fetch(),
        }
    }

    fn no_cors_fetch(&mut self) -> Flow<'a, Url> {
        let follows = self.case.request.redirect == Redirect::Follow;
        if !self.ask_of_url("mode no-cors follows redirects", follows) {
            return refused(Failure::NoCorsRedirectMode, None);
        }
        self.tainting = Tainting::Opaque;
        self.scheme_fetch()
    }

    fn cors_fetch(&mut self) -> Flow<'a, Url> {
        if !self.ask_of_url("a cross-origin URL is HTTP(S)", is_http(&self.url)) {
            return refused(Failure::Scheme, None);
        }
        self.tainting = Tainting::Cors;
        self.need = self.need();
        self.http_fetch()
    }

    fn ask_of_url(&mut self, step: &'static str, passed: bool) -> bool {
        let found = || shown(self.url.as_str());
        self.trace.note(Clause::MAIN_FETCH, step, passed, found)
    }

    fn scheme_fetch(&mut self) -> Flow<'a, Url> {
        match self.url.scheme() {
            "http" | "https" => self.http_fetch(),
            "data" => ControlFlow::Break(Ending::Filtered(None)),
            "about" if self.url.path() == "blank" => ControlFlow::Break(Ending::Filtered(None)),
            // Whether the blob still exists is not in the case; taken as found.
            "blob" if self.method == "GET" => ControlFlow::Break(Ending::Filtered(None)),
            _ => {
                let found = || shown(self.url.as_str());
                self.trace.note(
                    Clause::SCHEME_FETCH,
                    "the scheme can be fetched",
                    false,
                    found,
                );
                refused(Failure::Scheme, None)
            }
        }
    }

    /// The preflight of this hop, if the request needs one.
    fn need(&mut self) -> Option<Need> {
        let mut need = need(
            self.profile,
            &self.method,
            &self.headers,
            self.body,
            self.force_preflight,
        );
        if self.headers.iter().any(is_client_hint) {
            self.takes_departure(Departure::SAFELISTS_CLIENT_HINTS);
        }
        if self.headers.iter().any(|it| first_non_ascii(it).is_some()) {
            self.takes_departure(Departure::NON_ASCII_IS_UNSAFE);
        }
        let is_needed = !need.because.is_empty();
        let found = || {
            let ids: Vec<&str> = need.because.iter().map(|cause| cause.id()).collect();
            match is_needed {
                true => format!("yes: {}", ids.join(", ")),
                false => "no: the method and all headers are safelisted".to_owned(),
            }
        };
        self.trace.note(
            Clause::UNSAFE_NAMES,
            "does the request need a preflight",
            true,
            found,
        );
        if is_needed {
            self.add_dropped_headers(&mut need);
            return Some(need);
        }
        self.need_again()
    }

    /// The headers that redirects have dropped and that some engines ask for all the same.
    fn add_dropped_headers(&mut self, need: &mut Need) {
        let Some(earlier) = &self.earlier_need else {
            return;
        };
        let mut dropped = self.asked_again(earlier);
        dropped.retain(|name| !need.unsafe_names.contains(name));
        if !dropped.is_empty() {
            need.unsafe_names.extend(dropped);
            need.unsafe_names.sort();
            self.takes_departure(Departure::PREFLIGHTS_AGAIN);
        }
    }

    /// The names of an earlier preflight that the engine asks for again, whatever redirects dropped.
    fn asked_again(&self, earlier: &Need) -> Vec<String> {
        let is_dropped = |name: &str| {
            self.dropped.body_headers && forbidden::is_request_body_header_name(name)
                || self.dropped.authorization && forbidden::is_cors_non_wildcard_name(name)
        };
        let names = earlier.unsafe_names.iter();
        match self.profile.asks_again {
            AsksAgain::Never => Vec::new(),
            AsksAgain::WithHeadersDroppedBefore => {
                names.filter(|name| !is_dropped(name)).cloned().collect()
            }
            AsksAgain::WithDroppedHeaders => names.cloned().collect(),
        }
    }

    /// The preflight that some engines make although a redirect has made the request simple.
    fn need_again(&mut self) -> Option<Need> {
        let earlier = self.earlier_need.as_ref()?;
        if self.profile.asks_again == AsksAgain::Never {
            return None;
        }
        let need = Need {
            because: earlier.because.clone(),
            unsafe_names: self.asked_again(earlier),
        };
        self.takes_departure(Departure::PREFLIGHTS_AGAIN);
        self.is_extra_preflight = true;
        self.trace.note(
            Clause::HTTP_FETCH,
            "this engine preflights again",
            true,
            || "the standard would not: the redirect made the request simple",
        );
        Some(need)
    }
}
