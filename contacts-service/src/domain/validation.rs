//! Checks what somebody wrote by the rules of its type.

use std::ops::Deref;

use garde::Validate;
use service_kit::invalid_fields::{InvalidField, InvalidFields};

/// `value`, which its rules accept.
///
/// # Errors
/// Every field that cannot be accepted.
pub(crate) fn validated<T: Validate<Context = ()>>(value: T) -> Result<T, InvalidFields> {
    value.validate().map_err(|report| {
        let fields = report.into_inner().into_iter();
        let invalid = fields.map(|(path, error)| InvalidField {
            field: path.to_string(),
            message: error.message().to_owned(),
        });
        InvalidFields(invalid.collect())
    })?;
    Ok(value)
}

/// A value that its rules accept. What is kept may be from before a rule, and is not checked when it is
/// read.
#[derive(Debug, Clone)]
pub(crate) struct Checked<T>(T);

impl<T: Validate<Context = ()>> Checked<T> {
    /// # Errors
    /// Every field that cannot be accepted.
    pub(super) fn new(value: T) -> Result<Self, InvalidFields> {
        validated(value).map(Self)
    }

    pub(crate) fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Checked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
