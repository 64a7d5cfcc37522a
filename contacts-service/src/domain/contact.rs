//! Contacts, each in one group.

use garde::Validate;
use jiff::Timestamp;
use uuid::Uuid;

use super::{invalid_fields::InvalidFields, text, version::Version};

/// What somebody decides about a contact.
#[derive(Debug, Clone, PartialEq, Eq, Validate)]
pub struct ContactFields {
    /// Not unique: namesakes exist.
    #[garde(custom(text::name))]
    pub name: String,
    /// Not unique either: people share addresses.
    #[garde(custom(text::email))]
    pub email: String,
    /// As somebody wrote it.
    #[garde(custom(text::phone))]
    pub phone: Option<String>,
    /// May have several lines.
    #[garde(custom(text::note))]
    pub note: Option<String>,
}

impl ContactFields {
    /// Trims and checks what somebody wrote; an empty phone or note is none.
    ///
    /// # Errors
    /// Every field that cannot be accepted.
    pub fn parse(
        name: &str,
        email: &str,
        phone: Option<&str>,
        note: Option<&str>,
    ) -> Result<Self, InvalidFields> {
        let optional = |text: Option<&str>| {
            let text = text.map(str::trim).filter(|text| !text.is_empty());
            text.map(str::to_owned)
        };
        let fields = Self {
            name: name.trim().to_owned(),
            email: email.trim().to_owned(),
            phone: optional(phone),
            note: optional(note),
        };
        fields.validate()?;
        Ok(fields)
    }
}

/// A contact as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its identity within the group.
    pub id: Uuid,
    /// What somebody decided about it.
    pub fields: ContactFields,
    /// How often it was changed.
    pub version: Version,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}
