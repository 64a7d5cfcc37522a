//! What can be wrong with a policy, and what to write instead.

use std::{fmt, io, vec};

use web_origin::{OriginPattern, OriginPatternError};

/// Everything that is wrong with a policy, not only the first mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyErrors(pub(crate) Vec<PolicyError>);

impl PolicyErrors {
    /// The mistakes: those about origins first, then methods, headers and the max-age.
    pub fn iter(&self) -> impl Iterator<Item = &PolicyError> {
        self.0.iter()
    }
}

impl IntoIterator for PolicyErrors {
    type Item = PolicyError;
    type IntoIter = vec::IntoIter<PolicyError>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for PolicyErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the CORS policy cannot be used:")?;
        self.0.iter().try_for_each(|error| write!(f, "\n- {error}"))
    }
}

impl std::error::Error for PolicyErrors {}

/// For a `main` that returns an [`io::Result`], as servers have it.
impl From<PolicyErrors> for io::Error {
    fn from(errors: PolicyErrors) -> Self {
        Self::new(io::ErrorKind::InvalidInput, errors)
    }
}

/// One mistake in a policy. The words say what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// No origin is allowed, so the policy would refuse every page.
    #[error("no origin is allowed; add one, such as https://app.example.com")]
    NoOrigin,
    /// An origin pattern cannot be meant, such as `*` or `https://*.co.uk`.
    #[error(transparent)]
    Origin(#[from] OriginPatternError),
    /// An allowed origin is not
    /// [potentially trustworthy](https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy).
    #[error(
        "origin pattern \"{0}\": whoever sits on the network between can pose as this origin; write {https}, or accept that with dangerously_allow_insecure_origins()",
        https = .0.to_string().replacen("http://", "https://", 1)
    )]
    InsecureOrigin(OriginPattern),
    /// A method cannot be granted.
    #[error("method \"{name}\" {problem}")]
    Method {
        /// As it was written.
        name: String,
        /// What is wrong with it.
        problem: NameProblem,
    },
    /// A request header cannot be granted.
    #[error("request header \"{name}\" {problem}")]
    RequestHeader {
        /// As it was written.
        name: String,
        /// What is wrong with it.
        problem: NameProblem,
    },
    /// A response header cannot be exposed.
    #[error("exposed header \"{name}\" {problem}")]
    ExposedHeader {
        /// As it was written.
        name: String,
        /// What is wrong with it.
        problem: NameProblem,
    },
    /// The max-age is longer than any browser remembers.
    #[error(
        "max-age {0}: no browser remembers a preflight for longer than a day; write a number of seconds from 0 to {LONGEST_MAX_AGE}"
    )]
    MaxAge(u32),
}

/// The longest `Access-Control-Max-Age` that any browser honours, in seconds: Firefox's limit.
pub const LONGEST_MAX_AGE: u32 = 86_400;

/// What is wrong with the name of a method or of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameProblem {
    /// It is no [token](https://www.rfc-editor.org/rfc/rfc9110#name-tokens).
    #[error("is no name in HTTP; write one name, without spaces and commas")]
    NotAToken,
    /// It is `*`, which is a mere name for a request with credentials.
    #[error("is no wildcard for a request with credentials; write each name")]
    Wildcard,
    /// It is in the list already.
    #[error("is listed twice; write it once")]
    Duplicate,
    /// It is a [forbidden method](https://fetch.spec.whatwg.org/#forbidden-method).
    #[error("can be sent by no script; leave it out")]
    ForbiddenMethod,
    /// It is a method in lower case. Methods are case-sensitive, and `fetch` puts only some of
    /// them into upper case.
    #[error("is another method than {0}, and case matters; write {0}")]
    MethodCase(&'static str),
    /// It is a [forbidden request-header](https://fetch.spec.whatwg.org/#forbidden-request-header).
    #[error("is set by the browser and by no script; leave it out")]
    ForbiddenRequestHeader,
    /// It is a header of the CORS protocol itself.
    #[error("belongs to the CORS protocol and is sent by browser and server alone; leave it out")]
    CorsHeader,
    /// It is a [CORS-safelisted response-header name](https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name).
    #[error("can be read by every page that may read the response; leave it out")]
    SafelistedResponseHeader,
    /// It is a [forbidden response-header name](https://fetch.spec.whatwg.org/#forbidden-response-header-name).
    #[error("can be read by no script; leave it out")]
    ForbiddenResponseHeader,
}
