//! Every field that cannot be accepted, each with what to write instead.

use serde::Serialize;
use utoipa::ToSchema;

/// One field that cannot be accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvalidField {
    /// The name of the field in the request's JSON.
    #[schema(examples("email"))]
    pub field: String,
    /// What to write instead.
    #[schema(examples("Write an e-mail address such as ada@example.com."))]
    pub message: String,
}

/// All fields of a request that cannot be accepted; never empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} field(s) cannot be accepted", .0.len())]
pub struct InvalidFields(pub Vec<InvalidField>);

impl InvalidFields {
    /// A single bad field.
    #[must_use]
    pub fn one(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self(vec![InvalidField {
            field: field.into(),
            message: message.into(),
        }])
    }
}

impl From<garde::Report> for InvalidFields {
    fn from(report: garde::Report) -> Self {
        let fields = report
            .into_inner()
            .into_iter()
            .map(|(path, error)| InvalidField {
                field: path.to_string(),
                message: error.message().to_owned(),
            });
        Self(fields.collect())
    }
}
