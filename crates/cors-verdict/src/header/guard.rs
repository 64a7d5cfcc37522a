//! Which of the headers that script sets are sent at all.

use std::borrow::Cow;

use crate::header::{Header, HeaderList, forbidden, safelist};
use crate::request::Mode;

/// The headers that the [guard](https://fetch.spec.whatwg.org/#concept-headers-guard) of a request
/// lets through in that mode. The others are dropped without an error.
pub fn guarded(headers: &HeaderList, mode: Mode) -> Cow<'_, HeaderList> {
    let is_kept = |header: &Header| {
        !forbidden::is_forbidden_request_header(header)
            && (mode != Mode::NoCors || safelist::is_no_cors_safelisted(header))
    };
    let mut guarded = Cow::Borrowed(headers);
    if !headers.iter().all(is_kept) {
        guarded.to_mut().retain(is_kept);
    }
    guarded
}
