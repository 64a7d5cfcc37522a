//! Whether a shared cache stores a response.

use cors_verdict::Response;

/// Whether a [shared cache](https://www.rfc-editor.org/rfc/rfc9111#name-storing-responses-in-caches) stores a
/// response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// It may: the response says for how long.
    Stored,
    /// The response does not say. Many caches store it when they are told to, such as a CDN by a rule.
    WhenTold,
    /// It must not, or must ask the server each time.
    NotStored,
}

/// [Statuses that are stored](https://www.rfc-editor.org/rfc/rfc9110#name-overview-of-status-codes) although the
/// response does not say for how long.
const HEURISTICALLY_CACHEABLE: [u16; 12] =
    [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501];

impl Storage {
    /// Reads it from a response to GET.
    pub(super) fn of(response: &Response, has_authorization: bool) -> Self {
        let control = response.headers.get("cache-control");
        let control = control.map_or_else(String::new, |it| {
            String::from_utf8_lossy(&it).to_ascii_lowercase()
        });
        let directives: Vec<(&str, Option<&str>)> = control
            .split(',')
            .map(|it| match it.trim().split_once('=') {
                Some((name, value)) => (name.trim(), Some(value.trim().trim_matches('"'))),
                None => (it.trim(), None),
            })
            .collect();
        let has = |name: &str| directives.iter().any(|(it, _)| *it == name);
        let seconds = |name: &str| {
            let found = directives.iter().find(|(it, _)| *it == name);
            found.and_then(|(_, value)| value.and_then(|it| it.parse::<u64>().ok()))
        };
        let is_shared_explicitly = has("public") || has("s-maxage") || has("must-revalidate");
        let age = seconds("s-maxage").or_else(|| seconds("max-age"));
        let is_kept_out = has("no-store") || has("private") || has("no-cache") || age == Some(0);
        if is_kept_out || has_authorization && !is_shared_explicitly {
            Self::NotStored
        } else if age.is_some() || response.headers.contains("expires") {
            Self::Stored
        } else if has("public") || HEURISTICALLY_CACHEABLE.contains(&response.status) {
            Self::WhenTold
        } else {
            Self::NotStored
        }
    }

    /// The name to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::WhenTold => "stored when the cache is told to",
            Self::NotStored => "not stored",
        }
    }
}
