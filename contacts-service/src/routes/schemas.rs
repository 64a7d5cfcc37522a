//! What text may be, for the API's description.

use utoipa::openapi::schema::{KnownFormat, Object, ObjectBuilder, SchemaFormat, SchemaType, Type};

use crate::domain::{
    password::{LONGEST_PASSWORD, SHORTEST_PASSWORD},
    text::{LONGEST_EMAIL, LONGEST_NAME, name_pattern, note_pattern, phone_pattern},
};

/// A name as somebody writes it. The pattern counts characters without the white space around
/// them, so there is no length besides.
pub(crate) fn name() -> Object {
    text(Type::String).pattern(Some(name_pattern())).build()
}

/// A name as it is kept.
pub(crate) fn kept_name() -> Object {
    let name = text(Type::String).min_length(Some(1));
    name.max_length(Some(LONGEST_NAME)).build()
}

/// An e-mail address as somebody writes it.
pub(crate) fn email() -> Object {
    any_email().pattern(Some(r"^[^?]*$")).build()
}

/// An e-mail address as it is kept.
pub(crate) fn kept_email() -> Object {
    any_email().build()
}

/// A phone number as somebody writes it, or null.
pub(crate) fn phone() -> Object {
    text_or_null(phone_pattern())
}

/// A note as somebody writes it, or null.
pub(crate) fn note() -> Object {
    text_or_null(note_pattern())
}

/// A password that an account may have had for long.
pub(crate) fn password() -> Object {
    any_password(1).build()
}

/// A password to have from now on.
pub(crate) fn new_password() -> Object {
    let password = any_password(SHORTEST_PASSWORD);
    password.pattern(Some(r"^[^\u0000]*$")).build()
}

fn any_email() -> ObjectBuilder {
    text(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Email)))
        .max_length(Some(LONGEST_EMAIL))
}

fn any_password(shortest: usize) -> ObjectBuilder {
    text(Type::String)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Password)))
        .min_length(Some(shortest))
        .max_length(Some(LONGEST_PASSWORD))
}

fn text_or_null(pattern: String) -> Object {
    let text = text(SchemaType::from_iter([Type::String, Type::Null]));
    text.pattern(Some(pattern)).build()
}

fn text(schema_type: impl Into<SchemaType>) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(schema_type)
}
