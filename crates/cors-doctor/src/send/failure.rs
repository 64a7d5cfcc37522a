//! Why there is no answer.

use std::time::Duration;

use thiserror::Error;

/// Why there is no answer to a request. None of these is about CORS.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Failure {
    /// The name of the host has no address.
    #[error("the name {host} has no address: {reason}")]
    NameNotResolved {
        /// The host.
        host: String,
        /// The words of the system.
        reason: String,
    },
    /// No connection was made.
    #[error("there is no connection to {address}: {reason}")]
    NotConnected {
        /// Host and port, or the address that was tried last.
        address: String,
        /// The words of the system.
        reason: String,
    },
    /// The proxy does not lead to the server.
    #[error("the proxy {proxy} does not lead to the server: {reason}")]
    Proxy {
        /// Host and port of the proxy.
        proxy: String,
        /// What the proxy answered.
        reason: String,
    },
    /// The connection is not secure.
    #[error("{0}")]
    Tls(TlsFailure),
    /// The answer did not arrive in time.
    #[error("no answer within {} s", after.as_secs_f64())]
    Timeout {
        /// The time that was waited.
        after: Duration,
    },
    /// The server closed the connection instead of answering.
    #[error("the server closed the connection instead of answering: {reason}")]
    Closed {
        /// The words of the system.
        reason: String,
    },
    /// The answer is not HTTP.
    #[error("the answer is not HTTP")]
    NotHttp,
    /// The headers of the answer are too long.
    #[error("the headers of the answer are longer than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
}

/// Why a connection is not secure. A browser then sends nothing and shows `net::ERR_CERT_…` or the like.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TlsFailure {
    /// The certificate is signed by nobody who is trusted, such as by itself.
    #[error(
        "the certificate is from an authority that is not trusted; if it is your own, name its file with --cacert"
    )]
    UnknownIssuer,
    /// The certificate is for other names.
    #[error("the certificate is for another name")]
    WrongName,
    /// The certificate has expired or is not valid yet.
    #[error("the certificate is not valid at this time")]
    NotValidNow,
    /// Another reason.
    #[error("TLS failed: {0}")]
    Other(String),
}
