//! Reasons for which a request needs a preflight.

use crate::cause::row::{Cause, Family, NOTHING, Row, causes};

causes! { WhyPreflight, server_helps: false;
    METHOD_UNSAFE {
        id: "method-unsafe", title: "Method other than GET, HEAD and POST", decisive: NOTHING,
        why: "Only GET, HEAD and POST go out without asking.",
        fix: "Answer the preflight with Access-Control-Allow-Methods.",
    }
    CONTENT_TYPE_NOT_SAFELISTED {
        id: "content-type-not-safelisted", title: "Content-Type that no form sends", decisive: NOTHING,
        why: "Only the three content types a form can send go out without asking: text/plain, application/x-www-form-urlencoded and multipart/form-data.",
        fix: "Answer the preflight with Access-Control-Allow-Headers: Content-Type.",
    }
    SAFELISTED_VALUE_UNSAFE {
        id: "safelisted-value-unsafe", title: "Unsafe byte in a safelisted header", decisive: NOTHING,
        why: "The header is safelisted, but its value has a byte that is not.",
        fix: "Keep to plain values, or list the header in Access-Control-Allow-Headers.",
    }
    SAFELISTED_VALUE_TOO_LONG {
        id: "safelisted-value-too-long", title: "Safelisted header is too long", decisive: NOTHING,
        why: "Safelisted headers may have 128 bytes each and 1024 together.",
        fix: "Shorten the value, or list the header in Access-Control-Allow-Headers.",
    }
    RANGE_NOT_SIMPLE {
        id: "range-not-simple", title: "Range is not simple", decisive: NOTHING,
        why: "Only a single range with a start, as bytes=0-99, goes out without asking.",
        fix: "Ask for a range with a start, or list Range in Access-Control-Allow-Headers.",
    }
    CUSTOM_HEADER {
        id: "custom-header", title: "Custom header", decisive: NOTHING,
        why: "The header is none of the five that go out without asking.",
        fix: "List it in Access-Control-Allow-Headers, or do not send it.",
    }
    CLIENT_HINT_HEADER {
        id: "client-hint-header", title: "Client hint header", decisive: NOTHING,
        why: "A client hint set by script goes out without asking in Chromium only.",
        fix: "List it in Access-Control-Allow-Headers, or leave it to the browser.",
    }
    USER_AGENT_HEADER {
        id: "user-agent-header", title: "User-Agent header", decisive: NOTHING,
        why: "A User-Agent set by script is asked for first; Chromium drops it instead.",
        fix: "Do not set it.",
    }
    UPLOAD_LISTENER {
        id: "upload-listener", title: "Upload listener", decisive: NOTHING,
        why: "Somebody listens to the progress of the upload, which tells whether the server is there, so the browser asks first.",
        fix: "Answer the preflight, or remove the listener from xhr.upload.",
    }
    STREAM_BODY {
        id: "stream-body", title: "Stream body", decisive: NOTHING,
        why: "The body is a stream, which no form could send.",
        fix: "Answer the preflight, or send the body from memory.",
    }
    FORBIDDEN_HEADER {
        id: "forbidden-header", title: "Forbidden header", decisive: NOTHING,
        why: "Script cannot set this header; the browser drops it, and nothing else happens.",
        fix: "Remove it from the code; the browser sends what is right by itself.",
        decidable: false,
    }
    BEACON_JSON {
        id: "beacon-json", title: "Beacon JSON", decisive: NOTHING,
        why: "A beacon with a JSON body needs a preflight, and sendBeacon() returns true before it fails.",
        fix: "Send the beacon as text/plain, or answer the preflight.",
        decidable: false,
    }
}
