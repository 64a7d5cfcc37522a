//! Contacts, each in one group.

use garde::Validate;
use jiff::Timestamp;
use uuid::Uuid;

use service_kit::invalid_fields::InvalidFields;

use super::{text, validation::Checked, version::Version};

/// What somebody decides about a contact.
#[derive(Debug, Clone, PartialEq, Eq, Validate)]
pub(crate) struct ContactFields {
    /// Not unique: namesakes exist.
    #[garde(custom(text::name))]
    pub(crate) name: String,
    /// Not unique either: people share addresses.
    #[garde(custom(text::email))]
    pub(crate) email: String,
    /// As somebody wrote it.
    #[garde(custom(text::phone))]
    pub(crate) phone: Option<String>,
    /// May have several lines.
    #[garde(custom(text::note))]
    pub(crate) note: Option<String>,
}

impl ContactFields {
    /// Those that every contact has, and no others.
    pub(crate) fn of(name: String, email: String) -> Self {
        Self {
            name,
            email,
            phone: None,
            note: None,
        }
    }

    /// The fields trimmed and checked; an empty phone or note is none.
    ///
    /// # Errors
    /// Every field that cannot be accepted.
    pub(crate) fn parse(self) -> Result<Checked<Self>, InvalidFields> {
        Checked::new(Self {
            name: text::composed_name(&self.name),
            email: text::trimmed(&self.email),
            phone: text::not_empty(self.phone),
            note: text::not_empty(self.note),
        })
    }
}

/// A contact as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Contact {
    /// Its identity within the group.
    pub(crate) id: Uuid,
    /// What somebody decided about it.
    pub(crate) fields: ContactFields,
    /// How often it was changed.
    pub(crate) version: Version,
    /// When it was made.
    pub(crate) created_at: Timestamp,
    /// When it was last changed.
    pub(crate) updated_at: Timestamp,
}
