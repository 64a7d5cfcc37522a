//! The `Cookie` header, read as it is sent (RFC 6265, section 5.4): names are bytes, and nothing
//! is decoded. A reader that decodes names lets another host of the site write a name that no
//! `__Host-` prefix protects: <https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-cookie-name-prefixes>.

use actix_web::http::header::{self, HeaderMap};

/// The values of all cookies of this name, in the order in which they were sent.
pub(super) fn values<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = &'h [u8]> {
    headers
        .get_all(header::COOKIE)
        .flat_map(|line| line.as_bytes().split(|byte| *byte == b';'))
        .filter_map(move |pair| value(pair, name))
}

/// The value of a pair of name and value, if the name is this one.
pub(super) fn value<'p>(pair: &'p [u8], name: &str) -> Option<&'p [u8]> {
    let pair = pair.trim_ascii_start();
    let value = pair.strip_prefix(name.as_bytes())?.strip_prefix(b"=")?;
    Some(value.trim_ascii_end())
}
