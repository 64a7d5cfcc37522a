//! What the words around a paste tell.

use cors_verdict::{Credentials, Mode};
use url::Url;

use crate::exchange::Headers;

/// What the words around a paste tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prose {
    pub(crate) page: Option<Url>,
    pub(crate) url: Option<Url>,
    /// Addresses of which the words do not tell whether they are the page's or the API's.
    pub(crate) others: Vec<Url>,
    /// Whether the words name React Native and its network error, and no browser.
    pub(crate) names_react_native: bool,
    pub(crate) method: Option<String>,
    pub(crate) status: Option<u16>,
    pub(crate) credentials: Option<Credentials>,
    pub(crate) mode: Option<Mode>,
    /// The names of response headers that script asks for, in lower case.
    pub(crate) reads: Vec<String>,
    pub(crate) has_form: bool,
    pub(crate) names_preflight: bool,
    pub(crate) request_headers: Headers,
    pub(crate) response_headers: Headers,
}
