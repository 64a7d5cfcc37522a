//! A refused request: its cause, and the facts that messages and fixes quote.

use url::Url;

use crate::case::Case;
use crate::cause::Cause;
use crate::decisive::Decisive;
use crate::failure::Failure;

/// A request that ended in a network error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The root cause.
    pub cause: Cause,
    /// The part of a message that decided, if a message did.
    pub decisive: Option<Decisive>,
    pub(crate) hop: FailedHop,
}

/// The hop at which a request failed. The rest of its circumstances is in the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FailedHop {
    pub(crate) failure: Failure,
    /// 0 for the first URL.
    pub(crate) index: usize,
    pub(crate) url: Url,
    pub(crate) method: String,
    /// The serialized origin of the request, with which `Access-Control-Allow-Origin` is compared.
    pub(crate) origin: String,
    /// Whether redirects made that origin `null`.
    pub(crate) is_tainted: bool,
    /// Whether the response tainting is `cors`.
    pub(crate) is_cors: bool,
    /// The preflight of this hop, if it needed one.
    pub(crate) preflight: Option<HopPreflight>,
    /// The response at which it failed, if it was one.
    pub(crate) response: Option<FailedResponse>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HopPreflight {
    /// The header names it asked for: lower case, sorted.
    pub(crate) names: Vec<String>,
    /// Whether the standard would not have made it.
    pub(crate) is_extra: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FailedResponse {
    pub(crate) status: u16,
    pub(crate) has_allow_origin: bool,
    /// The URL to which it redirects, or the text of `Location` when that is no URL.
    pub(crate) location: Option<String>,
}

impl FailedHop {
    pub(crate) fn status(&self) -> Option<u16> {
        Some(self.response.as_ref()?.status)
    }

    /// The URL to which the response redirects.
    pub(crate) fn location(&self) -> Option<&str> {
        self.response.as_ref()?.location.as_deref()
    }

    /// Whether the URL is the page's own origin again.
    pub(crate) fn is_back_home(&self, case: &Case) -> bool {
        self.index > 0 && case.page_origin.is_same_origin(&self.url)
    }
}

/// The name of a request header as script spelt it.
pub(crate) fn spelling_of<'a>(case: &'a Case, name: &'a str) -> &'a str {
    case.request
        .headers
        .iter()
        .find(|header| header.is(name))
        .map_or(name, |header| header.name())
}
