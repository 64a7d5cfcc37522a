//! How each engine behaves where the standard leaves room, or where the engine leaves the standard.

use crate::departure::Departure;
use crate::engine::Engine;

/// A check on the answer to a preflight, after
/// [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch-0) has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PreflightCheck {
    /// The answer is no redirect; some engines look at this apart from the status.
    NotRedirected,
    /// The answer is no redirect to a URL that no page may load, where redirects are followed.
    LoadableRedirect,
    /// The CORS check.
    Cors,
    /// An ok status.
    Status,
    /// `Access-Control-Allow-Methods` is a list of tokens.
    ParseMethods,
    /// `Access-Control-Allow-Headers` is a list of tokens.
    ParseHeaders,
    /// The method is allowed.
    Method,
    /// All header names are allowed.
    Headers,
}

/// Which `Location` an engine refuses before it looks at anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LocationFirst {
    /// None.
    Never,
    /// One that is no URL.
    NoUrl,
    /// One that is no URL, and `data:`, `file:` and `blob:` URLs, where it would be followed.
    NotLoadable,
    /// An `ftp:` URL.
    Ftp,
}

/// For which headers an engine asks when it preflights a request that a redirect has made simple.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AsksAgain {
    /// It does not ask.
    Never,
    /// For those that were dropped before the last redirect.
    WithHeadersDroppedBefore,
    /// For those that were dropped.
    WithDroppedHeaders,
}

/// When an engine sends headers again that a redirect has dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SendsAgain {
    /// Not at all.
    Never,
    /// Those of the body, after the next redirect of a CORS request. They count for its preflight.
    WithPreflight,
    /// After a redirect that would not drop them from the first request. They do not count for its preflight.
    AfterPreflight,
}

/// How an engine behaves.
#[derive(Debug)]
pub(crate) struct Profile {
    pub(crate) engine: Engine,
    /// The order in which the answer to a preflight is checked.
    pub(crate) order: &'static [PreflightCheck],
    /// See [`Departure::READS_LOCATION_FIRST`].
    pub(crate) location_first: LocationFirst,
    /// See [`Departure::PREFLIGHTS_AGAIN`].
    pub(crate) asks_again: AsksAgain,
    /// See [`Departure::SENDS_DROPPED_HEADERS_AGAIN`].
    pub(crate) sends_again: SendsAgain,
    /// The longest time a preflight is cached, in seconds.
    pub(crate) max_age_limit: Option<u64>,
    /// How long it is cached when `Access-Control-Max-Age` is no number, in seconds.
    pub(crate) max_age_when_invalid: u64,
}

impl Profile {
    pub(crate) fn of(engine: Engine) -> &'static Self {
        match engine {
            Engine::Standard => &STANDARD,
            Engine::Chromium => &CHROMIUM,
            Engine::Firefox => &FIREFOX,
            Engine::Webkit => &WEBKIT,
        }
    }

    /// Whether the engine leaves the standard there.
    pub(crate) fn departs(&self, departure: Departure) -> bool {
        departure
            .seen_in
            .iter()
            .any(|sighting| sighting.engine == self.engine)
    }
}

pub(crate) static STANDARD: Profile = Profile {
    engine: Engine::Standard,
    order: &[
        PreflightCheck::Cors,
        PreflightCheck::Status,
        PreflightCheck::ParseMethods,
        PreflightCheck::ParseHeaders,
        PreflightCheck::Method,
        PreflightCheck::Headers,
    ],
    location_first: LocationFirst::Never,
    asks_again: AsksAgain::Never,
    sends_again: SendsAgain::Never,
    max_age_limit: None,
    max_age_when_invalid: 5,
};

static CHROMIUM: Profile = Profile {
    engine: Engine::Chromium,
    order: &[
        PreflightCheck::NotRedirected,
        PreflightCheck::Cors,
        PreflightCheck::Status,
        PreflightCheck::ParseMethods,
        PreflightCheck::ParseHeaders,
        PreflightCheck::Method,
        PreflightCheck::Headers,
    ],
    location_first: LocationFirst::NoUrl,
    asks_again: AsksAgain::Never,
    sends_again: SendsAgain::Never,
    max_age_limit: Some(7200),
    max_age_when_invalid: 5,
};

static FIREFOX: Profile = Profile {
    engine: Engine::Firefox,
    order: &[
        PreflightCheck::LoadableRedirect,
        PreflightCheck::Cors,
        PreflightCheck::NotRedirected,
        PreflightCheck::Status,
        PreflightCheck::ParseMethods,
        PreflightCheck::Method,
        PreflightCheck::ParseHeaders,
        PreflightCheck::Headers,
    ],
    location_first: LocationFirst::NotLoadable,
    asks_again: AsksAgain::WithHeadersDroppedBefore,
    sends_again: SendsAgain::AfterPreflight,
    max_age_limit: Some(86_400),
    max_age_when_invalid: 0,
};

static WEBKIT: Profile = Profile {
    engine: Engine::Webkit,
    order: &[
        PreflightCheck::Status,
        PreflightCheck::Cors,
        PreflightCheck::ParseMethods,
        PreflightCheck::ParseHeaders,
        PreflightCheck::Method,
        PreflightCheck::Headers,
    ],
    location_first: LocationFirst::Ftp,
    asks_again: AsksAgain::WithDroppedHeaders,
    sends_again: SendsAgain::WithPreflight,
    max_age_limit: Some(600),
    max_age_when_invalid: 5,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engine_leaves_the_standard_exactly_where_its_departures_say() {
        for engine in Engine::ALL {
            let profile = Profile::of(engine);
            for (departure, leaves) in [
                (
                    Departure::READS_LOCATION_FIRST,
                    profile.location_first != LocationFirst::Never,
                ),
                (
                    Departure::PREFLIGHTS_AGAIN,
                    profile.asks_again != AsksAgain::Never,
                ),
                (
                    Departure::SENDS_DROPPED_HEADERS_AGAIN,
                    profile.sends_again != SendsAgain::Never,
                ),
            ] {
                assert_eq!(
                    profile.departs(departure),
                    leaves,
                    "{engine:?}: {departure:?}"
                );
            }
        }
    }
}
