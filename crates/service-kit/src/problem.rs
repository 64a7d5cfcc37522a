//! Errors as `application/problem+json`: RFC 9457, <https://www.rfc-editor.org/rfc/rfc9457>.

use actix_web::{
    HttpResponse, HttpResponseBuilder,
    http::{StatusCode, header},
};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::invalid_fields::InvalidField;

/// The media type of a problem document.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// What kind of problem it is: the same for every occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemType {
    /// The last part of the type's URN; it never changes.
    pub name: &'static str,
    /// The type in two or three words.
    pub title: &'static str,
    /// The status that goes with it.
    pub status: StatusCode,
}

impl ProblemType {
    /// A kind of problem.
    #[must_use]
    pub const fn new(name: &'static str, title: &'static str, status: StatusCode) -> Self {
        Self {
            name,
            title,
            status,
        }
    }
}

impl Serialize for ProblemType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("urn:two-origins:problem:{}", self.name))
    }
}

/// A problem document, with the members that these services add.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `urn:two-origins:problem:` and a name that never changes.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    r#type: ProblemType,
    title: &'static str,
    status: u16,
    /// A sentence for a person.
    detail: String,
    /// With status 422: every field that cannot be accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<InvalidField>>,
    /// With status 412: the resource as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<Value>,
}

impl Problem {
    /// A problem of this kind; `detail` is a sentence for a person.
    #[must_use]
    pub fn new(kind: ProblemType, detail: impl Into<String>) -> Self {
        Self {
            r#type: kind,
            title: kind.title,
            status: kind.status.as_u16(),
            detail: detail.into(),
            errors: None,
            current: None,
        }
    }

    /// With the fields that cannot be accepted.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<InvalidField>) -> Self {
        self.errors = Some(errors);
        self
    }

    /// With the resource as it is now.
    #[must_use]
    pub fn with_current(mut self, current: Value) -> Self {
        self.current = Some(current);
        self
    }

    /// The document.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "every member is a string, a number or JSON already"
    )]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a problem can be written as JSON")
    }

    /// A response with this document, to which headers can be added.
    #[must_use]
    pub fn response(&self) -> HttpResponseBuilder {
        let mut response = HttpResponse::build(self.r#type.status);
        response
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .content_type(MEDIA_TYPE);
        response
    }

    /// The response without further headers.
    #[must_use]
    pub fn into_response(self) -> HttpResponse {
        self.response().body(self.to_json())
    }
}
