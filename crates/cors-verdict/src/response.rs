//! The response as the server sends it.

use serde::{Deserialize, Deserializer, de};

use crate::header::name::{ALLOW_ORIGIN, LOCATION};
use crate::header::{HeaderList, text};
use crate::status;

/// A [response](https://fetch.spec.whatwg.org/#concept-response) before any filtering.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Response {
    /// The status, 100 to 999.
    #[serde(deserialize_with = "status")]
    pub status: u16,
    /// The headers with their spelling, order and duplicates.
    #[serde(default)]
    pub headers: HeaderList,
}

fn status<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u16, D::Error> {
    match u16::deserialize(deserializer)? {
        status @ 100..=999 => Ok(status),
        _ => Err(de::Error::custom("a status is 100–999")),
    }
}

impl Response {
    /// The text of `Location`, lines joined, if this is a redirect that has one.
    pub(crate) fn redirect_location(&self) -> Option<String> {
        let location = self.headers.get(LOCATION)?;
        status::is_redirect(self.status).then(|| text(&location))
    }

    pub(crate) fn has_allow_origin(&self) -> bool {
        self.headers.contains(ALLOW_ORIGIN)
    }
}
