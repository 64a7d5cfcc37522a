//! Texts that are made to break the decoder, or to take it long.
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use std::fs;
use std::time::Duration;

use cors_verdict::{Decoded, decode};
use proptest::prelude::*;
use proptest::sample::select;
use rustix::time::{ClockId, clock_gettime};

/// What every message of the published table is made of: the texts between its values.
fn fragments() -> Vec<String> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../docs/console-messages.md"
    );
    let page = fs::read_to_string(path).unwrap();
    let templates = page.lines().filter_map(|row| row.split('`').rev().nth(1));
    let texts = templates.flat_map(|template| template.split(['{', '}']).step_by(2));
    texts
        .map(str::to_owned)
        .filter(|text| !text.is_empty())
        .collect()
}

/// What the decoder takes away, follows or looks for, and what people paste around it.
const PARTS: [&str; 34] = [
    " ",
    "\n",
    "\r\n",
    "'",
    "\"",
    "\\",
    "\\u",
    "\\u0041",
    "\\n",
    "\u{1b}[",
    "\u{1b}[31m",
    "[",
    "[31m",
    "](http",
    ")",
    "<",
    "<br>",
    "<a",
    ">",
    "&",
    "&amp;",
    "&#x27;",
    "&#",
    "**",
    "â€™",
    "\u{fffd}",
    "é",
    "。（原因：",
    "https://",
    "http://access-control-allow-",
    "OPTIONS /x 405",
    "(null)",
    "Status code: 40",
    "access-control-allow-headers",
];

fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => select(PARTS.to_vec()).prop_map(str::to_owned),
        3 => select(fragments()),
        // A fragment that was cut somewhere.
        2 => (select(fragments()), any::<prop::sample::Index>()).prop_map(|(text, index)| {
            let place = text.floor_char_boundary(index.index(text.len() + 1));
            text[place..].to_owned()
        }),
        1 => ".{0,20}",
    ];
    prop::collection::vec((part, 1..4_usize), 0..40).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(part, times)| part.repeat(times))
            .collect()
    })
}

fn is_well_formed(decoded: &Decoded) -> bool {
    let says_something = !decoded.causes.is_empty() || decoded.note.is_some();
    let lines = decoded.more.iter().map(|it| it.line.chars().count());
    says_something && decoded.more.len() <= 20 && lines.max().unwrap_or(0) <= 300
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_of_any_fragments_is_decoded(text in texts()) {
        prop_assert!(is_well_formed(&decode(&text)));
    }
}

/// The processor's time for a text, which others on the machine hardly disturb.
fn time(text: &str) -> Duration {
    let now = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let times = (0..3).map(|_| {
        let start = now();
        decode(text);
        now() - start
    });
    times.min().unwrap()
}

#[test]
fn work_grows_with_the_text_and_not_with_its_square() {
    let all = fragments().concat();
    let mut repeated: Vec<&str> = PARTS.to_vec();
    repeated.extend([
        all.as_str(),
        "origin",
        "Origin http://a ",
        "Method X",
        "x://access-control-allow-",
        "[](http",
        "&amp;amp;",
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://a",
        "access-control-allow-headers*authorization",
        "The 'Access-Control-Allow-Origin' header has a value '",
        "XMLHttpRequest cannot load http",
        "CORS ://é",
    ]);
    let mut slow = Vec::new();
    for part in repeated {
        let [few, many] = [1 << 13, 1 << 16].map(|length| part.repeat(length / part.len() + 1));
        decode(&few);
        let (short, long) = (time(&few), time(&many));
        // Eight times the text; its square would take 64 times as long.
        if long > short.max(Duration::from_millis(1)) * 24 {
            let part: String = part.chars().take(60).collect();
            slow.push(format!("{part:?}: {short:?}, then {long:?}"));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
