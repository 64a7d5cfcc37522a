//! What a redirect is allowed to do, and what it does to the request.

use url::Url;

use crate::case::{Body, Mode, Response, includes_credentials};
use crate::origin::Origin;
use crate::port::is_http;
use crate::refusal::RedirectFailure;
use crate::status;
use crate::trace::{Clause, Trace};

/// How many redirects are followed.
pub const MAX_REDIRECTS: usize = 20;

/// [Location URL](https://fetch.spec.whatwg.org/#concept-response-location-url): `None` when the
/// response is no redirect, an error when `Location` is no URL or there are several.
pub fn location_url(response: &Response, current: &Url) -> Option<Result<Url, RedirectFailure>> {
    if !status::is_redirect(response.status) {
        return None;
    }
    let mut lines = response.headers.lines("location");
    let location = lines.next()?;
    if lines.next().is_some() {
        return Some(Err(RedirectFailure::BadLocation));
    }
    let mut url = match current.join(&crate::engine::text(location)) {
        Ok(url) => url,
        Err(_) => return Some(Err(RedirectFailure::BadLocation)),
    };
    if url.fragment().is_none() {
        url.set_fragment(current.fragment());
    }
    Some(Ok(url))
}

/// Whether Firefox lets no page load that URL.
pub(crate) fn is_unloadable(url: &Url) -> bool {
    matches!(url.scheme(), "data" | "file" | "blob")
}

/// The scheme of a `Location` that Firefox lets no page load, empty when it is no URL.
pub(crate) fn unloadable<'a>(location: &'a str, current: &Url) -> Option<&'a str> {
    match current.join(location) {
        Ok(url) if is_unloadable(&url) => location.split(':').next(),
        Ok(_) => None,
        Err(_) => Some(""),
    }
}

/// What of a request matters to a redirect.
#[derive(Clone, Copy, Debug)]
pub struct Redirecting<'a> {
    /// The origin of the page.
    pub origin: &'a Origin,
    /// The mode.
    pub mode: Mode,
    /// Whether the response tainting is `cors`.
    pub is_tainting_cors: bool,
    /// The body.
    pub body: Body,
    /// How many redirects were followed before.
    pub count: usize,
    /// The status of the response.
    pub status: u16,
}

impl Redirecting<'_> {
    /// The refusals of [HTTP-redirect fetch](https://fetch.spec.whatwg.org/#concept-http-redirect-fetch),
    /// in its order.
    pub fn check(&self, location: &Url, trace: &mut Trace) -> Result<(), RedirectFailure> {
        let mut ask = |step, passed, failure: RedirectFailure| {
            trace.note(Clause::RedirectFetch, step, passed, || {
                crate::trace::shown(location.as_str().as_bytes())
            });
            if passed { Ok(()) } else { Err(failure) }
        };
        ask(
            "the new URL is HTTP(S)",
            is_http(location),
            RedirectFailure::Scheme,
        )?;
        ask(
            "fewer than 20 redirects were followed",
            self.count < MAX_REDIRECTS,
            RedirectFailure::TooMany,
        )?;
        let has_user_info = includes_credentials(location);
        let is_foreign = self.mode == Mode::Cors && !self.origin.is_same(location);
        ask(
            "no user name or password in a cross-origin URL",
            !(has_user_info && (is_foreign || self.is_tainting_cors)),
            RedirectFailure::UserInfo,
        )?;
        ask(
            "the body can be sent again",
            self.status == 303 || self.body != Body::Stream,
            RedirectFailure::StreamBody,
        )
    }
}

/// Whether a redirect turns the request into a GET without a body
/// ([HTTP-redirect fetch](https://fetch.spec.whatwg.org/#concept-http-redirect-fetch), the step
/// about 301, 302 and 303).
pub fn becomes_get(status: u16, method: &str) -> bool {
    match status {
        301 | 302 => method == "POST",
        303 => !matches!(method, "GET" | "HEAD"),
        _ => false,
    }
}
