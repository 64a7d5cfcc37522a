//! The origin of the page that asks.

use thiserror::Error;
use url::Url;

/// An [origin](https://html.spec.whatwg.org/multipage/browsers.html#concept-origin): a tuple, or
/// opaque, as that of a sandboxed frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    serialized: String,
    tuple: Option<url::Origin>,
}

/// Why a text is not an origin.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OriginError {
    /// It is no URL at all.
    #[error("{0:?} is not an origin; write scheme://host[:port] or null")]
    NotAUrl(String),
    /// Pages of that scheme have an opaque origin.
    #[error("pages of {0:?} have an opaque origin; write null")]
    Opaque(String),
    /// It is spelt in another way than browsers do.
    #[error("browsers spell that origin {0:?}")]
    Spelling(String),
}

impl Origin {
    /// The opaque origin.
    pub fn opaque() -> Self {
        Self {
            serialized: "null".to_owned(),
            tuple: None,
        }
    }

    /// Reads a serialised origin, `null` included, and nothing looser.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        if text == "null" {
            return Ok(Self::opaque());
        }
        let url = Url::parse(text).map_err(|_| OriginError::NotAUrl(text.to_owned()))?;
        let origin = Self::of(&url);
        if origin.tuple.is_none() {
            Err(OriginError::Opaque(text.to_owned()))
        } else if origin.serialized == text {
            Ok(origin)
        } else {
            Err(OriginError::Spelling(origin.serialized))
        }
    }

    /// The [origin of a URL](https://url.spec.whatwg.org/#concept-url-origin).
    pub fn of(url: &Url) -> Self {
        match url.origin() {
            url::Origin::Opaque(_) => Self::opaque(),
            tuple => Self {
                serialized: tuple.ascii_serialization(),
                tuple: Some(tuple),
            },
        }
    }

    /// The [serialisation](https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin).
    pub fn as_str(&self) -> &str {
        &self.serialized
    }

    /// Whether it is opaque, and so never the same as any other.
    pub fn is_opaque(&self) -> bool {
        self.tuple.is_none()
    }

    /// [Same origin](https://html.spec.whatwg.org/multipage/browsers.html#same-origin).
    pub fn is_same_origin(&self, url: &Url) -> bool {
        self.tuple
            .as_ref()
            .is_some_and(|tuple| *tuple == url.origin())
    }
}
