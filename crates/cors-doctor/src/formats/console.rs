//! Messages of a browser's console.

use cors_verdict::{Decoded, decode};

/// The messages of a text, in its order.
pub(crate) fn read(text: &str) -> Vec<Decoded> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let mut first = decode(text);
    let more = std::mem::take(&mut first.more);
    let mut messages = vec![first];
    messages.extend(more.into_iter().map(|it| it.decoded));
    messages
}

/// Whether the text is known to be a message, and not only names a header.
pub(crate) fn is_message(decoded: &Decoded) -> bool {
    decoded.engine.is_some() || decoded.code.is_some() || decoded.not_cors.is_some()
}
