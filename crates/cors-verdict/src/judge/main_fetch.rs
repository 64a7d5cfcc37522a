//! [Main fetch](https://fetch.spec.whatwg.org/#concept-main-fetch) and
//! [scheme fetch](https://fetch.spec.whatwg.org/#concept-scheme-fetch).

use super::state::{Ending, Fetch, Flow, Tainting, refused};
use crate::case::{Mode, Redirect};
use crate::engine::{Departure, PreflightsAgain};
use crate::port;
use crate::preflight::{self, Need};
use crate::refusal::Failure;
use crate::trace::{Clause, shown};

impl<'a> Fetch<'a> {
    pub(super) fn main_fetch(&mut self) -> Flow<'a> {
        if let Some(port) = port::blocked_port(self.url()) {
            self.trace
                .note(Clause::BadPort, "the port is not a bad port", false, || {
                    port.to_string()
                });
            return refused(Failure::BadPort(port));
        }
        let request = &self.case.request;
        let same_origin = self.case.page_origin.is_same(self.url());
        if same_origin && self.tainting == Tainting::Basic || self.url().scheme() == "data" {
            let found = if same_origin {
                "yes: no CORS"
            } else {
                "a data: URL: no CORS"
            };
            self.trace
                .note(Clause::MainFetch, "the URL is same-origin", true, || found);
            self.tainting = Tainting::Basic;
            return self.scheme_fetch();
        }
        match request.mode {
            Mode::SameOrigin => {
                self.ask_main("mode same-origin stays within the origin", false);
                refused(Failure::ModeSameOrigin)
            }
            Mode::NoCors => {
                let follows = request.redirect == Redirect::Follow;
                if !self.ask_main("mode no-cors follows redirects", follows) {
                    return refused(Failure::NoCorsRedirectMode);
                }
                self.tainting = Tainting::Opaque;
                self.scheme_fetch()
            }
            Mode::Cors => {
                let is_http = port::is_http(self.url());
                if !self.ask_main("a cross-origin URL is HTTP(S)", is_http) {
                    return refused(Failure::Scheme);
                }
                self.tainting = Tainting::Cors;
                let need = self.need();
                self.need = need;
                self.http_fetch()
            }
        }
    }

    fn ask_main(&mut self, step: &'static str, passed: bool) -> bool {
        let url = self.urls.last().unwrap_or(&self.case.request.url);
        self.trace.note(Clause::MainFetch, step, passed, || {
            shown(url.as_str().as_bytes())
        })
    }

    fn scheme_fetch(&mut self) -> Flow<'a> {
        let url = self.url();
        match url.scheme() {
            "http" | "https" => self.http_fetch(),
            "data" => self.without_server(),
            "about" if url.path() == "blank" => self.without_server(),
            // Whether the blob still exists is not in the case; taken as found.
            "blob" if self.method == "GET" => self.without_server(),
            _ => {
                let url = url.clone();
                self.trace.note(
                    Clause::SchemeFetch,
                    "the scheme can be fetched",
                    false,
                    || shown(url.as_str().as_bytes()),
                );
                refused(Failure::Scheme)
            }
        }
    }

    fn without_server(&mut self) -> Flow<'a> {
        let outcome = self.filtered(None);
        Flow::End(Ending::Response(outcome, None))
    }

    /// Whether this hop needs a preflight, and what it asks for.
    fn need(&mut self) -> Option<Need> {
        let need = preflight::need_in(
            self.profile,
            &self.method,
            &self.headers,
            self.body,
            self.force_preflight,
        );
        let profile = self.profile;
        if self.headers.iter().any(|header| profile.safelists(header)) {
            self.departures.push(Departure::SafelistsClientHints);
        }
        let only_here = |header| profile.unsafe_byte(header).is_some();
        if self.headers.iter().any(only_here) {
            self.departures.push(Departure::NonAsciiIsUnsafe);
        }
        let is_needed = !need.because.is_empty();
        self.trace.note(
            Clause::UnsafeNames,
            "does the request need a preflight",
            true,
            || {
                if is_needed {
                    let ids: Vec<&str> = need.because.iter().map(|cause| cause.id()).collect();
                    format!("yes: {}", ids.join(", "))
                } else {
                    "no: the method and all headers are safelisted".to_owned()
                }
            },
        );
        if is_needed {
            return Some(need);
        }
        self.need_again()
    }

    /// The preflight that some engines make although a redirect has made the request simple.
    fn need_again(&mut self) -> Option<Need> {
        let earlier = self.earlier_need.as_ref()?;
        let unsafe_names = match self.profile.preflights_again {
            PreflightsAgain::Never => return None,
            PreflightsAgain::WithoutHeaders => Vec::new(),
            PreflightsAgain::WithDroppedHeaders => earlier.unsafe_names.clone(),
        };
        let need = Need {
            because: earlier.because.clone(),
            unsafe_names,
        };
        self.departures.push(Departure::PreflightsAgain);
        self.extra_preflight = true;
        self.trace.note(
            Clause::HttpFetch,
            "this engine preflights again",
            true,
            || "the standard would not: the redirect made the request simple",
        );
        Some(need)
    }
}
