//! Contact groups.

use garde::Validate;
use jiff::Timestamp;
use uuid::Uuid;

use service_kit::invalid_fields::InvalidFields;

use super::{text, validation::validated, version::Version};

/// What somebody decides about a group.
#[derive(Debug, Clone, PartialEq, Eq, Validate)]
pub struct GroupFields {
    /// Unique in its account without regard to case.
    #[garde(custom(text::name))]
    pub name: String,
}

impl GroupFields {
    /// The fields trimmed and checked.
    ///
    /// # Errors
    /// Every field that cannot be accepted.
    pub(crate) fn parse(self) -> Result<Self, InvalidFields> {
        validated(Self {
            name: text::trimmed(&self.name),
        })
    }
}

/// A group as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its identity within the account.
    pub id: Uuid,
    /// What somebody decided about it.
    pub fields: GroupFields,
    /// How often it was changed.
    pub version: Version,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}
