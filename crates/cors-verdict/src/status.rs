//! Kinds of status.

/// [Ok status](https://fetch.spec.whatwg.org/#ok-status): what a preflight must be answered with.
pub(crate) fn is_ok(status: u16) -> bool {
    (200..=299).contains(&status)
}

/// [Redirect status](https://fetch.spec.whatwg.org/#redirect-status). 300, 304 and 305 are none.
pub(crate) fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}
