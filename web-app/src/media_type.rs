//! The media type that a response says its content has.

use actix_web::http::header::{CONTENT_TYPE, HeaderMap};

/// Whether it is this one, whatever its parameters.
pub(crate) fn has_type(headers: &HeaderMap, media_type: &str) -> bool {
    let value = headers.get(CONTENT_TYPE);
    value.is_some_and(|value| value.as_bytes().starts_with(media_type.as_bytes()))
}
