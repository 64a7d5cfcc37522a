//! A request under way.

use std::borrow::Cow;
use std::ops::ControlFlow;

use url::Url;

use crate::case::Case;
use crate::departure::Departure;
use crate::engine::Engine;
use crate::failure::Failure;
use crate::header::HeaderList;
use crate::method;
use crate::preflight::need::Need;
use crate::profile::Profile;
use crate::request::Body;
use crate::request_origin::serialize_request_origin;
use crate::response::Response;
use crate::trace::{Clause, Trace};

/// The [response tainting](https://fetch.spec.whatwg.org/#concept-request-response-tainting).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tainting {
    Basic,
    Cors,
    Opaque,
}

/// How a request ends.
pub(super) enum Ending<'a> {
    /// Script gets a filtered response; `None` for schemes that need no server.
    Filtered(Option<&'a Response>),
    /// Script gets an opaque-redirect filtered response.
    OpaqueRedirect,
    /// A network error, and the response that led to it.
    Refused(Failure, Option<&'a Response>),
    /// The part of the case that is needed and not given.
    Missing(String),
}

/// A step that either goes on with a value or ends the request.
pub(super) type Flow<'a, T = ()> = ControlFlow<Ending<'a>, T>;

/// The headers that a redirect drops, whether or not the request has them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Dropped {
    /// Those of the body.
    pub(super) body_headers: bool,
    /// `Authorization`.
    pub(super) authorization: bool,
}

/// A request under way: the case, and what redirects change.
pub(super) struct Fetch<'a> {
    pub(super) case: &'a Case,
    pub(super) profile: &'static Profile,
    pub(super) trace: Trace,
    pub(super) departures: Vec<Departure>,
    pub(super) method: Cow<'a, str>,
    pub(super) headers: Cow<'a, HeaderList>,
    /// The headers before the first redirect that dropped some, for engines that do not forget them.
    pub(super) first_headers: Option<Cow<'a, HeaderList>>,
    /// What the last redirect dropped.
    pub(super) dropped: Dropped,
    /// The headers that the request has once its preflight is made.
    pub(super) late_headers: Option<Cow<'a, HeaderList>>,
    pub(super) body: Body,
    pub(super) force_preflight: bool,
    /// The [redirect count](https://fetch.spec.whatwg.org/#concept-request-redirect-count).
    pub(super) hop: usize,
    pub(super) url: Cow<'a, Url>,
    pub(super) tainting: Tainting,
    pub(super) is_tainted: bool,
    pub(super) sent: bool,
    /// The preflight of this hop.
    pub(super) need: Option<Need>,
    /// The first preflight of an earlier hop, for engines that do not forget it.
    pub(super) earlier_need: Option<Need>,
    /// Whether the preflight of this hop is one that the standard would not make.
    pub(super) is_extra_preflight: bool,
}

impl<'a> Fetch<'a> {
    pub(super) fn new(case: &'a Case, engine: Engine, trace: Trace) -> Self {
        let request = &case.request;
        Self {
            case,
            profile: Profile::of(engine),
            trace,
            departures: Vec::new(),
            method: method::normalize(&request.method),
            headers: Cow::Borrowed(&request.headers),
            first_headers: None,
            dropped: Dropped::default(),
            late_headers: None,
            body: request.body,
            force_preflight: request.force_preflight,
            hop: 0,
            url: Cow::Borrowed(&request.url),
            tainting: Tainting::Basic,
            is_tainted: false,
            sent: false,
            need: None,
            earlier_need: None,
            is_extra_preflight: false,
        }
    }

    pub(super) fn request_origin(&self) -> &'a str {
        serialize_request_origin(&self.case.page_origin, self.is_tainted)
    }

    /// Takes a departure if it is one of the engine's, and records it once; whether it was taken. To be
    /// called where the departure makes a difference to this request.
    pub(super) fn takes_departure(&mut self, departure: Departure) -> bool {
        let departs = self.profile.departs(departure);
        if departs && !self.departures.contains(&departure) {
            self.departures.push(departure);
        }
        departs
    }

    /// Records a step at which the request fails.
    pub(super) fn failed(&mut self, clause: Clause, step: &'static str, found: &'static str) {
        self.trace.note(clause, step, false, || found);
    }
}

pub(super) fn refused<'a, T>(failure: Failure, response: Option<&'a Response>) -> Flow<'a, T> {
    ControlFlow::Break(Ending::Refused(failure, response))
}

pub(super) fn missing<'a, T>(what: String) -> Flow<'a, T> {
    ControlFlow::Break(Ending::Missing(what))
}
