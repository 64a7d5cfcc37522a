//! Where the data is kept.

use std::{fmt, fs::File, path::Path, str::FromStr};

use sqlx::postgres::{PgConnectOptions, PgSslMode};
use url::Url;
use web_origin::is_loopback;

/// A SQLite file or a PostgreSQL server.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file with this path.
    Sqlite(String),
    /// A server.
    Postgres {
        /// It may hold a password.
        url: String,
        /// The host that is reached over a network and without TLS, or without if the server likes.
        insecure_host: Option<String>,
    },
}

impl DatabaseUrl {
    /// The path of the file, if it is one.
    #[must_use]
    pub fn sqlite_path(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(path) => Some(Path::new(path)),
            Self::Postgres { .. } => None,
        }
    }

    /// The host that is reached over a network and without TLS, or without if the server likes.
    pub(crate) fn insecure_host(&self) -> Option<&str> {
        match self {
            Self::Sqlite(_) => None,
            Self::Postgres { insecure_host, .. } => insecure_host.as_deref(),
        }
    }

    /// The same with this password in its URL.
    ///
    /// # Errors
    /// When it is a file, or has a password.
    pub(crate) fn with_password(&self, password: &str) -> Result<Self, DatabaseUrlError> {
        let Self::Postgres { url, insecure_host } = self else {
            return Err(DatabaseUrlError::NoPasswordNeeded);
        };
        let mut url = Url::parse(url).map_err(|_| DatabaseUrlError::Scheme)?;
        if url.password().is_some() {
            return Err(DatabaseUrlError::SecondPassword);
        }
        url.set_password(Some(password))
            .map_err(|()| DatabaseUrlError::NoHost)?;
        Ok(Self::Postgres {
            url: url.into(),
            insecure_host: insecure_host.clone(),
        })
    }

    /// As sqlx takes it. A SQLite file must exist: one that vanished must not come back empty.
    pub(super) fn url(&self) -> String {
        match self {
            Self::Sqlite(path) => format!("sqlite:{path}?mode=rw"),
            Self::Postgres { url, .. } => url.clone(),
        }
    }

    /// Settings that are kept per connection. A lock that others hold is waited for two seconds.
    pub(super) fn settings(&self) -> &'static str {
        match self {
            // `synchronous = full` syncs the write-ahead log to disk before a write is
            // acknowledged.
            Self::Sqlite(_) => {
                "pragma busy_timeout = 2000;
                 pragma journal_mode = wal;
                 pragma synchronous = full;
                 pragma foreign_keys = on;"
            }
            Self::Postgres { .. } => "set lock_timeout = '2s'; set statement_timeout = '5s';",
        }
    }
}

/// Why a text names no database, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseUrlError {
    /// The scheme is another one.
    #[error("write sqlite:PATH, or postgres://USER:PASSWORD@HOST/DATABASE")]
    Scheme,
    /// SQLite without a file.
    #[error("name a file, such as sqlite:contacts.db; data in memory would be lost")]
    NoFile,
    /// SQLite would take these characters for more than a path.
    #[error("write the path of a file without ?, # and %")]
    Path,
    /// PostgreSQL's part of the URL cannot be read.
    #[error("{0}; write postgres://USER:PASSWORD@HOST/DATABASE?sslmode=verify-full")]
    Postgres(String),
    /// A certificate or a key that the URL names cannot be read.
    #[error("{parameter}={path}: {error}")]
    Certificate {
        /// The parameter of the URL.
        parameter: String,
        /// Its value.
        path: String,
        /// What the system says.
        error: String,
    },
    /// A root certificate that no server's would be compared with.
    #[error(
        "sslrootcert has a meaning only with sslmode=verify-full or verify-ca; write one of them"
    )]
    UnusedRootCertificate,
    /// A password for a file.
    #[error("a SQLite file has no password; leave this out")]
    NoPasswordNeeded,
    /// A password besides the one in the URL.
    #[error("the URL of the database has a password already; leave one of them out")]
    SecondPassword,
    /// A password for a URL without a host.
    #[error("the URL of the database has no host to send a password to")]
    NoHost,
}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(url: &str) -> Result<Self, DatabaseUrlError> {
        match url.split_once(':') {
            Some(("sqlite", path)) => {
                let path = path.strip_prefix("//").unwrap_or(path);
                if path.is_empty() || path.contains(":memory:") {
                    return Err(DatabaseUrlError::NoFile);
                }
                if path.contains(['?', '#', '%']) {
                    return Err(DatabaseUrlError::Path);
                }
                Ok(Self::Sqlite(path.to_owned()))
            }
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres {
                insecure_host: insecure_host(&postgres_options(url)?),
                url: url.to_owned(),
            }),
            _ => Err(DatabaseUrlError::Scheme),
        }
    }
}

/// Looks at what would otherwise be wrong with every connection, without a name in its error.
fn postgres_options(url: &str) -> Result<PgConnectOptions, DatabaseUrlError> {
    let options = url.parse::<PgConnectOptions>();
    let options = options.map_err(|error| DatabaseUrlError::Postgres(error.to_string()))?;
    let verifies = matches!(
        options.get_ssl_mode(),
        PgSslMode::VerifyCa | PgSslMode::VerifyFull
    );
    let url = Url::parse(url).map_err(|error| DatabaseUrlError::Postgres(error.to_string()))?;
    for (parameter, value) in url.query_pairs() {
        if parameter == ROOT_CERTIFICATE && !verifies {
            return Err(DatabaseUrlError::UnusedRootCertificate);
        }
        let is_file = CERTIFICATES.contains(&&*parameter) && !value.starts_with("-----BEGIN");
        if is_file && let Err(error) = File::open(&*value) {
            return Err(DatabaseUrlError::Certificate {
                parameter: parameter.into(),
                path: value.into(),
                error: error.to_string(),
            });
        }
    }
    Ok(options)
}

/// `PGHOST` and `PGSSLMODE` count where the URL says nothing.
fn insecure_host(options: &PgConnectOptions) -> Option<String> {
    let host = options.get_host();
    let is_socket = options.get_socket().is_some() || host.starts_with('/');
    let is_local = is_socket || is_loopback(host);
    let is_secure = match options.get_ssl_mode() {
        PgSslMode::Disable | PgSslMode::Allow | PgSslMode::Prefer => false,
        PgSslMode::Require | PgSslMode::VerifyCa | PgSslMode::VerifyFull => true,
    };
    (!is_local && !is_secure).then(|| host.to_owned())
}

const ROOT_CERTIFICATE: &str = "sslrootcert";
/// Parameters that are a path, or a certificate or key in PEM.
const CERTIFICATES: [&str; 3] = [ROOT_CERTIFICATE, "sslcert", "sslkey"];

/// Leaves out user, password and host, so that no log line can hold a secret.
impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// As in [`Debug`](fmt::Debug), for error messages.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{path}"),
            Self::Postgres { .. } => f.write_str("postgres:…"),
        }
    }
}
