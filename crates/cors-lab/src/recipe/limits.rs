//! How much a recipe may ask for. Its JSON Schema tells others.

/// Of so many mistakes each is told: each is a long sentence, and a short recipe has room for thousands.
pub(super) const MAX_ERRORS: usize = 20;
/// The longest text of a body, in bytes.
pub(super) const MAX_BODY_BYTES: usize = 4 * 1024;
/// The longest delay, in milliseconds.
pub(super) const MAX_DELAY_MS: u64 = 2000;
pub(super) const MAX_HEADERS: usize = 32;
pub(super) const MAX_HEADER_NAME: usize = 64;
pub(super) const MAX_HEADER_VALUE: usize = 1024;
/// The names of cookies that the catalogue uses.
pub(super) const COOKIE_NAMES: [&str; 3] = ["lab-a", "lab-bank", "lab-session"];
/// The most cookies that one response sets.
pub(super) const MAX_COOKIES: usize = 3;
/// How long a cookie may last, in seconds.
pub(crate) const MAX_COOKIE_AGE: u32 = 60;
/// Browsers give up after 20 redirects.
pub(super) const MAX_REDIRECTS: u8 = 25;
pub(super) const MIN_STATUS: u16 = 200;
pub(super) const MAX_STATUS: u16 = 599;
pub(super) const REDIRECT_STATUSES: [u16; 5] = [301, 302, 303, 307, 308];

/// Headers that a recipe may send, besides those with a prefix of [`HEADER_PREFIXES`]. None of
/// them makes a browser navigate, run, store or ask anything, but for those whose values are
/// checked.
pub(super) const HEADERS: [&str; 14] = [
    "allow",
    "cache-control",
    "content-language",
    "content-type",
    "cross-origin-resource-policy",
    "etag",
    "expires",
    "last-modified",
    "location",
    "pragma",
    "set-cookie",
    "timing-allow-origin",
    "vary",
    "x-total-count",
];
pub(super) const HEADER_PREFIXES: [&str; 2] = ["access-control-", "x-lab-"];
