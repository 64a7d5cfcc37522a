//! The known departures of engines from the Fetch Standard.

use crate::engine::Engine::{self, Chromium, Firefox, Webkit};

/// A place where engines were seen to leave the standard. Two are equal when their ids are.
#[derive(Clone, Copy, Debug)]
pub struct Departure {
    /// The name of the departure in links and tests.
    pub id: &'static str,
    /// The behaviour of the engines.
    pub what: &'static str,
    /// The rule of the standard.
    pub standard: &'static str,
    /// The engines that do it.
    pub seen_in: &'static [Sighting],
    /// How the lab shows it.
    pub shown_by: ShownBy,
}

/// An engine that departs.
#[derive(Clone, Copy, Debug)]
pub struct Sighting {
    /// The engine.
    pub engine: Engine,
    /// The engine's own source file, bug or announcement; `None` when it was observed only.
    pub source: Option<&'static str>,
}

/// How the lab shows a departure.
#[derive(Clone, Copy, Debug)]
pub enum ShownBy {
    /// The id of a scenario of the catalogue.
    Scenario(&'static str),
    /// A composition of the playground, as JSON, where no scenario shows it.
    Composition(&'static str),
}

const fn observed(engine: Engine) -> Sighting {
    Sighting {
        engine,
        source: None,
    }
}

const fn sourced(engine: Engine, source: &'static str) -> Sighting {
    Sighting {
        engine,
        source: Some(source),
    }
}

impl PartialEq for Departure {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Departure {}

/// Makes a constant of each entry, and the list of all of them.
macro_rules! departures {
    ($($name:ident { id: $id:literal, what: $what:literal, standard: $standard:literal, seen_in: $seen_in:expr, shown_by: $shown_by:expr $(,)? })*) => {
        impl Departure {
            $(
                #[doc = $what]
                pub const $name: Self = Self {
                    id: $id,
                    what: $what,
                    standard: $standard,
                    seen_in: $seen_in,
                    shown_by: $shown_by,
                };
            )*

            /// Every known departure.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

departures! {
    ORDER_OF_CHECKS {
        id: "order-of-checks",
        what: "When a preflight fails in several ways, Chromium looks for a redirect first, Firefox at the method before it parses `Access-Control-Allow-Headers`, and WebKit at the status before the CORS check.",
        standard: "CORS-preflight fetch: the CORS check and the ok status, then both lists are parsed, then the method, then the headers.",
        seen_in: &[sourced(Chromium, "https://source.chromium.org/chromium/chromium/src/+/main:services/network/cors/preflight_controller.cc"),
            sourced(Firefox, "https://searchfox.org/mozilla-central/source/netwerk/protocol/http/nsCORSListenerProxy.cpp"),
            sourced(Webkit, "https://github.com/WebKit/WebKit/blob/main/Source/WebCore/loader/CrossOriginAccessControl.cpp")],
        shown_by: ShownBy::Scenario("preflight-unhandled"),
    }
    JOINS_REPEATED_HEADERS {
        id: "joins-repeated-headers",
        what: "Request headers of one name are joined before their 128 bytes are counted.",
        standard: "CORS-unsafe request-header names: each header is measured by itself, as Firefox does.",
        seen_in: &[sourced(Chromium, "https://source.chromium.org/chromium/chromium/src/+/main:services/network/cors/cors_util.h"),
            sourced(Webkit, "https://github.com/WebKit/WebKit/blob/main/Source/WebCore/platform/network/HTTPHeaderMap.cpp")],
        shown_by: ShownBy::Scenario("safelisted-value-joined"),
    }
    SAFELISTS_CLIENT_HINTS {
        id: "safelists-client-hints",
        what: "`Save-Data: on` and a numeric `DPR` go out without a preflight.",
        standard: "CORS-safelisted request-header: they are not on the list.",
        seen_in: &[sourced(Chromium, "https://source.chromium.org/chromium/chromium/src/+/main:services/network/public/cpp/cors/cors.cc")],
        shown_by: ShownBy::Scenario("client-hint-header"),
    }
    DROPS_USER_AGENT {
        id: "drops-user-agent",
        what: "A `User-Agent` that script sets is ignored.",
        standard: "Forbidden request-header: `User-Agent` is none, so it is sent after a preflight.",
        seen_in: &[sourced(Chromium, "https://issues.chromium.org/issues/40450316")],
        shown_by: ShownBy::Scenario("user-agent-header"),
    }
    IGNORES_UPLOAD_OF_GET {
        id: "ignores-upload-of-get",
        what: "A listener on the upload of a GET forces no preflight.",
        standard: "XMLHttpRequest: listeners on the upload set the use-CORS-preflight flag, body or not.",
        seen_in: &[sourced(Chromium, "https://source.chromium.org/chromium/chromium/src/+/main:third_party/blink/renderer/core/xmlhttprequest/xml_http_request.cc")],
        shown_by: ShownBy::Scenario("upload-listener"),
    }
    AUTHORIZATION_UNDER_WILDCARD {
        id: "authorization-under-wildcard",
        what: "`Access-Control-Allow-Headers: *` covers `Authorization`; Chromium and Firefox warn.",
        standard: "CORS-preflight fetch: a CORS non-wildcard request-header name must be listed.",
        seen_in: &[sourced(Chromium, "https://chromestatus.com/feature/5742041264816128"),
            sourced(Firefox, "https://bugzilla.mozilla.org/show_bug.cgi?id=1687364"),
            sourced(Webkit, "https://github.com/whatwg/fetch/issues/1919")],
        shown_by: ShownBy::Scenario("authorization-under-wildcard"),
    }
    REAL_ORIGIN_IN_SECOND_PREFLIGHT {
        id: "real-origin-in-second-preflight",
        what: "The preflight after a tainting redirect says the page's origin; only the request says `null`.",
        standard: "Serializing a request origin: a tainted origin is `null` for both.",
        seen_in: &[observed(Firefox)],
        shown_by: ShownBy::Scenario("redirect-second-preflight-null"),
    }
    PREFLIGHTS_AGAIN {
        id: "preflights-again",
        what: "A redirect that makes a request simple again (303, or a dropped `Authorization`) is preflighted all the same; WebKit asks for the dropped headers too, and Firefox for those that an earlier redirect dropped.",
        standard: "HTTP-redirect fetch runs main fetch again, which needs no preflight for a simple request.",
        seen_in: &[observed(Firefox),
            observed(Webkit)],
        shown_by: ShownBy::Scenario("redirect-extra-preflight"),
    }
    DELETE_BECOMES_GET {
        id: "delete-becomes-get",
        what: "A redirect of any status makes a DELETE that leaves its origin a GET without a body; its headers stay.",
        standard: "HTTP-redirect fetch: 303 alone does so, and takes the headers of the body away.",
        seen_in: &[sourced(Webkit, "https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/soup/NetworkDataTaskSoup.cpp")],
        shown_by: ShownBy::Composition(r#"{"from":"app","to":"lab","request":{"method":"DELETE"},"recipe":{"preflight":{"status":204,"headers":[["Access-Control-Allow-Origin","{page}"],["Access-Control-Allow-Methods","DELETE"]]},"response":{"headers":[["Access-Control-Allow-Origin","{page}"]],"redirect":{"status":307,"to":"third","recipe":{"preflight":{"status":204,"headers":[["Access-Control-Allow-Origin","*"],["Access-Control-Allow-Methods","PUT"]]},"response":{"headers":[["Access-Control-Allow-Origin","*"]]}}}}}}"#),
    }
    SENDS_DROPPED_HEADERS_AGAIN {
        id: "sends-dropped-headers-again",
        what: "Headers that a redirect dropped are sent again after a later one: in WebKit those of a body, such as `Content-Type`, after the next; in Firefox all, `Authorization` too, after one that would not drop them from the first request.",
        standard: "HTTP-redirect fetch: they are removed from the request, and do not come back.",
        seen_in: &[sourced(Firefox, "https://searchfox.org/mozilla-central/source/dom/fetch/FetchDriver.cpp"),
            sourced(Webkit, "https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/NetworkLoadChecker.cpp")],
        shown_by: ShownBy::Composition(r#"{"from":"app","to":"lab","request":{"method":"PUT","headers":[["Content-Type","application/json"]],"body":"{}"},"recipe":{"preflight":{"status":204,"headers":[["Access-Control-Allow-Origin","{page}"],["Access-Control-Allow-Methods","PUT"],["Access-Control-Allow-Headers","content-type"]]},"response":{"headers":[["Access-Control-Allow-Origin","{page}"]],"redirect":{"status":303,"to":"lab","recipe":{"preflight":{"status":204,"headers":[["Access-Control-Allow-Origin","{page}"],["Access-Control-Allow-Headers","content-type"]]},"response":{"headers":[["Access-Control-Allow-Origin","{page}"]],"redirect":{"status":307,"to":"lab","recipe":{"preflight":{"status":204,"headers":[["Access-Control-Allow-Origin","{page}"],["Access-Control-Allow-Headers","content-type"]]},"response":{"headers":[["Access-Control-Allow-Origin","{page}"]]}}}}}}}}}"#),
    }
    USER_INFO_WITHIN_ORIGIN {
        id: "user-info-within-origin",
        what: "A redirect to a URL with user info is refused within one origin and in mode `no-cors` too.",
        standard: "HTTP-redirect fetch: refused in mode `cors` towards another origin, and once tainting is cors.",
        seen_in: &[sourced(Chromium, "https://chromestatus.com/feature/5669008342777856")],
        shown_by: ShownBy::Composition(r#"{"from":"app","to":"lab","request":{"mode":"no-cors"},"recipe":{"response":{"redirect":{"status":302,"to":"lab","userinfo":true}}}}"#),
    }
    USER_INFO_BEFORE_MODE {
        id: "user-info-before-mode",
        what: "In redirect mode `error`, a redirect to a URL with user info is refused for its user info.",
        standard: "HTTP fetch: the redirect mode makes it a network error before `Location` is read.",
        seen_in: &[sourced(Chromium, "https://source.chromium.org/chromium/chromium/src/+/main:services/network/cors/cors_url_loader.cc")],
        shown_by: ShownBy::Composition(r#"{"from":"app","to":"lab","request":{"redirect":"error"},"recipe":{"response":{"headers":[["Access-Control-Allow-Origin","{page}"]],"redirect":{"status":302,"to":"lab","userinfo":true}}}}"#),
    }
    READS_LOCATION_FIRST {
        id: "reads-location-first",
        what: "A certain `Location` ends the request before the CORS check: in Chromium one that is no URL, in every redirect mode; in Firefox that and `data:`, `file:` and `blob:` where redirects are followed; in WebKit `ftp:`, in every redirect mode.",
        standard: "HTTP fetch: the CORS check comes first, then the redirect mode, and only then is `Location` read.",
        seen_in: &[sourced(Chromium, "https://source.chromium.org/chromium/chromium/src/+/main:net/url_request/url_request_job.cc"),
            observed(Firefox),
            sourced(Webkit, "https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/NetworkLoadChecker.cpp")],
        shown_by: ShownBy::Composition(r#"{"from":"app","to":"lab","request":{},"recipe":{"response":{"redirect":{"status":302,"to":"bad-location"}}}}"#),
    }
    NEEDS_LOCATION {
        id: "needs-location",
        what: "In redirect mode `error`, a redirect status without a `Location` is an ordinary response.",
        standard: "HTTP fetch: the status alone makes it a redirect, and so a network error.",
        seen_in: &[sourced(Chromium, "https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_response_headers.cc"),
            sourced(Webkit, "https://github.com/WebKit/WebKit/blob/main/Source/WebKit/NetworkProcess/soup/NetworkDataTaskSoup.cpp")],
        shown_by: ShownBy::Composition(r#"{"from":"app","to":"lab","request":{"redirect":"error"},"recipe":{"response":{"status":301,"headers":[["Access-Control-Allow-Origin","{page}"]]}}}"#),
    }
    NON_ASCII_IS_UNSAFE {
        id: "non-ascii-is-unsafe",
        what: "Bytes above 0x7F in `Accept` and `Content-Type` need a preflight.",
        standard: "CORS-unsafe request-header byte: these are none.",
        seen_in: &[sourced(Firefox, "https://searchfox.org/mozilla-central/source/dom/base/nsContentUtils.cpp")],
        shown_by: ShownBy::Composition(r#"{"from":"app","to":"lab","request":{"headers":[["Accept","é"]]},"recipe":{"response":{"headers":[["Access-Control-Allow-Origin","{page}"]]}}}"#),
    }
    READS_HTTP09 {
        id: "reads-http09",
        what: "Bytes that are not HTTP are read as a response of HTTP/0.9, which has no headers; with methods other than GET, HEAD and POST not always.",
        standard: "HTTP-network fetch: a network error.",
        seen_in: &[sourced(Firefox, "https://searchfox.org/mozilla-central/source/netwerk/protocol/http/nsHttpTransaction.cpp")],
        shown_by: ShownBy::Scenario("not-http"),
    }
    TRUSTS_PREFLIGHT_AT_HOME {
        id: "trusts-preflight-at-home",
        what: "When redirects lead back to the page's own origin, the preflight there is not CORS-checked; its status and lists still are.",
        standard: "CORS-preflight fetch: the CORS check runs wherever the preflight went, since response tainting stays cors.",
        seen_in: &[sourced(Firefox, "https://searchfox.org/mozilla-central/source/netwerk/protocol/http/nsCORSListenerProxy.cpp")],
        shown_by: ShownBy::Composition(r#"{"from":"app","to":"lab","request":{"headers":[["X-A","1"]],"credentials":"include"},"recipe":{"preflight":{"status":204,"headers":[["Access-Control-Allow-Origin","{page}"],["Access-Control-Allow-Credentials","true"],["Access-Control-Allow-Headers","x-a"]]},"response":{"headers":[["Access-Control-Allow-Origin","{page}"],["Access-Control-Allow-Credentials","true"]],"redirect":{"status":302,"to":"app"}}}}"#),
    }
    STREAM_NEEDS_HTTP2 {
        id: "stream-needs-http2",
        what: "A stream is sent over HTTP/2 only, which plain `http:` never gets; the preflight goes out before that is noticed.",
        standard: "HTTP-network fetch sends it over any connection.",
        seen_in: &[sourced(Chromium, "https://developer.chrome.com/docs/capabilities/web-apis/fetch-streaming-requests")],
        shown_by: ShownBy::Scenario("stream-upload-http1"),
    }
    SENDS_STREAM_AS_TEXT {
        id: "sends-stream-as-text",
        what: "A stream is sent as the text `[object ReadableStream]`.",
        standard: "Extract a body: its bytes are sent.",
        seen_in: &[sourced(Firefox, "https://bugzilla.mozilla.org/show_bug.cgi?id=1387483")],
        shown_by: ShownBy::Scenario("stream-upload-http1"),
    }
    REFUSES_STREAMS {
        id: "refuses-streams",
        what: "A stream cannot be sent.",
        standard: "Extract a body: its bytes are sent.",
        seen_in: &[observed(Webkit)],
        shown_by: ShownBy::Scenario("stream-upload-http1"),
    }
}
