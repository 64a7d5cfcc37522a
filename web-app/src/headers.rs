//! The headers of every answer that do not depend on the page.

use actix_web::{http::header, middleware::DefaultHeaders};

/// Headers for every answer, a handler's own taking precedence.
pub(crate) fn security() -> DefaultHeaders {
    DefaultHeaders::new()
        .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Nothing stricter: without a referrer, browsers send `Origin: null` with
        // cross-origin form posts, and the true origin is what is on show here.
        .add((header::REFERRER_POLICY, "strict-origin"))
        .add((
            header::PERMISSIONS_POLICY,
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        // The sandboxed copy of a page has the origin `null`, so its own scripts
        // and styles are cross-origin to it. Everything served here is public and
        // the same for everybody; `*` never goes with credentials.
        .add((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .add(("Cross-Origin-Resource-Policy", "cross-origin"))
        // File names carry no hash: keep a copy, but ask before using it.
        .add((header::CACHE_CONTROL, "no-cache"))
}
