//! Entity tags: RFC 9110, section 8.8.3.

use actix_web::http::header::EntityTag;

use crate::domain::version::Version;

/// The strong entity tag of a version.
pub(crate) fn entity_tag(version: Version) -> EntityTag {
    EntityTag::new_strong(version.0.to_string())
}
