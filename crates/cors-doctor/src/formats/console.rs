//! Messages of a browser's console.

use cors_verdict::{Cause, Decoded, decode};

/// The messages of a text, in its order.
pub(crate) fn read(text: &str) -> Vec<Decoded> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let mut first = decode(text);
    let more = std::mem::take(&mut first.more);
    let mut messages = vec![first];
    messages.extend(more.into_iter().map(|it| it.decoded));
    // A status of success is no error.
    for message in &mut messages {
        if message
            .values
            .status
            .is_some_and(|it| (200..300).contains(&it))
        {
            message
                .causes
                .retain(|it| it.cause != Cause::ACAO_MISSING_ON_ERROR);
        }
    }
    messages
}

/// Whether the text is known to be a message, and not only names a header.
pub(crate) fn is_message(decoded: &Decoded) -> bool {
    decoded.engine.is_some() || decoded.code.is_some() || decoded.not_cors.is_some()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_message_with_a_status_of_success_is_about_no_error() {
        let causes = |status: &str| {
            let text = format!(
                "Access to font at 'https://a.example/x' from origin 'https://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nGET https://a.example/x net::ERR_FAILED {status}"
            );
            let causes = read(&text).into_iter().flat_map(|it| it.causes);
            causes.map(|it| it.cause.id()).collect::<Vec<_>>()
        };
        assert!(!causes("200 (OK)").contains(&"acao-missing-on-error"));
        assert!(causes("502 (Bad Gateway)").contains(&"acao-missing-on-error"));
    }
}
