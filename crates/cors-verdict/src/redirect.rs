//! The rules for redirects.

use url::Url;

use crate::failure::RedirectFailure;
use crate::header::text;
use crate::http_url::{includes_credentials, is_http};
use crate::request::{Body, Mode};
use crate::response::Response;
use crate::status;
use crate::trace::{Clause, Trace, shown};
use web_origin::Origin;

/// The number of redirects that are followed.
const MAX_REDIRECTS: usize = 20;

/// [Location URL](https://fetch.spec.whatwg.org/#concept-response-location-url): `None` when the
/// response is no redirect, an error when `Location` is no URL or there are several.
pub(crate) fn location_url(
    response: &Response,
    current: &Url,
) -> Option<Result<Url, RedirectFailure>> {
    if !status::is_redirect(response.status) {
        return None;
    }
    let mut lines = response.headers.lines("location");
    let location = lines.next()?;
    let parsed = match lines.next() {
        Some(_) => None,
        None => current.join(&text(location)).ok(),
    };
    Some(parsed.ok_or(RedirectFailure::BadLocation).map(|mut url| {
        if url.fragment().is_none() {
            url.set_fragment(current.fragment());
        }
        url
    }))
}

/// Whether Firefox lets no page load that URL.
pub(crate) fn is_unloadable(url: &Url) -> bool {
    matches!(url.scheme(), "data" | "file" | "blob")
}

/// The scheme of a `Location` that Firefox lets no page load, empty when it is no URL.
pub(crate) fn unloadable_scheme<'a>(location: &'a str, current: &Url) -> Option<&'a str> {
    match current.join(location) {
        Ok(url) if is_unloadable(&url) => location.split(':').next(),
        Ok(_) => None,
        Err(_) => Some(""),
    }
}

/// The parts of a request on which its redirect depends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Redirecting<'a> {
    /// The origin of the page.
    pub(crate) origin: &'a Origin,
    pub(crate) mode: Mode,
    /// Whether the response tainting is `cors`.
    pub(crate) is_tainting_cors: bool,
    pub(crate) body: Body,
    /// The number of redirects that were followed before.
    pub(crate) count: usize,
    /// The status of the response.
    pub(crate) status: u16,
}

impl Redirecting<'_> {
    /// Whether the URL has a user name or a password that this request may not follow.
    pub(crate) fn refuses_user_info(&self, location: &Url) -> bool {
        let is_foreign = self.mode == Mode::Cors && !self.origin.is_same_origin(location);
        (is_foreign || self.is_tainting_cors) && includes_credentials(location)
    }

    /// The refusals of [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#concept-http-redirect-fetch),
    /// in its order.
    pub(crate) fn check(&self, location: &Url, trace: &mut Trace) -> Result<(), RedirectFailure> {
        let steps = [
            (
                "the new URL is HTTP(S)",
                is_http(location),
                RedirectFailure::Scheme,
            ),
            (
                "fewer than 20 redirects were followed",
                self.count < MAX_REDIRECTS,
                RedirectFailure::TooMany,
            ),
            (
                "no user name or password in a cross-origin URL",
                !self.refuses_user_info(location),
                RedirectFailure::UserInfo,
            ),
            (
                "the body can be sent again",
                self.status == 303 || self.body != Body::Stream,
                RedirectFailure::StreamBody,
            ),
        ];
        steps.into_iter().try_for_each(|(step, passed, failure)| {
            let found = || shown(location.as_str());
            trace
                .note(Clause::REDIRECT_FETCH, step, passed, found)
                .then_some(())
                .ok_or(failure)
        })
    }
}

/// Whether a redirect turns the request into a GET without a body
/// ([HTTP-redirect fetch](https://fetch.spec.whatwg.org/#concept-http-redirect-fetch), the step
/// about 301, 302 and 303).
pub(crate) fn becomes_get(status: u16, method: &str) -> bool {
    match status {
        301 | 302 => method == "POST",
        303 => !matches!(method, "GET" | "HEAD"),
        _ => false,
    }
}
