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
    "PUT with credentials ",
    "https://a.example/ ",
    "fetch('https://a.example/')\nGET / HTTP/1.1\nHost: a.example\nOrigin: https://b.example\n\nHTTP/1.1 200 OK\n\n",
    "Access to fetch at 'https://a.example/' from origin 'https://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n",
    "HTTP/1.1 103 Early Hints\nLink: a\n\n",
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
    ("12:00:01 ", "a ", ""),
    ("[app] ", "ab: ", ""),
    ("[app] ", "GET ", ""),
    ("GET / HTTP/1.1\nHost: a\n", "a: b\n", ""),
    ("HTTP/1.1 200 OK\n", "Vary: a\n", ""),
    (
        "HTTP/1.1 200 OK\n",
        "Access-Control-Allow-Origin: https://a.example\n",
        "",
    ),
    (
        "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: ",
        "https://a.example, ",
        "",
    ),
    ("GET /", "a/", " HTTP/1.1\nHost: a.example\n"),
    (
        "GET / HTTP/1.1\nHost: ",
        "a.",
        "example\nOrigin: https://b.example\n",
    ),
];

/// What stands around parts that are repeated with a number in the place of `#`, so that no two are alike.
const NUMBERED: &[(&str, &str, &str)] = &[
    (
        "GET / HTTP/1.1\nHost: a.example\nOrigin: https://b.example\n",
        "X-#: a\n",
        "\nHTTP/1.1 200 OK\n",
    ),
    (
        "GET / HTTP/1.1\nHost: a.example\nOrigin: https://b.example\n\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n",
        "X-#: a\n",
        "",
    ),
    (
        "GET / HTTP/1.1\nHost: a.example\nOrigin: https://b.example\nCookie: ",
        "a#=b; ",
        "\n\nHTTP/1.1 200 OK\n",
    ),
    ("HTTP/1.1 200 OK\n", "Set-Cookie: a#=b; SameSite=Lax\n", ""),
    (
        "OPTIONS / HTTP/1.1\nHost: a.example\nOrigin: https://b.example\nAccess-Control-Request-Method: PUT\nAccess-Control-Request-Headers: ",
        "x-#,",
        "\n\nHTTP/1.1 204 No Content\n",
    ),
    (
        "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Expose-Headers: ",
        "x-#,",
        "\n",
    ),
    ("", "fetch('https://a.example/#')\n", ""),
    (
        "fetch('https://a.example/', {headers: {",
        "'X-#': 'a',",
        "}})\n",
    ),
    ("curl https://a.example/", " -H 'X-#: a'", "\n"),
    (
        "",
        "GET https://a.example/# HTTP/1.1\nOrigin: https://b.example\n\nHTTP/1.1 302 Found\nLocation: https://a.example/1#\n\n",
        "",
    ),
    (
        "",
        "Access to fetch at 'https://a.example/#' from origin 'https://b.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nGET https://b.example/# HTTP/1.1\nOrigin: https://c.example\n\nHTTP/1.1 200 OK\n\n",
        "",
    ),
    (
        "OPTIONS / HTTP/1.1\nHost: a.example\nOrigin: https://b.example\nAccess-Control-Request-Method: PUT\nAccess-Control-Request-Headers: x\n\nHTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\n",
        "Access-Control-Allow-Methods: M#\nAccess-Control-Allow-Headers: x-#\n",
        "",
    ),
    (
        "OPTIONS / HTTP/1.1\nHost: a.example\nOrigin: https://b.example\nAccess-Control-Request-Method: PUT\n\nHTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: ",
        "M#, ",
        "\n",
    ),
    (
        "GET / HTTP/1.1\nHost: a.example\nOrigin: https://b.example\n\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nVary: ",
        "x-#, ",
        "\n",
    ),
    (
        "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n",
        "Vary: x-#\nX-#: a\nAccess-Control-Expose-Headers: x-#\n",
        "",
    ),
    (
        "HTTP/1.1 200 OK\n",
        "Access-Control-Allow-Origin: https://x#.example\n",
        "",
    ),
    (
        "> GET /0 HTTP/1.1\n> Host: a.example\n> Origin: https://b.example\n>\n",
        "< HTTP/1.1 302 Found\n< Access-Control-Allow-Origin: *\n< Location: /1#\n<\n> GET /1# HTTP/1.1\n> Host: a.example\n> Origin: https://b.example\n>\n",
        "",
    ),
    (
        "",
        "OPTIONS /# HTTP/1.1\nHost: a.example\nOrigin: https://b.example\nAccess-Control-Request-Method: PUT\n\nHTTP/1.1 204 No Content\n\nPUT /# HTTP/1.1\nHost: a.example\nOrigin: https://b.example\n\nHTTP/1.1 200 OK\n\n",
        "",
    ),
    (
        "",
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://a.example/#. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.\n",
        "",
    ),
    (
        "",
        "[Error] Fetch API cannot load https://a.example/# due to access control checks.\n",
        "",
    ),
    (
        "",
        "index.js:# GET https://a.example/# net::ERR_FAILED 200 (OK)\n",
        "",
    ),
    (
        "Access to fetch at 'https://a.example/' from origin 'https://b.example' has been blocked by CORS policy: Request header field ",
        "x-#,",
        " is not allowed by Access-Control-Allow-Headers in preflight response.\n",
    ),
    (
        r#"{"log":{"entries":[{}"#,
        r#",{"request":{"method":"PUT","url":"https://a.example/#","headers":[{"name":"Origin","value":"https://b.example"}]},"response":{"status":200,"headers":[]}}"#,
        "]}}",
    ),
    (
        r#"{"log":{"entries":[{}"#,
        r#",{"request":{"method":"GET","url":"https://a.example/#","headers":[{"name":"Origin","value":"https://b.example"}]},"response":{"status":302,"headers":[{"name":"Location","value":"https://a.example/1#"}]}}"#,
        "]}}",
    ),
    (
        r#"{"pageOrigin":"https://b.example","request":{"url":"https://a.example/","method":"PUT","headers":[["X","a"]"#,
        r#",["X-#","a"]"#,
        r#"]},"hops":[{"preflight":{"status":204,"headers":[["Access-Control-Allow-Origin","*"]]},"response":{"status":200}}]}"#,
    ),
    (
        r#"{"pageOrigin":"https://b.example","request":{"url":"https://a.example/"},"hops":[{"preflight":null,"response":{"status":302,"headers":[["Location","/"]]}}"#,
        r#",{"preflight":null,"response":{"status":302,"headers":[["Location","/#"],["Access-Control-Allow-Origin","*"]]}}"#,
        "]}",
    ),
    (
        "",
        "Invoke-WebRequest -Uri 'https://a.example/#' -Headers @{'X-#'='a'}\n",
        "",
    ),
];

fn explained(text: &str) -> Option<Explanation> {
    explain(text.as_bytes(), &Settings::default()).ok()
}

/// The processor's time for a text, which others on the machine hardly disturb.
fn time(text: &str) -> Duration {
    let now = || Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap();
    let start = now();
    let explanation = explained(text);
    let written = explanation.as_ref().map(|it| {
        let json = report::json(it).unwrap();
        (json, report::text(it, report::Style::default()))
    });
    let end = now() - start;
    drop((explanation, written));
    end
}

/// Of parts that are repeated, four times the length takes no more than ten times as long.
fn assert_grows_with_its_length(around: (&str, &str, &str)) {
    let (before, part, after) = around;
    let repeated = |length: usize| {
        let parts = (0..length / part.len()).map(|it| part.replace('#', &it.to_string()));
        format!("{before}{}{after}\n", parts.collect::<String>())
    };
    let (short, long) = (repeated(5_000), repeated(20_000));
    // What takes no time at all tells nothing.
    let least = Duration::from_millis(20);
    let mut tries = Vec::new();
    let fits = (0..3).any(|_| {
        let (short, long) = (time(&short), time(&long));
        tries.push((short, long));
        long < 10 * short.max(least)
    });
    assert!(fits, "{around:?}: {tries:?}");
}

#[test]
fn four_times_the_length_takes_no_more_than_ten_times_as_long() {
    let alone = PARTS.iter().map(|part| ("", *part, ""));
    for around in alone.chain(AROUND.iter().copied()) {
        assert_grows_with_its_length(around);
    }
}

#[test]
fn four_times_as_many_different_parts_take_no_more_than_ten_times_as_long() {
    for around in NUMBERED {
        assert_grows_with_its_length(*around);
    }
}

#[test]
fn many_refused_header_names_take_at_most_three_times_as_long_as_allowed_ones() {
    let names: Vec<_> = (0..2_500).map(|it| format!("x-{it}")).collect();
    let preflight = |allowed: &str| {
        format!(
            "OPTIONS / HTTP/1.1\nHost: a.example\nOrigin: https://b.example\nAccess-Control-Request-Method: PUT\nAccess-Control-Request-Headers: {}\n\nHTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: {allowed}\n",
            names.join(",")
        )
    };
    let (refusing, allowing) = (preflight("x"), preflight("*"));
    let mut tries = Vec::new();
    let fits = (0..3).any(|_| {
        let (refused, allowed) = (time(&refusing), time(&allowing));
        tries.push((refused, allowed));
        refused < 3 * allowed
    });
    assert!(fits, "{tries:?}");
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
    let remark = format!("Not looked at: {} entries of the HAR file,", 1_000 - told);
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
        explanation.remarks[0].starts_with("Not read: 1 entry of"),
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
        ["Only the first 1 KiB of the text was read."]
    );
}
