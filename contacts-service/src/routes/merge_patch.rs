//! A field of a JSON merge patch: RFC 7396, <https://www.rfc-editor.org/rfc/rfc7396>.

use serde::{Deserialize, Deserializer};

/// What a patch does to a field. Give the field `#[serde(default)]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Patch {
    /// The field is absent: it stays as it is.
    #[default]
    Keep,
    /// The field is null: it is removed.
    Remove,
    /// The field has this text.
    Set(String),
}

impl Patch {
    /// The field after the patch. Removing a field that must be there leaves an empty text, which
    /// the field's own rule then refuses.
    pub(crate) fn apply(&self, current: &str) -> String {
        match self {
            Self::Keep => current.to_owned(),
            Self::Remove => String::new(),
            Self::Set(text) => text.clone(),
        }
    }

    /// An optional field after the patch.
    pub(crate) fn apply_optional(&self, current: Option<&str>) -> Option<String> {
        match self {
            Self::Keep => current.map(str::to_owned),
            Self::Remove => None,
            Self::Set(text) => Some(text.clone()),
        }
    }
}

impl<'de> Deserialize<'de> for Patch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Option::deserialize(deserializer)?;
        Ok(text.map_or(Self::Remove, Self::Set))
    }
}
