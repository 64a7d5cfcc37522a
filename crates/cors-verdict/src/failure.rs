//! The step of the standard that failed, and what it failed on.

use crate::decisive::{Decisive, Message};
use crate::header::list_values::InvalidItem;
use crate::header::name::{ALLOW_CREDENTIALS, ALLOW_HEADERS, ALLOW_METHODS, ALLOW_ORIGIN};

/// The step that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
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
    /// HTTP-network fetch: no response came.
    Network,
    /// HTTP-network fetch: bytes came that are not HTTP.
    NotHttp,
    /// CORS-preflight fetch.
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
pub(crate) enum PreflightFailure {
    /// No response came, or none that is HTTP.
    Network,
    /// A redirect with a `Location`, in engines that look at this apart from the status.
    Redirected,
    /// The CORS check.
    CorsCheck(CorsCheckFailure),
    /// The status is not 200–299.
    BadStatus,
    /// `Access-Control-Allow-Methods` is no list of tokens.
    InvalidMethods(InvalidItem),
    /// `Access-Control-Allow-Headers` is no list of tokens.
    InvalidHeaders(InvalidItem),
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
pub(crate) enum CorsCheckFailure {
    /// There is no `Access-Control-Allow-Origin`.
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
    /// `Access-Control-Allow-Credentials` is absent, or something else than `true`.
    CredentialsNotTrue(Option<Vec<u8>>),
}

/// Why a redirect is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RedirectFailure {
    /// `Location` is no URL, or there are several.
    BadLocation,
    /// The URL is not HTTP(S).
    Scheme,
    /// Twenty redirects were followed before.
    TooMany,
    /// The URL has a user name or a password.
    UserInfo,
    /// The body is a stream that was sent already.
    StreamBody,
}

impl Failure {
    /// The CORS check that failed, on the actual response or on the preflight's.
    pub(crate) fn cors_check(&self) -> Option<&CorsCheckFailure> {
        match self {
            Self::CorsCheck(check) | Self::Preflight(PreflightFailure::CorsCheck(check)) => {
                Some(check)
            }
            _ => None,
        }
    }

    /// The name of the request header that a preflight does not allow, in lower case.
    pub(crate) fn header_name(&self) -> Option<&str> {
        match self {
            Self::Preflight(PreflightFailure::Header { name, .. }) => Some(name),
            _ => None,
        }
    }

    /// The part of a response at which the failed step looked.
    pub(crate) fn decisive(&self) -> Option<Decisive> {
        match self {
            Self::CorsCheck(check) => Some(check.decisive(Message::Response)),
            Self::Preflight(failure) => failure.decisive(),
            _ => None,
        }
    }
}

impl PreflightFailure {
    fn decisive(&self) -> Option<Decisive> {
        Some(match self {
            Self::Network => return None,
            Self::CorsCheck(check) => check.decisive(Message::Preflight),
            Self::Redirected | Self::BadStatus => Decisive::status(Message::Preflight),
            Self::InvalidMethods(_) | Self::Method { .. } => {
                Decisive::header(Message::Preflight, ALLOW_METHODS)
            }
            Self::InvalidHeaders(_) | Self::Header { .. } => {
                Decisive::header(Message::Preflight, ALLOW_HEADERS)
            }
        })
    }
}

impl CorsCheckFailure {
    fn decisive(&self, message: Message) -> Decisive {
        let header = match self {
            Self::CredentialsNotTrue(_) => ALLOW_CREDENTIALS,
            Self::OriginMissing | Self::WildcardWithCredentials | Self::OriginUnequal { .. } => {
                ALLOW_ORIGIN
            }
        };
        Decisive::header(message, header)
    }
}
