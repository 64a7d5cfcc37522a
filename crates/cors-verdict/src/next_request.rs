//! The request that a browser sends next.

use url::Url;

use crate::header::HeaderList;
use crate::request::Body;

/// The request that a browser sends next for a case whose answers are not all known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextRequest {
    /// The hop: 0 for the first URL of the redirect chain.
    pub hop: usize,
    /// The URL of that hop.
    pub url: Url,
    /// Whether it is the preflight or the request itself.
    pub kind: RequestKind,
    /// `Origin`; `None` where a browser sends none, such as with a GET to the page's own origin.
    pub origin: Option<String>,
}

/// A preflight, or the request that script made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestKind {
    /// A [CORS-preflight request](https://fetch.spec.whatwg.org/#cors-preflight-request), which never has
    /// credentials.
    Preflight {
        /// `Access-Control-Request-Method`.
        method: String,
        /// `Access-Control-Request-Headers`.
        headers: Option<String>,
    },
    /// The request itself, as far as redirects have left it.
    Actual {
        /// The method.
        method: String,
        /// The headers of script that are sent.
        headers: HeaderList,
        /// The body that is sent.
        body: Body,
        /// Whether cookies go with it.
        has_credentials: bool,
    },
}
