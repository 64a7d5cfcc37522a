//! A request under way.

use std::borrow::Cow;

use url::Url;

use crate::case::{Body, Case, Response};
use crate::engine::{Departure, Profile};
use crate::header::HeaderList;
use crate::method;
use crate::origin::serialize_request_origin;
use crate::preflight::Need;
use crate::refusal::Failure;
use crate::trace::Trace;
use crate::verdict::Outcome;

/// The [response tainting](https://fetch.spec.whatwg.org/#concept-request-response-tainting).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tainting {
    Basic,
    Cors,
    Opaque,
}

/// How a hop goes on.
pub(super) enum Flow<'a> {
    Follow(Url),
    End(Ending<'a>),
}

pub(super) enum Ending<'a> {
    /// Script gets the response, filtered; `None` for schemes that need no server.
    Response(Outcome, Option<&'a Response>),
    Refused(Failure, Option<&'a Response>),
    Missing(String),
}

/// A request under way: the parts of it that redirects change.
pub(super) struct Fetch<'a> {
    pub(super) case: &'a Case,
    pub(super) profile: &'static Profile,
    pub(super) trace: Trace,
    pub(super) departures: Vec<Departure>,
    pub(super) method: Cow<'a, str>,
    pub(super) headers: Cow<'a, HeaderList>,
    pub(super) body: Body,
    pub(super) force_preflight: bool,
    pub(super) urls: Vec<Url>,
    pub(super) tainting: Tainting,
    pub(super) tainted: bool,
    pub(super) sent: bool,
    /// The preflight of this hop.
    pub(super) need: Option<Need>,
    /// The last need of an earlier hop, for engines that do not forget it.
    pub(super) earlier_need: Option<Need>,
    pub(super) extra_preflight: bool,
}

impl<'a> Fetch<'a> {
    pub(super) fn new(case: &'a Case, profile: &'static Profile, trace: Trace) -> Self {
        let request = &case.request;
        Self {
            case,
            profile,
            trace,
            departures: Vec::new(),
            method: method::normalize(&request.method),
            headers: Cow::Borrowed(&request.headers),
            body: request.body,
            force_preflight: request.force_preflight,
            urls: vec![request.url.clone()],
            tainting: Tainting::Basic,
            tainted: false,
            sent: false,
            need: None,
            earlier_need: None,
            extra_preflight: false,
        }
    }

    pub(super) fn hop(&self) -> usize {
        self.urls.len().saturating_sub(1)
    }

    pub(super) fn url(&self) -> &Url {
        self.urls.last().unwrap_or(&self.case.request.url)
    }

    pub(super) fn request_origin(&self) -> &'a str {
        serialize_request_origin(&self.case.page_origin, self.tainted)
    }
}

pub(super) fn refused<'a>(failure: Failure) -> Flow<'a> {
    Flow::End(Ending::Refused(failure, None))
}

pub(super) fn missing<'a>(what: String) -> Flow<'a> {
    Flow::End(Ending::Missing(what))
}
