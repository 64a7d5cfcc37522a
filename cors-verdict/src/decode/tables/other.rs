//! What people take for CORS messages.

use super::super::pattern::Pattern;

pub(in crate::decode) static PATTERNS: &[Pattern] = &[
    Pattern {
        engine: None,
        code: None,
        template: "violates the following Content Security Policy directive",
        causes: &[],
        note: Some(
            "Blocked by the page's Content-Security-Policy (connect-src), before CORS: the page has to allow the address.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "because it violates the document's Content Security Policy",
        causes: &[],
        note: Some(
            "Blocked by the page's Content-Security-Policy (connect-src), before CORS: the page has to allow the address.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "Content-Security-Policy: The page's settings blocked",
        causes: &[],
        note: Some(
            "Blocked by the page's Content-Security-Policy, before CORS: the page has to allow the address.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "does not appear in the connect-src directive of the Content Security Policy",
        causes: &[],
        note: Some(
            "Blocked by the page's Content-Security-Policy, before CORS: the page has to allow the address.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "net::ERR_BLOCKED_BY_RESPONSE",
        causes: &[],
        note: Some(
            "Blocked by Cross-Origin-Resource-Policy, which is about requests without CORS.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "Cross-Origin-Resource-Policy",
        causes: &[],
        note: Some(
            "Blocked by Cross-Origin-Resource-Policy, which is about requests without CORS.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "net::ERR_BLOCKED_BY_ORB",
        causes: &[],
        note: Some(
            "Opaque Response Blocking: a request in mode no-cors got something that is no image, script or media. Use mode cors.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "was blocked by OpaqueResponseBlocking",
        causes: &[],
        note: Some(
            "Opaque Response Blocking: a request in mode no-cors got something that is no image, script or media. Use mode cors.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "net::ERR_BLOCKED_BY_CLIENT",
        causes: &[],
        note: Some("An extension, such as an ad blocker, stopped the request."),
    },
    Pattern {
        engine: None,
        code: None,
        template: "has been blocked: The page at",
        causes: &[],
        note: Some("Mixed content: a secure page asked for an insecure resource."),
    },
    Pattern {
        engine: None,
        code: None,
        template: "Mixed Content: The page at",
        causes: &[],
        note: Some("Mixed content: a secure page asked for an insecure resource."),
    },
    Pattern {
        engine: None,
        code: None,
        template: "HTTP method is unsupported",
        causes: &[],
        note: Some("A forbidden method: new Request() refuses it before anything is sent."),
    },
    Pattern {
        engine: None,
        code: None,
        template: "Request cannot be constructed from a URL that includes credentials",
        causes: &[],
        note: Some("fetch() takes no URL with a user name or password; nothing was sent."),
    },
    Pattern {
        engine: None,
        code: None,
        template: "is an url with embedded credentials",
        causes: &[],
        note: Some("fetch() takes no URL with a user name or password; nothing was sent."),
    },
    Pattern {
        engine: None,
        code: None,
        template: "net::ERR_",
        causes: &[],
        note: Some(
            "A network error; whether CORS is behind it says the line before or after it in the console.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "Failed to fetch",
        causes: &[],
        note: Some(
            "This is all that script is told, whatever the reason. The console has another line that names it.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "NetworkError when attempting to fetch resource",
        causes: &[],
        note: Some(
            "This is all that script is told, whatever the reason. The console has another line that names it.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "Load failed",
        causes: &[],
        note: Some(
            "This is all that script is told, whatever the reason. The console has another line that names it.",
        ),
    },
    Pattern {
        engine: None,
        code: None,
        template: "NetworkError: A network error occurred",
        causes: &[],
        note: Some(
            "This is all that script is told, whatever the reason. The console has another line that names it.",
        ),
    },
];
