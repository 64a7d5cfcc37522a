//! Contact groups.

use garde::Validate;
use jiff::Timestamp;
use uuid::Uuid;

use service_kit::invalid_fields::InvalidFields;

use super::{text, validation::Checked, version::Version};

/// What somebody decides about a group.
#[derive(Debug, Clone, PartialEq, Eq, Validate)]
pub(crate) struct GroupFields {
    /// Unique in its account: no other name has the same [`name_key`](text::name_key).
    #[garde(custom(text::name))]
    pub(crate) name: String,
}

impl GroupFields {
    /// The fields trimmed and checked.
    ///
    /// # Errors
    /// Every field that cannot be accepted.
    pub(crate) fn parse(self) -> Result<Checked<Self>, InvalidFields> {
        Checked::new(Self {
            name: text::composed_name(&self.name),
        })
    }
}

/// A group as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its identity within the account.
    pub(crate) id: Uuid,
    /// What somebody decided about it.
    pub(crate) fields: GroupFields,
    /// How often it was changed.
    pub(crate) version: Version,
    /// When it was made.
    pub(crate) created_at: Timestamp,
    /// When it was last changed.
    pub(crate) updated_at: Timestamp,
}
