//! The CORS-preflight cache: for how long a preflight need not be repeated, and for which requests.

use url::Url;

use crate::engine::Engine;
use crate::header::name::MAX_AGE;
use crate::header::{HeaderList, forbidden};
use crate::profile::Profile;
use crate::request::Credentials;

/// How long a preflight is remembered when the server says nothing.
const DEFAULT_MAX_AGE: u64 = 5;

/// What `Access-Control-Max-Age` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaxAge {
    /// There is no such header.
    Absent,
    /// It is not one line of digits.
    Invalid,
    /// A number, however large.
    Seconds(u64),
}

impl MaxAge {
    /// [Extracts](https://fetch.spec.whatwg.org/#extract-header-list-values) it from the header list.
    pub fn extract(headers: &HeaderList) -> Self {
        let mut lines = headers.lines(MAX_AGE);
        let Some(value) = lines.next() else {
            return Self::Absent;
        };
        let is_number = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
        if lines.next().is_some() || !is_number {
            return Self::Invalid;
        }
        Self::Seconds(value.iter().fold(0_u64, |number, digit| {
            number
                .saturating_mul(10)
                .saturating_add(u64::from(digit - b'0'))
        }))
    }
}

/// The lifetime that [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch-0)
/// gives to its cache entries in that engine, in seconds.
pub fn lifetime(headers: &HeaderList, engine: Engine) -> u64 {
    let profile = Profile::of(engine);
    let seconds = match MaxAge::extract(headers) {
        MaxAge::Absent => DEFAULT_MAX_AGE,
        MaxAge::Invalid => profile.max_age_when_invalid,
        MaxAge::Seconds(seconds) => seconds,
    };
    profile
        .max_age_limit
        .map_or(seconds, |limit| seconds.min(limit))
}

/// A [cache entry](https://fetch.spec.whatwg.org/#cache-entry), without its network partition key
/// and its age, which the caller knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The serialised origin that asked.
    pub origin: String,
    /// The URL, query included.
    pub url: Url,
    /// Whether credentials were included.
    pub credentials: bool,
    /// The method or the header name that was allowed.
    pub allowed: Allowed,
}

/// The permission that a cache entry keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// A method, or `*`.
    Method(String),
    /// A header name, or `*`.
    HeaderName(String),
}

impl Entry {
    /// [Cache entry match](https://fetch.spec.whatwg.org/#concept-cache-match): entries made with
    /// credentials serve requests without, but not the other way round.
    pub fn matches(&self, origin: &str, url: &Url, credentials: Credentials) -> bool {
        self.origin == origin && self.url == *url && (self.credentials || !credentials.is_include())
    }

    /// [Method cache entry match](https://fetch.spec.whatwg.org/#concept-cache-match-method).
    pub fn allows_method(&self, method: &str) -> bool {
        matches!(&self.allowed, Allowed::Method(allowed) if allowed == method || allowed == "*")
    }

    /// [Header-name cache entry match](https://fetch.spec.whatwg.org/#concept-cache-match-header).
    pub fn allows_header(&self, name: &str) -> bool {
        match &self.allowed {
            Allowed::HeaderName(allowed) if allowed == "*" => {
                !forbidden::is_cors_non_wildcard_name(name)
            }
            Allowed::HeaderName(allowed) => allowed.eq_ignore_ascii_case(name),
            Allowed::Method(_) => false,
        }
    }
}
