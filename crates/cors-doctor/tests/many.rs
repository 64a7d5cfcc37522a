//! Very long inputs take time and memory in proportion to their length.
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use std::time::Duration;

use cors_doctor::{Explanation, InputLimits, Settings, explain, report};
use rustix::time::{ClockId, clock_gettime};
use url::Url;

/// Parts that, repeated, have led programs like this one to look at everything again for each of them.
const PARTS: &[&str] = &[
    "fetch(",
    "fetch('https://a.example/')\n",
    "curl x;",
    "curl https://a.example/\n",
    "curl -H 'a: b' https://a.example/ ",
    "curl \"",
    "Invoke-WebRequest ",
    "$session.Cookies.Add( Invoke-WebRequest 'https://a.example/'\n",
    "GET /\n200 OK\n",
    "OPTIONS / HTTP/1.1\nHost: a.example\nAccess-Control-Request-Method: PUT\n\nHTTP/1.1 200 OK\n\n",
    "HTTP/1.1 302 Found\nLocation: https://a.example/\n\n",
    "Origin: https://a.example, ",
    "a:",
    "://",
    "token=",
    "{",
    "[{",
    "> ",
    "| a ",
    "req.headers  ",
    "GET\n\thttps://a.example/\n",
    "GET\n\t\nscheme\n\thttps\nhost\n\ta.example\nfilename\n\t/\n",
    "{'Origin': 'a'}\n",
    "log_format \"a\":\"$b\",",
    "headers.get('a')",
];

/// What stands around parts that are repeated, so that they are looked at in another way.
const AROUND: &[(&str, &str, &str)] = &[
    ("headers {", ":", "}"),
    ("{\"", ":", "\"}"),
    (
        "GET\n\t\nscheme\n\thttps\nhost\n\ta.example\nfilename\n\t/#a\n",
        "a\n\tb\n",
        "",
    ),
];

fn explained(text: &str) -> Option<Explanation> {
    explain(text.as_bytes(), &Settings::default()).ok()
}

/// The least of three tries of the processor's time, which others on the machine hardly disturb.
fn time(text: &str) -> Duration {
    let now = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let tries = (0..3).map(|_| {
        let start = now();
        let explanation = explained(text);
        let end = now() - start;
        drop(explanation);
        end
    });
    tries.min().unwrap()
}

#[test]
fn four_times_the_length_takes_no_more_than_ten_times_as_long() {
    let alone = PARTS.iter().map(|part| ("", *part, ""));
    for (before, part, after) in alone.chain(AROUND.iter().copied()) {
        let repeated = |length: usize| {
            let parts = part.repeat(length / part.len());
            format!("{before}{parts}{after}\n")
        };
        let (short, long) = (repeated(5_000), repeated(20_000));
        let (short, long) = (time(&short), time(&long));
        // What takes no time at all tells nothing.
        let least = Duration::from_millis(20);
        assert!(
            long < 10 * short.max(least),
            "{part:?}: {short:?} and {long:?}"
        );
    }
}

#[test]
fn of_very_many_requests_the_broken_ones_are_told() {
    let entry = |place: usize| {
        let allowed = if place == 6_000 {
            "https://www.example"
        } else {
            "*"
        };
        format!(
            r#"{{"request":{{"method":"GET","url":"https://api.example/{place}","headers":[{{"name":"Origin","value":"https://app.example"}}]}},"response":{{"status":200,"headers":[{{"name":"Access-Control-Allow-Origin","value":"{allowed}"}}]}}}}"#
        )
    };
    let entries: Vec<String> = (0..6_001).map(entry).collect();
    let explanation = explained(&format!(
        r#"{{"log":{{"entries":[{}]}}}}"#,
        entries.join(",")
    ))
    .unwrap();
    assert_eq!(explanation.calls[0].cause(), Some("acao-mismatch"));
    assert_eq!(explanation.calls.len(), 2_000);
    assert!(!explanation.passes());
    assert!(
        report::json(&explanation)
            .unwrap()
            .contains("4001 more requests are not shown")
    );
}

/// A call whose response names another origin, with one more header.
fn blocked(address: &str, header: &str) -> String {
    format!(
        r#"{{"request":{{"method":"GET","url":"https://api.example/{address}","headers":[{{"name":"Origin","value":"https://app.example"}}]}},"response":{{"status":200,"headers":[{{"name":"Access-Control-Allow-Origin","value":"https://www.example"}},{{"name":"X-More","value":"{header}"}}]}}}}"#
    )
}

fn recording(entries: &[String]) -> String {
    format!(r#"{{"log":{{"entries":[{}]}}}}"#, entries.join(","))
}

fn within(limits: InputLimits, text: &str) -> Explanation {
    let settings = Settings {
        limits,
        ..Settings::default()
    };
    explain(text.as_bytes(), &settings).unwrap()
}

#[test]
fn entries_beyond_the_limit_are_counted_and_not_looked_at() {
    let limits = InputLimits {
        recorded: 100_000,
        ..InputLimits::default()
    };
    let entries: Vec<_> = (0..1_000).map(|it| blocked(&it.to_string(), "")).collect();
    let explanation = within(limits, &recording(&entries));
    let told = explanation.calls.len();
    assert!((50..200).contains(&told), "{told}");
    let remark = format!(
        "{} entries of the HAR file were not looked at",
        1_000 - told
    );
    assert!(
        explanation.remarks[0].starts_with(&remark),
        "{:?}",
        explanation.remarks
    );
}

#[test]
fn entry_with_very_many_headers_is_not_read() {
    let entries = [blocked("lines", &r"\n".repeat(10_000)), blocked("few", "")];
    let explanation = explained(&recording(&entries)).unwrap();
    assert_eq!(explanation.calls.len(), 1);
    assert_eq!(explanation.calls[0].case.request.url.path(), "/few");
    assert!(
        explanation.remarks[0].starts_with("1 entries"),
        "{:?}",
        explanation.remarks
    );
    let many = blocked("many", "").replace(
        r#""headers":["#,
        &format!(r#""headers":[{}"#, "{},".repeat(10_000)),
    );
    let explanation = explained(&recording(&[many, blocked("few", "")])).unwrap();
    assert_eq!(explanation.calls.len(), 1);
}

#[test]
fn requests_that_are_too_long_together_are_not_told() {
    let limits = InputLimits {
        told: 20_000,
        ..InputLimits::default()
    };
    let long = "a/".repeat(2_000);
    let mut entries: Vec<_> = (0..20)
        .map(|it| blocked(&format!("{it}/{long}"), ""))
        .collect();
    entries.push(blocked(&"b/".repeat(20_000), ""));
    let explanation = within(limits, &recording(&entries));
    assert_eq!(explanation.calls.len(), 4);
    assert_eq!(
        explanation.remarks,
        ["17 more requests are not shown; the broken ones come first."]
    );
}

#[test]
fn of_a_long_text_the_first_lines_are_read() {
    let limits = InputLimits {
        text: 2_048,
        ..InputLimits::default()
    };
    let text = "curl https://api.example/\n".repeat(1_000) + "curl https://late.example/\n";
    let explanation = within(limits, &text);
    let is_late = |url: &Url| url.host_str() == Some("late.example");
    assert!(
        !explanation
            .calls
            .iter()
            .any(|it| is_late(&it.case.request.url))
    );
    assert_eq!(
        explanation.remarks,
        ["Only the first 1 KiB of the text were read."]
    );
}
