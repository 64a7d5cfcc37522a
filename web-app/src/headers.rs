//! The headers that do not depend on the page.

use actix_web::{http::header, middleware::DefaultHeaders};

/// For every response, a handler's own taking precedence.
pub(crate) fn every_response() -> DefaultHeaders {
    DefaultHeaders::new()
        .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Keep a copy, but ask before using it. What has its version in its address needs no asking.
        .add((header::CACHE_CONTROL, "no-cache"))
}

/// For the pages and their parts. The sandboxed copy of a page has the origin `null`, so its own
/// scripts and styles are cross-origin to it. Everything here is public and the same for
/// everybody; `*` never goes with credentials.
pub(crate) fn public() -> DefaultHeaders {
    DefaultHeaders::new()
        .add((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .add((header::CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin"))
}

/// For the judge, which a page asks on its own origin only.
pub(crate) fn own_origin_only() -> DefaultHeaders {
    DefaultHeaders::new().add((header::CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"))
}
