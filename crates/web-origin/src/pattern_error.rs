//! Why a pattern is refused, and what to write instead.

/// A pattern that cannot be meant, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("origin pattern \"{pattern}\": {problem}")]
pub struct OriginPatternError {
    /// The pattern as it was written.
    pub pattern: String,
    /// What is wrong with it.
    pub problem: PatternProblem,
}

/// What can be wrong with an origin pattern. The words say what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternProblem {
    /// Nothing was written.
    #[error("is empty; write an origin such as https://app.example.com")]
    Empty,
    /// `*`.
    #[error(
        "browsers refuse * for a request with cookies, and any origin must not read them; write the origins, or a pattern such as https://*.example.com"
    )]
    AnyOrigin,
    /// `null`.
    #[error(
        "every sandboxed frame of every site has the origin null; serve the page from a real origin and write that"
    )]
    Null,
    /// Something without `://`.
    #[error("has no scheme; write https:// in front")]
    NoScheme,
    /// A scheme that carries no CORS.
    #[error("only http and https carry CORS, not {0}; write https:// instead")]
    Scheme(String),
    /// A wildcard that is not the whole first label.
    #[error(
        "a wildcard can only be the whole first label; write *. in front of the host and nowhere else"
    )]
    WildcardElsewhere,
    /// No host, or one that no URL can have.
    #[error(
        "is no origin; write scheme, host and, if need be, port, such as https://app.example.com:8443"
    )]
    NotAnOrigin,
    /// An origin in a spelling that no browser sends: the pattern would never match.
    #[error(
        "no browser sends an origin in this spelling (no path, no final slash, no default port, no upper case, no user name), so it would never match; write {serialized}"
    )]
    NotSerialized {
        /// The serialised form.
        serialized: String,
    },
    /// A wildcard over a suffix under which strangers can register names.
    #[error(
        "anybody can own a name under {0}; write a wildcard over a domain of your own, such as *.example.{0}"
    )]
    PublicSuffix(String),
    /// A wildcard in front of an IP address.
    #[error("an IP address has no subdomains; write the address alone")]
    WildcardOverAddress,
}
