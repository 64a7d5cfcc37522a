//! WebKitGTK's headers.

use cors_verdict::{HeaderList, RequestKind};

use crate::send::browser_message::{BrowserMessage, names};
use crate::send::lines::LinesBuilder;
use crate::send::message::Lines;

const USER_AGENT: &str = concat!(
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15 cors-doctor/",
    env!("CARGO_PKG_VERSION")
);

/// Names that both WebKit and libsoup know. They come first, in this spelling.
const KNOWN: &[&str] = &[
    "Accept",
    "Accept-Language",
    "Accept-Ranges",
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Headers",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Age",
    "Authorization",
    "Cache-Control",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Location",
    "Content-Range",
    "Content-Security-Policy",
    "Content-Security-Policy-Report-Only",
    "Content-Type",
    "Cross-Origin-Resource-Policy",
    "Default-Style",
    "ETag",
    "Expires",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "If-Unmodified-Since",
    "Last-Event-ID",
    "Last-Modified",
    "Link",
    "Location",
    "Ping-From",
    "Ping-To",
    "Pragma",
    "Range",
    "Referrer-Policy",
    "Refresh",
    "Server-Timing",
    "Service-Worker",
    "Service-Worker-Allowed",
    "SourceMap",
    "Timing-Allow-Origin",
    "Upgrade-Insecure-Requests",
    "User-Agent",
    "Vary",
    "X-Content-Type-Options",
    "X-DNS-Prefetch-Control",
    "X-Frame-Options",
    "X-SourceMap",
    "X-Temp-Tablet",
    "X-XSS-Protection",
];

/// Names that come after `Origin`, in this spelling.
const AFTER_ORIGIN: &[&str] = &[
    "Authentication-Info",
    "Purpose",
    "Server",
    "WWW-Authenticate",
];

/// Names that only WebKit knows. They come after `Cookie`, in this spelling.
const KNOWN_TO_WEBKIT: &[&str] = &[
    "Clear-Site-Data",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Embedder-Policy-Report-Only",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Opener-Policy-Report-Only",
    "Icy-MetaInt",
    "Icy-Metadata",
    "Report-To",
    "Reporting-Endpoints",
    "Service-Worker-Navigation-Preload",
];

pub(super) fn lines(message: &BrowserMessage<'_>) -> Lines {
    let mut lines = LinesBuilder::default();
    match &message.next.kind {
        RequestKind::Preflight { method, headers } => {
            lines.add_some("Origin", message.next.origin.as_ref());
            lines.add("Access-Control-Request-Method", method);
            lines.add_some("Referer", message.referer());
            lines.add_some("Access-Control-Request-Headers", headers.as_ref());
            let user_agent = message.script.get("User-Agent");
            lines.add(
                "User-Agent",
                user_agent.as_deref().unwrap_or(USER_AGENT.as_bytes()),
            );
            lines.add("Accept", "*/*");
            add_last(message, &mut lines);
        }
        RequestKind::Actual { headers, .. } => {
            add_known(headers, KNOWN, &mut lines);
            lines.add_some("Origin", message.next.origin.as_ref());
            lines.add_some("Referer", message.referer());
            if !lines.has("accept") {
                lines.add("Accept", "*/*");
            }
            if !lines.has("user-agent") {
                lines.add("User-Agent", USER_AGENT);
            }
            add_known(headers, AFTER_ORIGIN, &mut lines);
            for name in ["Pragma", "Cache-Control"] {
                if message.is_conditional() && !lines.has(name) {
                    lines.add(name, "no-cache");
                }
            }
            add_last(message, &mut lines);
            add_known(headers, KNOWN_TO_WEBKIT, &mut lines);
            for name in names(headers) {
                if !lines.has(&name) {
                    lines.add_some(&name, value(headers, &name));
                }
            }
        }
    }
    lines.finish()
}

/// The headers of script that are in a list, in script's order.
fn add_known(headers: &HeaderList, known: &[&str], lines: &mut LinesBuilder) {
    for name in names(headers) {
        let mut spellings = known.iter().filter(|it| name.eq_ignore_ascii_case(it));
        if let Some(spelling) = spellings.next() {
            lines.add_some(spelling, value(headers, &name));
        }
    }
}

/// What the network process adds.
fn add_last(message: &BrowserMessage<'_>, lines: &mut LinesBuilder) {
    lines.add("Accept-Encoding", "gzip, deflate");
    if !lines.has("accept-language") {
        lines.add("Accept-Language", "en-US");
    }
    lines.add_some("Cookie", message.cookie);
    if let Some(site) = message.site() {
        lines.add("Sec-Fetch-Dest", "empty");
        lines.add("Sec-Fetch-Mode", message.mode());
        lines.add("Sec-Fetch-Site", site);
    }
}

/// The value of a header of script. WebKit writes characters beyond ASCII as UTF-8.
fn value(headers: &HeaderList, name: &str) -> Option<String> {
    let value = headers.get(name)?;
    Some(value.iter().copied().map(char::from).collect())
}
