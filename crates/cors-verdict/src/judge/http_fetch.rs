//! [HTTP fetch](https://fetch.spec.whatwg.org/#concept-http-fetch): the preflight, the request, and
//! the CORS check.

use std::ops::ControlFlow;

use url::Url;

use crate::cors_check::cors_check;
use crate::failure::Failure;
use crate::judge::state::{Ending, Fetch, Flow, Tainting, missing, refused};
use crate::response::Response;

impl<'a> Fetch<'a> {
    pub(super) fn http_fetch(&mut self) -> Flow<'a, Url> {
        if let Some(headers) = self.late_headers.take() {
            self.headers = headers;
        }
        let Some(hop) = self.case.hops.get(self.hop) else {
            return missing(format!("hops[{}]", self.hop));
        };
        self.preflight_fetch(hop)?;
        let response = self.network_fetch(hop)?;
        self.refuse_location_first(response)?;
        self.checked(response)?;
        if self.is_redirect(response) {
            self.redirect_fetch(response)
        } else {
            ControlFlow::Break(Ending::Filtered(Some(response)))
        }
    }

    /// The CORS check on the actual response, if its tainting is `cors`.
    fn checked(&mut self, response: &'a Response) -> Flow<'a> {
        if self.tainting != Tainting::Cors {
            return ControlFlow::Continue(());
        }
        let origin = self.request_origin();
        let credentials = self.case.request.credentials;
        match cors_check(origin, credentials, &response.headers, &mut self.trace) {
            Ok(()) => ControlFlow::Continue(()),
            Err(failure) => refused(Failure::CorsCheck(failure), Some(response)),
        }
    }
}
