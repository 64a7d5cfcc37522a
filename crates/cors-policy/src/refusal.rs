//! Why a request is refused.

use std::fmt;

use actix_web::http::StatusCode;

/// Why a browser will not let the page have what it asks for, or why the request is not carried
/// out at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The origin matches no allowed pattern.
    Origin,
    /// The request carries more than one `Origin`, which no browser sends.
    SeveralOrigins,
    /// The method that a preflight asks for is not listed.
    Method,
    /// A request header that a preflight asks for is not listed.
    Header,
    /// The request would change something, has no `Origin`, and a page of another site sent it:
    /// [`Sec-Fetch-Site`](https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header)
    /// is `cross-site`.
    CrossSite,
}

impl Refusal {
    /// One word, such as a label of a metric: `origin`, `several-origins`, `method`, `header` or
    /// `cross-site`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::SeveralOrigins => "several-origins",
            Self::Method => "method",
            Self::Header => "header",
            Self::CrossSite => "cross-site",
        }
    }

    /// The status of a response that refuses: 400 for a request that no browser sends, else 403.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::SeveralOrigins => StatusCode::BAD_REQUEST,
            Self::Origin | Self::Method | Self::Header | Self::CrossSite => StatusCode::FORBIDDEN,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Origin => "the origin matches no allowed pattern",
            Self::SeveralOrigins => "there is more than one Origin header",
            Self::Method => "the method is not in Access-Control-Allow-Methods",
            Self::Header => "a header is not in Access-Control-Allow-Headers",
            Self::CrossSite => "a page of another site may not change anything",
        })
    }
}
