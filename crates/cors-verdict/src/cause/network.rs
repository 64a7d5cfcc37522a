//! Network errors, which script cannot tell from CORS.

use crate::cause::row::{Cause, Family, NOTHING, Row, causes};

causes! { Network, server_helps: false;
    NETWORK_ERROR {
        id: "network-error", title: "Network error", decisive: NOTHING,
        why: "No response came: the name, the connection or the certificate failed. It is no matter of CORS, though script sees the same TypeError.",
        fix: "Open {url} in a tab of its own, and look whether the server runs.",
    }
    NETWORK_ERROR_AFTER_PREFLIGHT {
        id: "network-error-after-preflight", title: "Network error after the preflight", decisive: NOTHING,
        why: "The preflight was fine, and then the connection of the {request} died. It is no matter of CORS.",
        fix: "Look in the server's log for what the {request} does: a crash, a body limit, a timeout.",
    }
    NOT_HTTP {
        id: "not-http", title: "Response is not HTTP", decisive: NOTHING,
        why: "The server answered with bytes that are not HTTP: another protocol, or TLS where there should be none.",
        fix: "Check scheme and port of {url}.",
    }
    BAD_PORT {
        id: "bad-port", title: "Bad port", decisive: NOTHING,
        why: "Browsers send nothing to this port ({value}), because it belongs to another protocol.",
        fix: "Serve on another port.",
    }
    STREAM_UPLOAD_HTTP1 {
        id: "stream-upload-http1", title: "Stream upload over HTTP/1", decisive: NOTHING,
        why: "The body is a ReadableStream. Uploading one needs HTTP/2, and not every browser can do it at all.",
        fix: "Serve over HTTPS with HTTP/2, or send the body from memory.",
    }
}
