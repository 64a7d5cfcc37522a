//! A policy that can be meant.

use actix_web::http::{Method, header::HeaderName};
use web_origin::OriginPatterns;

/// Who may read an API's responses from a page, and what the page may send.
///
/// Build it once with [`CorsPolicy::builder`], which reports every mistake, and let each worker
/// make its middleware from it with [`CorsPolicy::layer`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorsPolicy {
    pub(crate) origins: OriginPatterns,
    pub(crate) methods: Vec<Method>,
    pub(crate) request_headers: Vec<HeaderName>,
    pub(crate) exposed_headers: Vec<HeaderName>,
    pub(crate) credentials: bool,
    pub(crate) max_age_seconds: Option<u32>,
}

impl CorsPolicy {
    /// The origins that are allowed.
    #[must_use]
    pub fn origins(&self) -> &OriginPatterns {
        &self.origins
    }

    /// Methods are compared with case: <https://www.rfc-editor.org/rfc/rfc9110#name-methods>.
    pub(crate) fn grants_method(&self, method: &[u8]) -> bool {
        self.methods
            .iter()
            .any(|granted| granted.as_str().as_bytes() == method)
    }

    pub(crate) fn grants_request_header(&self, name: &[u8]) -> bool {
        self.request_headers
            .iter()
            .any(|granted| granted.as_str().as_bytes().eq_ignore_ascii_case(name))
    }
}
