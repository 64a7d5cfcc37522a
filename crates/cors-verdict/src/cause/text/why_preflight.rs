use crate::Cause;

pub(super) fn text(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::MethodUnsafe => (
            "Only GET, HEAD and POST go out without asking.",
            "Answer the preflight with Access-Control-Allow-Methods.",
        ),
        Cause::ContentTypeNotSafelisted => (
            "Only the three content types a form can send go out without asking: text/plain, application/x-www-form-urlencoded and multipart/form-data.",
            "Answer the preflight with Access-Control-Allow-Headers: Content-Type.",
        ),
        Cause::SafelistedValueUnsafe => (
            "The header is safelisted, but its value has a byte that is not.",
            "Keep to plain values, or list the header in Access-Control-Allow-Headers.",
        ),
        Cause::SafelistedValueTooLong => (
            "Safelisted headers may have 128 bytes each and 1024 together.",
            "Shorten the value, or list the header in Access-Control-Allow-Headers.",
        ),
        Cause::RangeNotSimple => (
            "Only a single range with a start, as bytes=0-99, goes out without asking.",
            "Ask for a range with a start, or list Range in Access-Control-Allow-Headers.",
        ),
        Cause::CustomHeader => (
            "The header is none of the five that go out without asking.",
            "List it in Access-Control-Allow-Headers, or do not send it.",
        ),
        Cause::ClientHintHeader => (
            "A client hint set by script goes out without asking in Chromium only.",
            "List it in Access-Control-Allow-Headers, or leave it to the browser.",
        ),
        Cause::UserAgentHeader => (
            "A User-Agent set by script is asked for first; Chromium drops it instead.",
            "Do not set it.",
        ),
        Cause::UploadListener => (
            "Somebody listens to the progress of the upload, which tells whether the server is there, so the browser asks first.",
            "Answer the preflight, or remove the listener from xhr.upload.",
        ),
        Cause::StreamBody => (
            "The body is a stream, which no form could send.",
            "Answer the preflight, or send the body from memory.",
        ),
        Cause::ForbiddenHeader => (
            "Script cannot set this header; the browser drops it, and nothing else happens.",
            "Remove it from the code; the browser sends what is right by itself.",
        ),
        Cause::BeaconJson => (
            "A beacon with a JSON body needs a preflight, and sendBeacon() returns true before it fails.",
            "Send the beacon as text/plain, or answer the preflight.",
        ),
        _ => ("", ""),
    }
}
