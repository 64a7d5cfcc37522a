//! The changes to a request before it is fetched.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::ControlFlow;

use crate::departure::Departure;
use crate::failure::Failure;
use crate::header::{Header, HeaderList, guard};
use crate::judge::state::{Fetch, Flow, refused};
use crate::request::{Body, Mode};
use crate::trace::{Clause, shown};

impl<'a> Fetch<'a> {
    /// Changes the headers and the method as the `Request` constructor and the engine do.
    pub(super) fn prepare_headers(&mut self) {
        let request = &self.case.request;
        if let Cow::Owned(kept) = guard::guarded(&request.headers, request.mode) {
            self.note_dropped(&kept);
            self.headers = Cow::Owned(kept);
        }
        if self.headers.contains("user-agent") && self.takes_departure(Departure::DROPS_USER_AGENT)
        {
            self.headers.to_mut().delete("user-agent");
        }
        let joins = self.profile.departs(Departure::JOINS_REPEATED_HEADERS);
        if joins
            && self.headers.repeats_a_name()
            && self.takes_departure(Departure::JOINS_REPEATED_HEADERS)
        {
            self.headers = Cow::Owned(self.headers.combined());
        }
        if request.method != *self.method {
            self.trace.note(
                Clause::NORMALIZE_METHOD,
                "put the method in upper case",
                true,
                || format!("{} becomes {}", request.method, self.method),
            );
        }
    }

    fn note_dropped(&mut self, kept: &HeaderList) {
        let request = &self.case.request;
        let found = || {
            let names = request.headers.iter().map(Header::name);
            let kept = kept.iter().map(|header| header.name().to_ascii_lowercase());
            let kept: HashSet<String> = kept.collect();
            let is_dropped = |name: &&str| !kept.contains(&name.to_ascii_lowercase());
            let dropped: Vec<&str> = names.filter(is_dropped).collect();
            let why = match request.mode {
                Mode::NoCors => "mode no-cors sends safelisted headers only",
                Mode::Cors | Mode::SameOrigin => "forbidden request-headers are the browser's own",
            };
            format!("dropped {}: {why}", shown(dropped.join(", ")))
        };
        self.trace.note(
            Clause::HEADERS_GUARD,
            "script may set the headers",
            true,
            found,
        );
    }

    /// Changes the use-CORS-preflight flag and a stream as the engine does.
    pub(super) fn prepare_body(&mut self) -> Flow<'a> {
        if self.force_preflight
            && matches!(&*self.method, "GET" | "HEAD")
            && self.takes_departure(Departure::IGNORES_UPLOAD_OF_GET)
        {
            self.force_preflight = false;
        }
        if self.body == Body::Stream {
            if self.takes_departure(Departure::SENDS_STREAM_AS_TEXT) {
                self.body = Body::Bytes;
            } else if self.takes_departure(Departure::REFUSES_STREAMS) {
                return refused(Failure::StreamUpload, None);
            }
        }
        ControlFlow::Continue(())
    }
}
