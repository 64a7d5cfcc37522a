//! Whether the answer to a preflight lets the request go on.

use url::Url;

use crate::cors_check::cors_check;
use crate::departure::Departure;
use crate::failure::PreflightFailure;
use crate::header::forbidden::is_cors_non_wildcard_name;
use crate::header::list_values::{self, InvalidItem, ListValues, MethodFound, NamesFound};
use crate::header::name::{ALLOW_HEADERS, ALLOW_METHODS};
use crate::profile::{PreflightCheck, Profile};
use crate::redirect::unloadable_scheme;
use crate::request::Credentials;
use crate::response::Response;
use crate::trace::{Clause, Trace, shown};
use crate::{method, status};

/// A preflight and its answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exchange<'a> {
    /// The value of the `Origin` header.
    pub(crate) request_origin: &'a str,
    /// The credentials mode of the *actual* request; the preflight itself never has credentials.
    pub(crate) credentials: Credentials,
    /// `Access-Control-Request-Method`.
    pub(crate) method: &'a str,
    /// The names in `Access-Control-Request-Headers`: lower case, sorted.
    pub(crate) unsafe_names: &'a [String],
    /// The use-CORS-preflight flag.
    pub(crate) force_preflight: bool,
    pub(crate) url: &'a Url,
    /// Whether the engine makes no CORS check, see [`Departure::TRUSTS_PREFLIGHT_AT_HOME`].
    pub(crate) is_trusted: bool,
    /// Whether the actual request follows redirects.
    pub(crate) follows_redirects: bool,
    pub(crate) answer: &'a Response,
}

impl Exchange<'_> {
    /// Runs the checks in the order of the engine, up to the first that fails.
    pub(crate) fn check(
        &self,
        profile: &Profile,
        trace: &mut Trace,
    ) -> Result<(), PreflightFailure> {
        profile.order.iter().try_for_each(|check| match check {
            PreflightCheck::NotRedirected => self.not_redirected(trace),
            PreflightCheck::LoadableRedirect => self.loadable_redirect(trace),
            PreflightCheck::Cors => self.cors(trace),
            PreflightCheck::Status => self.ok_status(trace),
            PreflightCheck::ParseMethods => self
                .parse(ALLOW_METHODS, "extract Access-Control-Allow-Methods", trace)
                .map_err(PreflightFailure::InvalidMethods),
            PreflightCheck::ParseHeaders => self
                .parse(ALLOW_HEADERS, "extract Access-Control-Allow-Headers", trace)
                .map_err(PreflightFailure::InvalidHeaders),
            PreflightCheck::Method => self.method_allowed(trace),
            PreflightCheck::Headers => {
                if !profile.departs(Departure::AUTHORIZATION_UNDER_WILDCARD) {
                    self.authorization_allowed(trace)?;
                }
                self.headers_allowed(trace)
            }
        })
    }

    /// Whether `Authorization` was asked for and only a `*` could cover it.
    pub(crate) fn authorization_only_under_wildcard(&self) -> bool {
        self.asks_for_authorization() && self.authorization_in_list() == (false, true)
    }

    fn not_redirected(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        if self.answer.redirect_location().is_none() {
            return Ok(());
        }
        trace.note(
            Clause::PREFLIGHT_FETCH,
            "the preflight is not redirected",
            false,
            || format!("status {} with a Location", self.answer.status),
        );
        Err(PreflightFailure::Redirected)
    }

    fn loadable_redirect(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        match self.answer.redirect_location() {
            Some(location)
                if self.follows_redirects && unloadable_scheme(&location, self.url).is_some() =>
            {
                self.not_redirected(trace)
            }
            _ => Ok(()),
        }
    }

    fn cors(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        if self.is_trusted {
            return Ok(());
        }
        let headers = &self.answer.headers;
        cors_check(self.request_origin, self.credentials, headers, trace)
            .map_err(PreflightFailure::CorsCheck)
    }

    fn ok_status(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        let passed = status::is_ok(self.answer.status);
        let found = || self.answer.status.to_string();
        trace.note(
            Clause::PREFLIGHT_FETCH,
            "the status is an ok status",
            passed,
            found,
        );
        passed.then_some(()).ok_or(PreflightFailure::BadStatus)
    }

    fn parse(
        &self,
        name: &'static str,
        step: &'static str,
        trace: &mut Trace,
    ) -> Result<(), InvalidItem> {
        let headers = &self.answer.headers;
        let checked = list_values::extract(headers, name).transpose().map(drop);
        let found = || match (&checked, headers.get(name)) {
            (Err(invalid), _) => format!("{} is not a token", shown(&invalid.item)),
            (Ok(()), Some(value)) => shown(value),
            (Ok(()), None) => "it is absent".to_owned(),
        };
        trace.note(Clause::PREFLIGHT_FETCH, step, checked.is_ok(), found);
        checked
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
        let MethodFound {
            listed, wildcard, ..
        } = found;
        let safelisted = method::is_cors_safelisted(self.method);
        let covered = wildcard && !self.credentials.is_include();
        let passed = listed || safelisted || covered;
        trace.note(
            Clause::PREFLIGHT_FETCH,
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
        passed.then_some(()).ok_or(PreflightFailure::Method {
            other_case: found.other_case,
            wildcard,
        })
    }

    fn authorization_allowed(&self, trace: &mut Trace) -> Result<(), PreflightFailure> {
        if !self.asks_for_authorization() {
            return Ok(());
        }
        let (passed, wildcard) = self.authorization_in_list();
        let found = if passed {
            "it is listed"
        } else {
            "it is not listed, and * never covers it"
        };
        trace.note(
            Clause::PREFLIGHT_FETCH,
            "Authorization is listed by name",
            passed,
            || found,
        );
        passed.then_some(()).ok_or(PreflightFailure::Header {
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
        let missing = missing.first().copied().filter(|_| !covered);
        trace.note(
            Clause::PREFLIGHT_FETCH,
            "every unsafe header name is listed, or covered by *",
            missing.is_none(),
            || match missing {
                Some(name) if wildcard => format!("{name}: * does not count with credentials"),
                Some(name) => format!("{name} is not listed"),
                None if covered => "covered by *".to_owned(),
                None => shown(self.unsafe_names.join(",")),
            },
        );
        match missing {
            None => Ok(()),
            Some(name) => Err(PreflightFailure::Header {
                name: name.to_owned(),
                wildcard,
            }),
        }
    }

    fn asks_for_authorization(&self) -> bool {
        let mut names = self.unsafe_names.iter();
        names.any(|name| is_cors_non_wildcard_name(name))
    }

    /// Whether `Authorization` is listed by name, and whether there is a `*`.
    fn authorization_in_list(&self) -> (bool, bool) {
        let names = ["authorization".to_owned()];
        self.list(ALLOW_HEADERS).map_or((false, false), |list| {
            let found = list.look_for_names(&names);
            (found.missing.is_empty(), found.wildcard)
        })
    }

    fn list(&self, name: &'static str) -> Option<ListValues<'_>> {
        list_values::items(&self.answer.headers, name)
    }
}
