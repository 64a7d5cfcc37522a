//! What text may be, for the API's description.

use utoipa::openapi::schema::{Object, ObjectBuilder, SchemaType, Type};

use crate::domain::text::{NAME_PATTERN, NOTE_PATTERN, PHONE_PATTERN};

/// A name as somebody writes it. The pattern counts characters without the white space around
/// them, so there is no length besides.
pub(crate) fn name() -> Object {
    text(Type::String, NAME_PATTERN)
}

/// A phone number as somebody writes it, or null.
pub(crate) fn phone() -> Object {
    text_or_null(PHONE_PATTERN)
}

/// A note as somebody writes it, or null.
pub(crate) fn note() -> Object {
    text_or_null(NOTE_PATTERN)
}

fn text_or_null(pattern: &str) -> Object {
    text(SchemaType::from_iter([Type::String, Type::Null]), pattern)
}

fn text(schema_type: impl Into<SchemaType>, pattern: &str) -> Object {
    ObjectBuilder::new()
        .schema_type(schema_type)
        .pattern(Some(pattern))
        .build()
}
