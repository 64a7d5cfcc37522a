//! Very long inputs take time and memory in proportion to their length.
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use std::time::Duration;

use cors_doctor::{Explanation, Settings, explain, report};
use rustix::time::{ClockId, clock_gettime};

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
    for part in PARTS {
        let short = part.repeat(5_000 / part.len());
        let long = part.repeat(20_000 / part.len());
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
