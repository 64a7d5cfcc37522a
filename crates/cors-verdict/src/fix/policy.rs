//! The policy that a server needs.

use serde::{Serialize, Serializer};

/// How long a preflight may be cached where nothing says so, in seconds.
pub(crate) const DEFAULT_MAX_AGE: u32 = 600;

/// A CORS policy that lets one request of one page pass, and what the server's answers showed to be
/// allowed before; no more than that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FixPolicy {
    /// The origins that may read. `["*"]` in JSON stands for every origin.
    pub origins: AllowedOrigins,
    /// The methods, safelisted ones included, in upper case.
    pub methods: Vec<String>,
    /// The request headers, in lower case; those that are safelisted are left out.
    pub headers: Vec<String>,
    /// Whether requests may include credentials; never together with every origin.
    pub credentials: bool,
    /// The response headers that script may read beside the safelisted ones.
    pub exposes: Vec<String>,
    /// How long a preflight may be cached, in seconds.
    pub max_age: u32,
    /// Whether the answer that was refused is an error of the server: some frameworks make it outside
    /// of their middlewares.
    #[serde(skip)]
    pub(crate) server_error: bool,
}

/// The origins that may read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllowedOrigins {
    /// Exactly these.
    List(Vec<String>),
    /// Every origin, for public data without credentials.
    Any,
}

impl Serialize for AllowedOrigins {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::List(origins) => serializer.collect_seq(origins),
            Self::Any => serializer.collect_seq(["*"]),
        }
    }
}
