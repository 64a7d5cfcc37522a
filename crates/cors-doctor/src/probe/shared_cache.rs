//! A shared cache, as far as `Origin` matters to it.

use cors_verdict::Response;

use crate::probe::storage::Storage;

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
            .find(|it| match varies(it.response) {
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
    varies(response) == Vary::Never
}

/// How [`Vary`](https://www.rfc-editor.org/rfc/rfc9111#name-calculating-cache-keys-with) keeps origins apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vary {
    Never,
    ByOrigin,
    /// `*` fits no request.
    Always,
}

fn varies(response: &Response) -> Vary {
    let value = response.headers.get("vary");
    let value = value.map_or_else(String::new, |it| {
        String::from_utf8_lossy(&it).to_ascii_lowercase()
    });
    let mut names = value.split(',').map(str::trim);
    if names.clone().any(|it| it == "*") {
        Vary::Always
    } else if names.any(|it| it == "origin") {
        Vary::ByOrigin
    } else {
        Vary::Never
    }
}
