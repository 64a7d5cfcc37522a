//! Where engines are known to leave the Fetch Standard.

use serde::Serialize;

use super::Engine;

/// A place where an engine was seen to leave the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Departure {
    /// Several checks of a preflight fail, and the engine comes to another one first.
    OrderOfChecks,
    /// Repeated request headers are joined before they are measured.
    JoinsRepeatedHeaders,
    /// `Save-Data` and `DPR` need no preflight.
    SafelistsClientHints,
    /// A `User-Agent` set by script is dropped.
    DropsUserAgent,
    /// A listener on the upload of a request without a body forces no preflight.
    IgnoresUploadOfGet,
    /// `Access-Control-Allow-Headers: *` covers `Authorization`.
    AuthorizationUnderWildcard,
    /// The preflight after a tainting redirect carries the page's origin, not `null`.
    RealOriginInSecondPreflight,
    /// A request that was preflighted is preflighted again after a redirect that made it simple.
    PreflightsAgain,
    /// A redirect to a URL with user info is refused within one origin and in mode `no-cors` too.
    UserInfoWithinOrigin,
    /// A certain `Location` ends the request before the CORS check and in every redirect mode.
    ReadsLocationFirst,
    /// A redirect status without a `Location` passes in redirect mode `error`.
    NeedsLocation,
    /// Bytes above 0x7F make `Accept` and `Content-Type` unsafe.
    NonAsciiIsUnsafe,
    /// Bytes that are not HTTP are read as a response of HTTP/0.9.
    ReadsHttp09,
    /// A preflight to the page's own origin, after redirects, is not CORS-checked.
    TrustsPreflightAtHome,
    /// A stream needs HTTP/2, which plain `http:` never gets.
    StreamNeedsHttp2,
    /// A stream is sent as the text `[object ReadableStream]`.
    SendsStreamAsText,
    /// A stream cannot be sent.
    RefusesStreams,
}

/// What people should know of a departure.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Known {
    /// Which one.
    #[serde(skip)]
    pub departure: Departure,
    /// Its name in links.
    pub id: &'static str,
    /// The engines that were seen to do it.
    pub engines: &'static [Engine],
    /// What they do.
    pub what: &'static str,
    /// What the standard says.
    pub standard: &'static str,
    /// The lab's scenario that shows it.
    pub scenario: Option<&'static str>,
    /// A composition of the playground that shows it, as JSON, where no scenario does.
    pub case: Option<&'static str>,
}

const ALL: &[Engine] = &[Engine::Chromium, Engine::Firefox, Engine::Webkit];

/// Every known departure, with what shows it.
pub static KNOWN: [Known; 17] = [
    Known {
        departure: Departure::OrderOfChecks,
        id: "order-of-checks",
        engines: ALL,
        what: "When a preflight fails in several ways, Chromium looks for a redirect first, Firefox at the method before it parses `Access-Control-Allow-Headers`, and WebKit at the status before the CORS check.",
        standard: "CORS-preflight fetch: the CORS check and the ok status, then both lists are parsed, then the method, then the headers.",
        scenario: Some("preflight-unhandled"),
        case: None,
    },
    Known {
        departure: Departure::JoinsRepeatedHeaders,
        id: "joins-repeated-headers",
        engines: &[Engine::Chromium, Engine::Webkit],
        what: "Request headers of one name are joined before their 128 bytes are counted.",
        standard: "CORS-unsafe request-header names: each header is measured by itself, as Firefox does.",
        scenario: Some("safelisted-value-joined"),
        case: None,
    },
    Known {
        departure: Departure::SafelistsClientHints,
        id: "safelists-client-hints",
        engines: &[Engine::Chromium],
        what: "`Save-Data: on` and a numeric `DPR` go out without a preflight.",
        standard: "CORS-safelisted request-header: they are not on the list.",
        scenario: Some("client-hint-header"),
        case: None,
    },
    Known {
        departure: Departure::DropsUserAgent,
        id: "drops-user-agent",
        engines: &[Engine::Chromium],
        what: "A `User-Agent` that script sets is ignored.",
        standard: "Forbidden request-header: `User-Agent` is none, so it is sent after a preflight.",
        scenario: Some("user-agent-header"),
        case: None,
    },
    Known {
        departure: Departure::IgnoresUploadOfGet,
        id: "ignores-upload-of-get",
        engines: &[Engine::Chromium],
        what: "A listener on the upload of a GET forces no preflight.",
        standard: "XMLHttpRequest: listeners on the upload set the use-CORS-preflight flag, body or not.",
        scenario: Some("upload-listener"),
        case: None,
    },
    Known {
        departure: Departure::AuthorizationUnderWildcard,
        id: "authorization-under-wildcard",
        engines: ALL,
        what: "`Access-Control-Allow-Headers: *` covers `Authorization`; Chromium and Firefox warn.",
        standard: "CORS-preflight fetch: a CORS non-wildcard request-header name must be listed.",
        scenario: Some("authorization-under-wildcard"),
        case: None,
    },
    Known {
        departure: Departure::RealOriginInSecondPreflight,
        id: "real-origin-in-second-preflight",
        engines: &[Engine::Firefox],
        what: "The preflight after a tainting redirect says the page's origin; only the request says `null`.",
        standard: "Serializing a request origin: a tainted origin is `null` for both.",
        scenario: Some("redirect-second-preflight-null"),
        case: None,
    },
    Known {
        departure: Departure::PreflightsAgain,
        id: "preflights-again",
        engines: &[Engine::Firefox, Engine::Webkit],
        what: "A redirect that makes a request simple again (303, or a dropped `Authorization`) is preflighted all the same; WebKit asks for the dropped header too.",
        standard: "HTTP-redirect fetch runs main fetch again, which needs no preflight for a simple request.",
        scenario: Some("redirect-extra-preflight"),
        case: None,
    },
    Known {
        departure: Departure::UserInfoWithinOrigin,
        id: "user-info-within-origin",
        engines: &[Engine::Chromium],
        what: "A redirect to a URL with user info is refused within one origin and in mode `no-cors` too.",
        standard: "HTTP-redirect fetch: refused in mode `cors` towards another origin, and once tainting is cors.",
        scenario: None,
        case: Some(
            r#"{"from":"app","to":"lab","request":{"mode":"no-cors"},"recipe":{"response":{"redirect":{"status":302,"to":"lab","userinfo":true}}}}"#,
        ),
    },
    Known {
        departure: Departure::ReadsLocationFirst,
        id: "reads-location-first",
        engines: ALL,
        what: "A certain `Location` ends the request before the CORS check: in Chromium one that is no URL, in every redirect mode; in Firefox that and `data:`, `file:` and `blob:` where redirects are followed; in WebKit `ftp:`, in every redirect mode.",
        standard: "HTTP fetch: the CORS check comes first, then the redirect mode, and only then is `Location` read.",
        scenario: None,
        case: Some(
            r#"{"from":"app","to":"lab","request":{},"recipe":{"response":{"redirect":{"status":302,"to":"bad-location"}}}}"#,
        ),
    },
    Known {
        departure: Departure::NeedsLocation,
        id: "needs-location",
        engines: &[Engine::Chromium, Engine::Webkit],
        what: "In redirect mode `error`, a redirect status without a `Location` is an ordinary response.",
        standard: "HTTP fetch: the status alone makes it a redirect, and so a network error.",
        scenario: None,
        case: Some(
            r#"{"from":"app","to":"lab","request":{"redirect":"error"},"recipe":{"response":{"status":301,"headers":[["Access-Control-Allow-Origin","{page}"]]}}}"#,
        ),
    },
    Known {
        departure: Departure::NonAsciiIsUnsafe,
        id: "non-ascii-is-unsafe",
        engines: &[Engine::Firefox],
        what: "Bytes above 0x7F in `Accept` and `Content-Type` need a preflight.",
        standard: "CORS-unsafe request-header byte: these are none.",
        scenario: None,
        case: Some(
            r#"{"from":"app","to":"lab","request":{"headers":[["Accept","é"]]},"recipe":{"response":{"headers":[["Access-Control-Allow-Origin","{page}"]]}}}"#,
        ),
    },
    Known {
        departure: Departure::ReadsHttp09,
        id: "reads-http09",
        engines: &[Engine::Firefox],
        what: "Bytes that are not HTTP are read as a response of HTTP/0.9, which has no headers; with methods other than GET, HEAD and POST not always.",
        standard: "HTTP-network fetch: a network error.",
        scenario: Some("not-http"),
        case: None,
    },
    Known {
        departure: Departure::TrustsPreflightAtHome,
        id: "trusts-preflight-at-home",
        engines: &[Engine::Firefox],
        what: "When redirects lead back to the page's own origin, the preflight there is not CORS-checked; its status and lists still are.",
        standard: "CORS-preflight fetch: the CORS check runs wherever the preflight went, since response tainting stays cors.",
        scenario: None,
        case: Some(
            r#"{"from":"app","to":"lab","request":{"headers":[["X-A","1"]],"credentials":"include"},"recipe":{"preflight":{"status":204,"headers":[["Access-Control-Allow-Origin","{page}"],["Access-Control-Allow-Credentials","true"],["Access-Control-Allow-Headers","x-a"]]},"response":{"headers":[["Access-Control-Allow-Origin","{page}"],["Access-Control-Allow-Credentials","true"]],"redirect":{"status":302,"to":"app"}}}}"#,
        ),
    },
    Known {
        departure: Departure::StreamNeedsHttp2,
        id: "stream-needs-http2",
        engines: &[Engine::Chromium],
        what: "A stream is sent over HTTP/2 only, which plain `http:` never gets; the preflight goes out before that is noticed.",
        standard: "HTTP-network fetch sends it over any connection.",
        scenario: Some("stream-upload-http1"),
        case: None,
    },
    Known {
        departure: Departure::SendsStreamAsText,
        id: "sends-stream-as-text",
        engines: &[Engine::Firefox],
        what: "A stream is sent as the text `[object ReadableStream]`.",
        standard: "Extract a body: its bytes are sent.",
        scenario: Some("stream-upload-http1"),
        case: None,
    },
    Known {
        departure: Departure::RefusesStreams,
        id: "refuses-streams",
        engines: &[Engine::Webkit],
        what: "A stream cannot be sent.",
        standard: "Extract a body: its bytes are sent.",
        scenario: Some("stream-upload-http1"),
        case: None,
    },
];
