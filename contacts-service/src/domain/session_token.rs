//! The secret in the session cookie, and the hash of it that is kept.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

const BYTES: usize = 32;

/// A session's secret: 256 random bits. Only its hash is ever kept.
pub(crate) struct SessionToken([u8; BYTES]);

impl SessionToken {
    /// A new token from the operating system's random generator.
    ///
    /// # Errors
    /// The generator's, which no healthy system has.
    pub(crate) fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Reads a cookie's value; anything that no token looks like is `None`.
    #[must_use]
    pub(crate) fn from_cookie(value: &[u8]) -> Option<Self> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(value).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The cookie's value.
    #[must_use]
    pub(crate) fn to_cookie(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is kept: SHA-256, base64url. The token is random, so it needs no salt and no
    /// slow hash.
    #[must_use]
    pub(crate) fn hash(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(self.0))
    }
}

/// Shows nothing, so that no log line can hold a token.
impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}
