//! What becomes of a request before it is fetched.

use std::borrow::Cow;

use super::state::Fetch;
use crate::case::{Body, Mode, guarded_headers};
use crate::engine::{Departure, Streams};
use crate::refusal::Failure;
use crate::trace::{Clause, shown};

impl<'a> Fetch<'a> {
    /// What becomes of the headers before the request is made.
    pub(super) fn guard_headers(&mut self) {
        let kept = guarded_headers(&self.case.request.headers, self.case.request.mode);
        if let Cow::Owned(kept) = kept {
            let (mode, kept_names) = (self.case.request.mode, &kept);
            self.trace
                .note(Clause::Headers, "script may set the headers", true, || {
                    let dropped: Vec<&str> = self
                        .case
                        .request
                        .headers
                        .iter()
                        .map(crate::header::Header::name)
                        .filter(|name| !kept_names.contains(name))
                        .collect();
                    let why = if mode == Mode::NoCors {
                        "mode no-cors sends safelisted headers only"
                    } else {
                        "forbidden request-headers are the browser's own"
                    };
                    format!("dropped {}: {why}", shown(dropped.join(", ").as_bytes()))
                });
            self.headers = Cow::Owned(kept);
        }
        if self.profile.drops_user_agent && self.headers.contains("user-agent") {
            self.headers.to_mut().delete("user-agent");
            self.departures.push(Departure::DropsUserAgent);
        }
        if self.profile.joins_repeated_headers && self.headers.repeats_a_name() {
            self.headers = Cow::Owned(self.headers.combined());
            self.departures.push(Departure::JoinsRepeatedHeaders);
        }
        let given = &self.case.request.method;
        if *given != *self.method {
            self.trace.note(
                Clause::NormalizeMethod,
                "put the method in upper case",
                true,
                || format!("{given} becomes {}", self.method),
            );
        }
    }

    /// What the engine makes of the body and of the flag that forces a preflight.
    pub(super) fn prepare_body(&mut self) -> Option<Failure> {
        if self.force_preflight
            && self.profile.ignores_upload_of_get
            && matches!(&*self.method, "GET" | "HEAD")
        {
            self.force_preflight = false;
            self.departures.push(Departure::IgnoresUploadOfGet);
        }
        if self.body != Body::Stream {
            return None;
        }
        match self.profile.streams {
            Streams::Sent | Streams::NeedHttp2 => None,
            Streams::AsText => {
                self.body = Body::Bytes;
                self.departures.push(Departure::SendsStreamAsText);
                None
            }
            Streams::Refused => {
                self.departures.push(Departure::RefusesStreams);
                Some(Failure::StreamUpload)
            }
        }
    }
}
