//! Firefox's headers.

use cors_verdict::{Body, Case, Engine, Header, HeaderList, Request, RequestKind, next_request};

use crate::send::browser_message::{BrowserMessage, names};
use crate::send::lines::LinesBuilder;
use crate::send::message::Lines;

const USER_AGENT: &str = concat!(
    "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0 cors-doctor/",
    env!("CARGO_PKG_VERSION")
);

/// Headers that are there before script sets them.
const IN_FRONT: [&str; 3] = ["user-agent", "accept", "accept-language"];

/// Headers of which Firefox keeps the first line. It joins the lines of others.
const SINGLE: [&str; 10] = [
    "authorization",
    "content-disposition",
    "content-type",
    "from",
    "if-modified-since",
    "if-unmodified-since",
    "location",
    "max-forwards",
    "strict-transport-security",
    "user-agent",
];

pub(super) fn lines(message: &BrowserMessage<'_>) -> Lines {
    let mut lines = LinesBuilder::default();
    let nothing = HeaderList::new();
    let headers = match &message.next.kind {
        RequestKind::Preflight { .. } => &nothing,
        RequestKind::Actual { headers, .. } => headers,
    };
    match value(headers, "User-Agent") {
        Some(value) => lines.add("User-Agent", value),
        None => lines.add("User-Agent", USER_AGENT),
    }
    lines.add_or("Accept", headers, "*/*");
    lines.add_or("Accept-Language", headers, "en-US,en;q=0.9");
    lines.add("Accept-Encoding", "gzip, deflate, br, zstd");
    if let RequestKind::Preflight { method, headers } = &message.next.kind {
        lines.add("Access-Control-Request-Method", method);
        let headers = headers.as_deref().map(|names| repeated(message, names));
        lines.add_some("Access-Control-Request-Headers", headers);
    }
    lines.add_some("Referer", message.referer());
    if let RequestKind::Actual { body, .. } = message.next.kind
        && message.next.hop > 0
    {
        // A body comes first with its type, and script's headers last.
        let media_type = value(headers, "Content-Type").filter(|_| body != Body::None);
        lines.add_some("Content-Type", media_type);
        lines.add_some("Origin", message.next.origin.as_ref());
    }
    for name in names(headers) {
        if !IN_FRONT.iter().any(|it| name.eq_ignore_ascii_case(it)) && !lines.has(&name) {
            lines.add_some(&name, value(headers, &name));
        }
    }
    if !lines.has("origin") {
        lines.add_some("Origin", message.next.origin.as_ref());
    }
    lines.add_some("Cookie", message.cookie);
    if let Some(site) = message.site() {
        lines.add("Sec-Fetch-Dest", "empty");
        lines.add("Sec-Fetch-Mode", message.mode());
        lines.add("Sec-Fetch-Site", site);
    }
    if !lines.has("priority") {
        lines.add("Priority", "u=4");
    }
    if message.is_conditional() && matches!(message.next.kind, RequestKind::Actual { .. }) {
        for name in ["Pragma", "Cache-Control"] {
            if !lines.has(name) {
                lines.add(name, "no-cache");
            }
        }
    }
    lines.finish()
}

/// The value that is sent of a header of script.
fn value(headers: &HeaderList, name: &str) -> Option<Vec<u8>> {
    if SINGLE.iter().any(|it| name.eq_ignore_ascii_case(it)) {
        return headers.lines(name).next().map(<[u8]>::to_vec);
    }
    headers.get(name).map(|it| it.into_owned())
}

/// The names of `Access-Control-Request-Headers`, each once for each of its lines that asks for a preflight. The
/// standard has each name once.
fn repeated(message: &BrowserMessage<'_>, names: &str) -> String {
    let names = names.split(',').flat_map(|name| {
        let lines = message.script.iter().filter(|it| it.is(name));
        let unsafe_lines = lines.filter(|it| is_unsafe(message, it)).count();
        std::iter::repeat_n(name, unsafe_lines.max(1))
    });
    names.collect::<Vec<_>>().join(",")
}

/// Whether a line asks for a preflight by itself.
fn is_unsafe(message: &BrowserMessage<'_>, line: &Header) -> bool {
    let mut request = Request::get(message.next.url.clone());
    let appended = request.headers.append(line.name(), line.value());
    debug_assert!(appended.is_ok(), "it is a header");
    let case = Case {
        engine: Engine::Firefox,
        ..Case::new(message.page.clone(), request)
    };
    let next = next_request(&case);
    next.is_some_and(|it| matches!(it.kind, RequestKind::Preflight { .. }))
}
