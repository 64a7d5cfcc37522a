//! The fields of a request that cannot be accepted, each with what to write instead.

use std::fmt;

use serde::Serialize;

/// One field that cannot be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvalidField {
    /// Where it is in the request's JSON, such as `email` or `hops[0].response.status`.
    #[cfg_attr(feature = "openapi", schema(examples("email")))]
    pub field: String,
    /// What to write instead.
    #[cfg_attr(
        feature = "openapi",
        schema(examples("Write an e-mail address such as ada@example.com."))
    )]
    pub message: String,
}

/// All fields of a request that cannot be accepted; never empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct InvalidFields(pub Vec<InvalidField>);

impl InvalidFields {
    /// A single field.
    #[must_use]
    pub fn one(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self(vec![InvalidField {
            field: field.into(),
            message: message.into(),
        }])
    }
}

impl fmt::Display for InvalidFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, InvalidField { field, message }) in self.0.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            write!(f, "{space}{field}: {message}")?;
        }
        Ok(())
    }
}
