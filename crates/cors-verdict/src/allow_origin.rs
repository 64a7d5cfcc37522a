//! The kinds of an `Access-Control-Allow-Origin` that does not match.

use url::Url;

use crate::header::text;
use web_origin::Origin;

/// No host name comes near this length, and parsing megabytes as a URL is slow.
const LONGEST_ORIGIN: usize = 2048;

/// The kind of a value of `Access-Control-Allow-Origin` that is not the origin it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllowOriginValue {
    /// It has a comma.
    CommaList,
    /// It has a space.
    SpaceList,
    /// It is `null`.
    Null,
    /// It is the right origin but for its spelling or a missing port.
    NearMiss,
    /// It is some other origin.
    OtherOrigin,
    /// It is no origin: empty, a pattern, a word.
    Invalid,
}

impl AllowOriginValue {
    /// Looks at a value that is not equal to `origin`.
    pub fn of(value: &[u8], origin: &str) -> Self {
        if value.contains(&b',') {
            return Self::CommaList;
        }
        if value.contains(&b' ') {
            return Self::SpaceList;
        }
        if value == b"null" {
            return Self::Null;
        }
        let Some(url) = origin_url(value) else {
            return Self::Invalid;
        };
        let meant = Origin::of(&url);
        if meant.as_str() == origin || (lacks_port(value, &url) && same_but_port(&url, origin)) {
            Self::NearMiss
        } else {
            Self::OtherOrigin
        }
    }
}

/// Whether a browser's URL parser takes the value, which is all that one engine asks.
pub(crate) fn parses_as_url(value: &[u8]) -> bool {
    value.is_ascii() && value.len() <= LONGEST_ORIGIN && Url::parse(&text(value)).is_ok()
}

fn origin_url(value: &[u8]) -> Option<Url> {
    if !value.is_ascii() || value.len() > LONGEST_ORIGIN {
        return None;
    }
    let url = Url::parse(&text(value)).ok()?;
    let is_pattern = url.host_str().is_none_or(|host| host.contains('*'));
    (!is_pattern && !Origin::of(&url).is_opaque()).then_some(url)
}

fn lacks_port(value: &[u8], url: &Url) -> bool {
    url.port().is_none() && !value.ends_with(b":80") && !value.ends_with(b":443")
}

fn same_but_port(url: &Url, origin: &str) -> bool {
    Url::parse(origin)
        .is_ok_and(|origin| origin.scheme() == url.scheme() && origin.host() == url.host())
}
