//! How often a row was changed: the strong validator behind entity tags.

/// The version of a group or contact; the first is 1. Two representations of one resource
/// with the same version are the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Version(pub(crate) i64);

impl Version {
    /// The version of something just created.
    pub(crate) const FIRST: Self = Self(1);

    /// The version after one more change.
    #[must_use]
    pub(crate) fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}
