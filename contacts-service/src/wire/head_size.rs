//! Which requests of refused pages are too large to be recorded.
//!
//! Whoever reads a head has limits (Actix refuses one over 128 KiB or of over 96 lines, before
//! anything is recorded). A page that fills the head up to such a limit would see in the record
//! whether the session's cookie still went in. So the record has limits far below, and counts
//! neither that cookie nor the conditional headers that a browser adds by itself when it has a
//! response of somebody who is signed in.

use actix_web::{dev::ServiceRequest, http::header};

use crate::auth::session_cookie::SessionCookie;

/// What is counted of the request line and the header lines.
const MAX_BYTES: usize = 16 * 1024;
/// Header lines that are counted; `Cookie` is none of them.
const MAX_LINES: usize = 64;
/// The path. A cookie of one name comes along once for each path and domain for which another
/// host of the site set it, and such a cookie can look like the session's. So this bounds how many
/// bytes of cookies are not counted: for each of three domains 512 times 60.
const MAX_PATH_BYTES: usize = 512;

/// Whether the head is so small that it is read and recorded with the session's cookie and without
/// it.
pub(super) fn can_be_recorded(req: &ServiceRequest, session_cookie: &SessionCookie) -> bool {
    let mut bytes = req.method().as_str().len() + req.uri().to_string().len();
    let mut lines = 0;
    for (name, value) in req.headers() {
        match *name {
            header::COOKIE => {
                let pairs = value.as_bytes().split(|byte| *byte == b';');
                let counted = pairs.filter(|pair| !session_cookie.matches(pair));
                bytes += counted.map(|pair| pair.len() + 1).sum::<usize>();
            }
            header::IF_NONE_MATCH | header::IF_MODIFIED_SINCE => {}
            _ => {
                bytes += name.as_str().len() + value.len() + ": \r\n".len();
                lines += 1;
            }
        }
    }
    bytes <= MAX_BYTES && lines <= MAX_LINES && req.uri().path().len() <= MAX_PATH_BYTES
}
