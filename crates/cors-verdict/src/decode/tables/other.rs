//! Messages that look like CORS messages and are not.

use crate::decode::pattern::Pattern;

#[rustfmt::skip]
pub(super) static PATTERNS: &[Pattern] = &[
    Pattern::no_cors(
        "violates the following Content Security Policy directive",
        "Blocked by the page's Content-Security-Policy (connect-src), before CORS: the page has to allow the address."),
    Pattern::no_cors(
        "because it violates the document's Content Security Policy",
        "Blocked by the page's Content-Security-Policy (connect-src), before CORS: the page has to allow the address."),
    Pattern::no_cors(
        "Content-Security-Policy: The page's settings blocked",
        "Blocked by the page's Content-Security-Policy, before CORS: the page has to allow the address."),
    Pattern::no_cors(
        "does not appear in the connect-src directive of the Content Security Policy",
        "Blocked by the page's Content-Security-Policy, before CORS: the page has to allow the address."),
    Pattern::no_cors(
        "net::ERR_BLOCKED_BY_RESPONSE",
        "Blocked by Cross-Origin-Resource-Policy, which is about requests without CORS."),
    Pattern::no_cors(
        "Cross-Origin-Resource-Policy",
        "Blocked by Cross-Origin-Resource-Policy, which is about requests without CORS."),
    Pattern::no_cors(
        "net::ERR_BLOCKED_BY_ORB",
        "Opaque Response Blocking: a request in mode no-cors got something that is no image, script or media. Use mode cors."),
    Pattern::no_cors(
        "was blocked by OpaqueResponseBlocking",
        "Opaque Response Blocking: a request in mode no-cors got something that is no image, script or media. Use mode cors."),
    Pattern::no_cors(
        "net::ERR_BLOCKED_BY_CLIENT",
        "An extension, such as an ad blocker, stopped the request."),
    Pattern::no_cors(
        "has been blocked: The page at",
        "Mixed content: a secure page asked for an insecure resource."),
    Pattern::no_cors(
        "Mixed Content: The page at",
        "Mixed content: a secure page asked for an insecure resource."),
    Pattern::no_cors(
        "HTTP method is unsupported",
        "A forbidden method: new Request() refuses it before anything is sent."),
    Pattern::no_cors(
        "Request cannot be constructed from a URL that includes credentials",
        "fetch() takes no URL with a user name or password; nothing was sent."),
    Pattern::no_cors(
        "is an url with embedded credentials",
        "fetch() takes no URL with a user name or password; nothing was sent."),
    Pattern::no_cors(
        "net::ERR_",
        "A network error; whether CORS is behind it says the line before or after it in the console."),
    Pattern::no_cors(
        "Failed to fetch",
        "This is all that script is told, whatever the reason. The console has another line that names it."),
    Pattern::no_cors(
        "NetworkError when attempting to fetch resource",
        "This is all that script is told, whatever the reason. The console has another line that names it."),
    Pattern::no_cors(
        "Load failed",
        "This is all that script is told, whatever the reason. The console has another line that names it."),
    Pattern::no_cors(
        "NetworkError: A network error occurred",
        "This is all that script is told, whatever the reason. The console has another line that names it."),
];
