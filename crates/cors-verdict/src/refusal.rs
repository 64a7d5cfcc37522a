//! The facts of a refusal: what failed, and what was there at that moment.

use url::Url;

use crate::origin::Origin;

/// A request that ended in a network error, with all that messages and fixes quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What failed.
    pub failure: Failure,
    /// The hop at which it failed.
    pub hop: usize,
    /// Whether the actual request of that hop was sent.
    pub sent: bool,
    /// The first URL of the chain.
    pub first_url: Url,
    /// The URL of that hop.
    pub url: Url,
    /// The origin of the page.
    pub page_origin: Origin,
    /// What `Access-Control-Allow-Origin` had to say: the page's origin, or `null` once tainted.
    pub request_origin: String,
    /// Whether the chain of redirects made the origin `null`.
    pub tainted: bool,
    /// The method of that hop.
    pub method: String,
    /// The header names of that hop, as script spelt them.
    pub header_names: Vec<String>,
    /// The header names the preflight of that hop asked for, if there was one.
    pub preflighted: Option<Vec<String>>,
    /// Whether credentials are included.
    pub include_credentials: bool,
    /// Whether the request had a body.
    pub has_body: bool,
    /// The status of the response that failed.
    pub status: Option<u16>,
    /// Whether that response has no `Access-Control-Allow-Origin`.
    pub answer_has_no_allow_origin: bool,
    /// Where that response wanted to redirect to.
    pub location: Option<String>,
    /// Whether it was a request of the CORS protocol: response tainting `cors`.
    pub is_cors: bool,
    /// Whether redirects are followed.
    pub follows_redirects: bool,
    /// Whether the standard would not have asked: the preflight is an engine's own.
    pub extra_preflight: bool,
}

/// What failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Main fetch: the port belongs to another protocol.
    BadPort(u16),
    /// Main fetch: mode `same-origin` and another origin.
    ModeSameOrigin,
    /// Main fetch: mode `no-cors` and a redirect mode other than `follow`.
    NoCorsRedirectMode,
    /// Main fetch or scheme fetch: not an HTTP(S) URL.
    Scheme,
    /// HTTP-network fetch: a stream cannot be uploaded here.
    StreamUpload,
    /// HTTP-network fetch: no response, or none that is HTTP.
    Network {
        /// Whether something came back that is not HTTP.
        not_http: bool,
    },
    /// The preflight.
    Preflight(PreflightFailure),
    /// HTTP fetch: the CORS check on the actual response.
    CorsCheck(CorsCheckFailure),
    /// HTTP fetch: a redirect in redirect mode `error`.
    RedirectModeError,
    /// HTTP-redirect fetch.
    Redirect(RedirectFailure),
}

/// Why a preflight failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PreflightFailure {
    /// No response, or none that is HTTP.
    Network,
    /// A redirect with a `Location`, for engines that look at this apart from the status.
    Redirected,
    /// The CORS check.
    CorsCheck(CorsCheckFailure),
    /// The status is not 200–299.
    BadStatus,
    /// `Access-Control-Allow-Methods` is no list of tokens.
    InvalidMethods(crate::header::list_values::InvalidItem),
    /// `Access-Control-Allow-Headers` is no list of tokens.
    InvalidHeaders(crate::header::list_values::InvalidItem),
    /// The method is not allowed.
    Method {
        /// Whether the list has it in another case.
        other_case: bool,
        /// Whether the list has a `*` that does not count.
        wildcard: bool,
    },
    /// A header is not allowed.
    Header {
        /// Its name in lower case.
        name: String,
        /// Whether the list has a `*` that does not count.
        wildcard: bool,
    },
}

/// Why a CORS check failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorsCheckFailure {
    /// No `Access-Control-Allow-Origin`.
    OriginMissing,
    /// It is `*`, and credentials are included.
    WildcardWithCredentials,
    /// It is something else than the request's origin.
    OriginUnequal {
        /// The value, lines joined.
        value: Vec<u8>,
        /// How many lines there were.
        lines: usize,
        /// How many of them were spelt `Access-Control-Allow-Origin`.
        canonical_lines: usize,
    },
    /// `Access-Control-Allow-Credentials` is not `true`.
    CredentialsNotTrue {
        /// The value, if there is one.
        value: Option<Vec<u8>>,
    },
}

/// Why a redirect is not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RedirectFailure {
    /// `Location` is no URL, or there are several.
    BadLocation,
    /// The URL is not HTTP(S).
    Scheme,
    /// It is the twenty-first.
    TooMany,
    /// The URL has a user name or a password.
    UserInfo,
    /// The body is a stream that is already spent.
    StreamBody,
}

impl Refusal {
    /// Whether the response that failed was itself a redirect that would have been followed.
    pub fn is_at_redirect(&self) -> bool {
        self.location.is_some()
    }

    /// Whether the last URL is the page's own origin again.
    pub fn is_back_home(&self) -> bool {
        self.hop > 0 && self.page_origin.is_same(&self.url)
    }

    /// A header's name as script spelt it.
    pub fn spelling_of<'a>(&'a self, name: &'a str) -> &'a str {
        self.header_names
            .iter()
            .find(|given| given.eq_ignore_ascii_case(name))
            .map_or(name, String::as_str)
    }
}
