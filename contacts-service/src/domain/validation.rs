//! Checks what somebody wrote by the rules of its type.

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
