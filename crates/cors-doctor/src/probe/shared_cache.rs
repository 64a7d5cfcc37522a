//! A shared cache, as far as `Origin` matters to it.

use cors_verdict::Response;

use crate::probe::storage::Storage;
use crate::vary::Vary;

/// A response that a cache stored, with the `Origin` of the request that it answered.
struct Stored<'a> {
    origin: Option<&'a str>,
    response: &'a Response,
}

/// A [shared cache](https://www.rfc-editor.org/rfc/rfc9111) for one URL.
#[derive(Default)]
pub(super) struct SharedCache<'a> {
    stored: Vec<Stored<'a>>,
}

impl<'a> SharedCache<'a> {
    /// The stored response for a request with that `Origin`.
    pub(super) fn find(&self, origin: Option<&str>) -> Option<&'a Response> {
        let mut found = self.stored.iter().rev();
        found
            .find(|it| match Vary::of(it.response) {
                Vary::Never => true,
                Vary::ByOrigin => it.origin == origin,
                Vary::Always => false,
            })
            .map(|it| it.response)
    }

    /// Takes a response of the server.
    pub(super) fn store(
        &mut self,
        origin: Option<&'a str>,
        response: &'a Response,
        storage: Storage,
    ) {
        if storage != Storage::NotStored {
            self.stored.push(Stored { origin, response });
        }
    }
}

/// Whether a cache serves the response to requests of every origin.
pub(super) fn serves_every_origin(response: &Response) -> bool {
    Vary::of(response) == Vary::Never
}
