//! What text may be, as regular expressions: the derived schemas take literals only.

use utoipa::{
    Modify,
    openapi::{RefOr, schema::Schema},
};

use crate::domain::text::{NAME_PATTERN, NOTE_PATTERN, PHONE_PATTERN};

/// Of what is sent. What is answered was checked when it came.
const INPUTS: [&str; 4] = ["GroupInput", "GroupChange", "ContactInput", "ContactChange"];
const PATTERNS: [(&str, &str); 3] = [
    ("name", NAME_PATTERN),
    ("phone", PHONE_PATTERN),
    ("note", NOTE_PATTERN),
];

pub(super) struct TextPatterns;

impl Modify for TextPatterns {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let Some(components) = &mut openapi.components else {
            return;
        };
        for input in INPUTS {
            let Some(RefOr::T(Schema::Object(object))) = components.schemas.get_mut(input) else {
                continue;
            };
            for (property, pattern) in PATTERNS {
                if let Some(RefOr::T(Schema::Object(text))) = object.properties.get_mut(property) {
                    text.pattern = Some(pattern.to_owned());
                    // The pattern counts characters without the white space around them.
                    (text.min_length, text.max_length) = (None, None);
                }
            }
        }
    }
}
