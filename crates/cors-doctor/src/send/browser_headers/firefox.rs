//! Firefox's headers.

use cors_verdict::{HeaderList, RequestKind};

use crate::send::browser_message::{BrowserMessage, names};
use crate::send::lines::LinesBuilder;
use crate::send::message::Lines;

const USER_AGENT: &str = concat!(
    "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0 cors-doctor/",
    env!("CARGO_PKG_VERSION")
);

/// Headers that are there before script sets them.
const IN_FRONT: [&str; 3] = ["user-agent", "accept", "accept-language"];

pub(super) fn lines(message: &BrowserMessage<'_>) -> Lines {
    let mut lines = LinesBuilder::default();
    let nothing = HeaderList::new();
    let headers = match &message.next.kind {
        RequestKind::Preflight { .. } => &nothing,
        RequestKind::Actual { headers, .. } => headers,
    };
    lines.add_or("User-Agent", headers, USER_AGENT);
    lines.add_or("Accept", headers, "*/*");
    lines.add_or("Accept-Language", headers, "en-US,en;q=0.9");
    lines.add("Accept-Encoding", "gzip, deflate, br, zstd");
    if let RequestKind::Preflight { method, headers } = &message.next.kind {
        lines.add("Access-Control-Request-Method", method);
        lines.add_some("Access-Control-Request-Headers", headers.as_ref());
    }
    lines.add_some("Referer", message.referer());
    for name in names(headers) {
        if !IN_FRONT.iter().any(|it| name.eq_ignore_ascii_case(it)) {
            lines.add_some(&name, headers.get(&name));
        }
    }
    lines.add_some("Origin", message.next.origin.as_ref());
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
