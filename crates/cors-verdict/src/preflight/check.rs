//! Whether the answer to a preflight lets the request go on.

use url::Url;

use crate::case::{Credentials, Response};
use crate::cors_check::cors_check;
use crate::header::forbidden;
use crate::header::list_values::{self, InvalidItem, ListValues, MethodFound, NamesFound};
use crate::redirect::unloadable;
use crate::refusal::PreflightFailure;
use crate::trace::{Clause, Trace, shown};
use crate::{method, status};

const ALLOW_METHODS: &str = "Access-Control-Allow-Methods";
const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";

/// A step of [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch-0) after
/// the answer is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The answer is no redirect; some engines look at this by itself.
    NotRedirected,
    /// The answer is no redirect to what no page may load, where redirects are followed.
    LoadableRedirect,
    /// The CORS check.
    Cors,
    /// An ok status.
    Status,
    /// `Access-Control-Allow-Methods` is a list of tokens.
    ParseMethods,
    /// `Access-Control-Allow-Headers` is a list of tokens.
    ParseHeaders,
    /// The method is allowed.
    Method,
    /// `Authorization` is allowed by name.
    Authorization,
    /// The other headers are allowed.
    Headers,
}

/// A preflight and its answer.
#[derive(Clone, Copy, Debug)]
pub struct Exchange<'a> {
    /// What the `Origin` header said.
    pub request_origin: &'a str,
    /// The credentials mode of the *actual* request; the preflight itself never has credentials.
    pub credentials: Credentials,
    /// The method asked for.
    pub method: &'a str,
    /// The header names asked for: lower case, sorted.
    pub unsafe_names: &'a [String],
    /// Whether the preflight was forced.
    pub force_preflight: bool,
    /// The URL that was asked.
    pub url: &'a Url,
    /// Whether the engine takes that URL for its own, and makes no CORS check.
    pub is_trusted: bool,
    /// Whether the actual request follows redirects.
    pub follows_redirects: bool,
    /// What the server answered.
    pub answer: &'a Response,
}

impl Exchange<'_> {
    /// Runs the checks in that order, up to the first that fails.
    pub fn check(&self, order: &[Check], trace: &mut Trace) -> Result<(), PreflightFailure> {
        order.iter().try_for_each(|check| match check {
            Check::NotRedirected => self.not_redirected(trace),
            Check::LoadableRedirect => self.loadable_redirect(trace),
            Check::Cors => self.cors(trace),
            Check::Status => self.ok_status(trace),
            Check::ParseMethods => self
                .parse(ALLOW_METHODS, "extract Access-Control-Allow-Methods", trace)
                .map_err(PreflightFailure::InvalidMethods),
            Check::ParseHeaders => self
                .parse(ALLOW_HEADERS, "extract Access-Control-Allow-Headers", trace)
                .map_err(PreflightFailure::InvalidHeaders),
            Check::Method => self.method_allowed(trace),
            Check::Authorization => self.authorization_allowed(trace),
            Check::Headers => self.headers_allowed(trace),
        })
    }

    /// Whether `Authorization` was asked for and only a `*` could cover it.
    pub(crate) fn authorization_only_under_wildcard(&self) -> bool {
        self.asks_for_authorization() && self.authorization_in_list() == (false, true)
    }

    fn not_redirected(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        let passed = !self.answer.is_redirect();
        if !passed {
            trace.note(
                Clause::PreflightFetch,
                "the preflight is not redirected",
                false,
                || format!("status {} with a Location", self.answer.status),
            );
            return Err(PreflightFailure::Redirected);
        }
        Ok(())
    }

    fn loadable_redirect(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        let location = self.answer.headers.get("location").unwrap_or_default();
        let refused = self.follows_redirects
            && self.answer.is_redirect()
            && unloadable(&crate::engine::text(&location), self.url).is_some();
        if refused {
            return self.not_redirected(trace);
        }
        Ok(())
    }

    fn cors(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        if self.is_trusted {
            return Ok(());
        }
        cors_check(
            self.request_origin,
            self.credentials,
            &self.answer.headers,
            trace,
        )
        .map_err(PreflightFailure::CorsCheck)
    }

    fn ok_status(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        let passed = status::is_ok(self.answer.status);
        trace.note(
            Clause::PreflightFetch,
            "the status is an ok status",
            passed,
            || self.answer.status.to_string(),
        );
        passed.then_some(()).ok_or(PreflightFailure::BadStatus)
    }

    fn parse(
        &self,
        name: &'static str,
        step: &'static str,
        trace: &mut Trace,
    ) -> Result<(), InvalidItem> {
        let extracted = list_values::extract(&self.answer.headers, name);
        let passed = !matches!(extracted, Some(Err(_)));
        trace.note(Clause::PreflightFetch, step, passed, || match &extracted {
            None => "it is absent".to_owned(),
            Some(Ok(_)) => shown(&self.answer.headers.get(name).unwrap_or_default()),
            Some(Err(invalid)) => format!("{} is not a token", shown(&invalid.item)),
        });
        match extracted {
            Some(Err(invalid)) => Err(invalid),
            _ => Ok(()),
        }
    }

    fn method_allowed(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        let found = match self.list(ALLOW_METHODS) {
            Some(list) => list.look_for_method(self.method),
            // The standard's step for forced preflights: no list then means this very method.
            None => MethodFound {
                listed: self.force_preflight,
                ..MethodFound::default()
            },
        };
        let (listed, wildcard) = (found.listed, found.wildcard);
        let safelisted = method::is_cors_safelisted(self.method);
        let covered = wildcard && !self.credentials.is_include();
        let passed = listed || safelisted || covered;
        trace.note(
            Clause::PreflightFetch,
            "the method is listed, safelisted, or covered by *",
            passed,
            || match (listed, safelisted, covered) {
                (true, ..) => format!("{} is listed", self.method),
                (_, true, _) => format!("{} is safelisted", self.method),
                (.., true) => format!("{} is covered by *", self.method),
                _ if wildcard => format!("{}: * does not count with credentials", self.method),
                _ => format!("{} is not listed", self.method),
            },
        );
        if passed {
            return Ok(());
        }
        Err(PreflightFailure::Method {
            other_case: found.other_case,
            wildcard,
        })
    }

    fn authorization_allowed(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        if !self.asks_for_authorization() {
            return Ok(());
        }
        let (passed, wildcard) = self.authorization_in_list();
        trace.note(
            Clause::PreflightFetch,
            "Authorization is listed by name",
            passed,
            || {
                if passed {
                    "it is listed"
                } else {
                    "it is not listed, and * never covers it"
                }
            },
        );
        if passed {
            return Ok(());
        }
        Err(PreflightFailure::Header {
            name: "authorization".to_owned(),
            wildcard,
        })
    }

    fn headers_allowed(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        if self.unsafe_names.is_empty() {
            return Ok(());
        }
        let NamesFound { missing, wildcard } = match self.list(ALLOW_HEADERS) {
            Some(list) => list.look_for_names(self.unsafe_names),
            None => NamesFound {
                missing: self.unsafe_names.iter().map(String::as_str).collect(),
                wildcard: false,
            },
        };
        let covered = wildcard && !self.credentials.is_include();
        let missing = if covered { Vec::new() } else { missing };
        let first = missing.first();
        trace.note(
            Clause::PreflightFetch,
            "every unsafe header name is listed, or covered by *",
            first.is_none(),
            || match first {
                Some(name) if wildcard => format!("{name}: * does not count with credentials"),
                Some(name) => format!("{name} is not listed"),
                None if covered => "covered by *".to_owned(),
                None => shown(self.unsafe_names.join(",").as_bytes()),
            },
        );
        match first {
            None => Ok(()),
            Some(name) => Err(PreflightFailure::Header {
                name: (*name).to_owned(),
                wildcard,
            }),
        }
    }

    fn asks_for_authorization(&self) -> bool {
        self.unsafe_names
            .iter()
            .any(|name| forbidden::is_cors_non_wildcard_name(name))
    }

    /// Whether `Authorization` is listed by name, and whether there is a `*`.
    fn authorization_in_list(&self) -> (bool, bool) {
        self.list(ALLOW_HEADERS).map_or((false, false), |list| {
            let found = list.look_for_method("authorization");
            (found.other_case, found.wildcard)
        })
    }

    fn list(&self, name: &'static str) -> Option<ListValues<'_>> {
        list_values::items(&self.answer.headers, name)
    }
}
