//! From a request that waits for an answer to what goes over the wire.

use crate::judge::state::{Fetch, Tainting};
use crate::next_request::{NextRequest, RequestKind};
use crate::request::{Credentials, Mode};

impl Fetch<'_> {
    /// The request whose answer the case does not have.
    pub(super) fn into_next_request(mut self) -> NextRequest {
        let hop = self.case.hops.get(self.hop);
        let is_asked = hop.is_some_and(|hop| hop.preflight.is_some());
        let need = self.need.take().filter(|_| !is_asked);
        let (kind, origin) = match need {
            Some(need) => (
                RequestKind::Preflight {
                    method: self.method.clone().into_owned(),
                    headers: need.request_headers(),
                },
                Some(self.preflight_origin().to_owned()),
            ),
            None => {
                let origin = self.actual_origin().map(str::to_owned);
                let kind = RequestKind::Actual {
                    has_credentials: self.includes_credentials(),
                    method: self.method.into_owned(),
                    headers: self.headers.into_owned(),
                    body: self.body,
                };
                (kind, origin)
            }
        };
        NextRequest {
            hop: self.hop,
            url: self.url.into_owned(),
            kind,
            origin,
        }
    }

    /// [Append a request `Origin` header](https://fetch.spec.whatwg.org/#append-a-request-origin-header), under
    /// the default referrer policy.
    fn actual_origin(&self) -> Option<&str> {
        let origin = self.request_origin();
        let is_cors = self.tainting == Tainting::Cors;
        if !is_cors && matches!(&*self.method, "GET" | "HEAD") {
            return None;
        }
        let is_downgrade = origin.starts_with("https:") && self.url.scheme() != "https";
        let is_hidden = !is_cors && is_downgrade && self.case.request.mode != Mode::Cors;
        Some(if is_hidden { "null" } else { origin })
    }

    /// The `includeCredentials` of
    /// [HTTP-network-or-cache fetch](https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch).
    fn includes_credentials(&self) -> bool {
        match self.case.request.credentials {
            Credentials::Include => true,
            Credentials::SameOrigin => self.tainting == Tainting::Basic,
            Credentials::Omit => false,
        }
    }
}
