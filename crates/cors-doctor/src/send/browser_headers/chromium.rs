//! Chromium's headers.

use cors_verdict::{HeaderList, RequestKind};

use crate::send::browser_headers::blink_header_map::iteration_order;
use crate::send::browser_message::{BrowserMessage, names};
use crate::send::lines::LinesBuilder;
use crate::send::message::Lines;

const USER_AGENT: &str = concat!(
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36 cors-doctor/",
    env!("CARGO_PKG_VERSION")
);

/// Headers that Blink puts into its map after those of script.
const CLIENT_HINTS: [&str; 3] = ["sec-ch-ua", "sec-ch-ua-mobile", "sec-ch-ua-platform"];

/// Client hints that Chromium takes away at a redirect: a permissions policy that says nothing keeps them to the page.
const HINTS_OF_THE_PAGE: [&str; 7] = [
    "device-memory",
    "downlink",
    "dpr",
    "ect",
    "rtt",
    "viewport-width",
    "width",
];

pub(super) fn lines(message: &BrowserMessage<'_>) -> Lines {
    let mut lines = LinesBuilder::default();
    let script = match &message.next.kind {
        RequestKind::Preflight { method, headers } => {
            if message.is_conditional() {
                lines.add("Cache-Control", "max-age=0");
            }
            lines.add("Accept", "*/*");
            lines.add("Access-Control-Request-Method", method);
            lines.add_some("Access-Control-Request-Headers", headers.as_ref());
            lines.add_some("Origin", message.next.origin.as_ref());
            lines.add("User-Agent", USER_AGENT);
            if let Some(site) = message.site() {
                lines.add("Sec-Fetch-Mode", "cors");
                lines.add("Sec-Fetch-Site", site);
                lines.add("Sec-Fetch-Dest", "empty");
            }
            None
        }
        RequestKind::Actual { headers, .. } => {
            of_script(message, headers, &mut lines);
            if !lines.has("accept") {
                lines.add("Accept", "*/*");
            }
            lines.add_some("Origin", message.next.origin.as_ref());
            if let Some(site) = message.site() {
                lines.add("Sec-Fetch-Site", site);
                lines.add("Sec-Fetch-Mode", message.mode());
                lines.add("Sec-Fetch-Dest", "empty");
            }
            Some(headers)
        }
    };
    lines.add_some("Referer", message.referer());
    lines.add("Accept-Encoding", "gzip, deflate, br, zstd");
    if !script.is_some_and(|it| it.contains("accept-language")) {
        lines.add("Accept-Language", "en-US,en;q=0.9");
    }
    lines.add_some("Cookie", message.cookie);
    if let Some((name, range)) = range_for_the_cache(message) {
        lines.take(name);
        lines.add(name, range);
    }
    lines.finish()
}

/// The headers of script and `User-Agent`, in the order of Blink's hash table.
fn of_script(message: &BrowserMessage<'_>, headers: &HeaderList, lines: &mut LinesBuilder) {
    let is_user_agent = |name: &str| name.eq_ignore_ascii_case("user-agent");
    if message.is_conditional() {
        // The network stack puts it in front, and script's value in its place.
        lines.add_or("Cache-Control", headers, "max-age=0");
    }
    let mut names = names(message.script);
    names.retain(|name| !is_user_agent(name));
    names.sort_by_key(|name| name.to_ascii_lowercase());
    if message.site().is_some() {
        names.extend(CLIENT_HINTS.map(str::to_owned));
    }
    names.push("User-Agent".to_owned());
    for name in iteration_order(&names) {
        if is_user_agent(name) {
            lines.add_or("User-Agent", headers, USER_AGENT);
        } else if !lines.has(name) && !is_taken_away(message, name) {
            lines.add_some(name, headers.get(name));
        }
    }
}

fn is_taken_away(message: &BrowserMessage<'_>, name: &str) -> bool {
    let is_foreign = !message.page.is_same_origin(&message.next.url);
    let mut hints = HINTS_OF_THE_PAGE.iter();
    message.next.hop > 0 && is_foreign && hints.any(|it| name.eq_ignore_ascii_case(it))
}

/// The name and the value of a header that asks for one range of a GET. The HTTP cache takes it away, and puts it
/// back at the end in its own words.
fn range_for_the_cache<'a>(message: &BrowserMessage<'a>) -> Option<(&'a str, String)> {
    let RequestKind::Actual {
        method, headers, ..
    } = &message.next.kind
    else {
        return None;
    };
    if method != "GET" || message.is_conditional() {
        return None;
    }
    let range = headers.iter().find(|it| it.is("range"))?;
    Some((range.name(), one_range(&headers.get("range")?)?))
}

/// A value that is [one range](https://www.rfc-editor.org/rfc/rfc9110#name-byte-ranges) of bytes, without spaces.
fn one_range(value: &[u8]) -> Option<String> {
    let (unit, range) = std::str::from_utf8(value).ok()?.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let (first, last) = range.split_once('-')?;
    let number = |text: &str| text.parse::<u64>().ok();
    match (first.trim(), last.trim()) {
        ("", last) => Some(format!("bytes=-{}", number(last)?)),
        (first, "") => Some(format!("bytes={}-", number(first)?)),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            (first <= last).then(|| format!("bytes={first}-{last}"))
        }
    }
}
