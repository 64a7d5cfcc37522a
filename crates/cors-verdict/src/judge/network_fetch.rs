//! [HTTP-network fetch](https://fetch.spec.whatwg.org/#concept-http-network-fetch): the actual
//! request, and the answer that the case has for it.

use std::ops::ControlFlow;

use crate::case::{Answer, Hop};
use crate::departure::Departure;
use crate::failure::Failure;
use crate::header::HeaderList;
use crate::judge::state::{Fetch, Flow, missing, refused};
use crate::request::Body;
use crate::response::Response;
use crate::trace::Clause;

/// Bytes that are not HTTP, read as a response of HTTP/0.9.
pub(super) static HTTP_09: Response = Response {
    status: 200,
    headers: HeaderList::new(),
};

impl<'a> Fetch<'a> {
    pub(super) fn network_fetch(&mut self, hop: &'a Hop) -> Flow<'a, &'a Response> {
        let is_plain_stream = self.body == Body::Stream && self.url.scheme() == "http";
        if is_plain_stream && self.takes_departure(Departure::STREAM_NEEDS_HTTP2) {
            self.failed(
                Clause::NETWORK_FETCH,
                "the connection can carry a stream",
                "plain http: never gets HTTP/2",
            );
            return refused(Failure::StreamUpload, None);
        }
        let Some(answer) = &hop.response else {
            return missing(format!("hops[{}].response", self.hop));
        };
        self.sent = true;
        let (failure, found) = match answer {
            Answer::Response(response) => {
                let found = || format!("{} is answered with {}", self.method, response.status);
                self.trace
                    .note(Clause::NETWORK_FETCH, "the server answers", true, found);
                return ControlFlow::Continue(response);
            }
            Answer::NotHttp if self.takes_departure(Departure::READS_HTTP09) => {
                return ControlFlow::Continue(&HTTP_09);
            }
            Answer::NotHttp => (Failure::NotHttp, "bytes that are not HTTP"),
            Answer::NetworkError => (Failure::Network, "no response"),
        };
        self.failed(Clause::NETWORK_FETCH, "the server answers", found);
        match is_plain_stream {
            true => refused(Failure::StreamUpload, None),
            false => refused(failure, None),
        }
    }
}
