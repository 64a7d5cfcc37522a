//! Messages and exchanges that people reported, and what was behind them.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test ends where something is wrong, and says how many are right"
)]

use std::collections::BTreeMap;
use std::fs;

use cors_verdict::{Case, Decoded, decode, judge_without_trace, report};
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Message {
    id: String,
    message: String,
    cause: String,
}

#[derive(Deserialize)]
struct Exchange {
    id: String,
    case: Case,
    cause: String,
}

/// How many of a kind are told right, wrong, and not at all.
#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    silent: usize,
}

fn rows<T: DeserializeOwned>(table: &str) -> Vec<T> {
    let path = format!("{}/tests/cases/{table}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The answers that may stand first, of `ambiguous: a|b` or of `a`.
fn accepted(cause: &str) -> Vec<&str> {
    cause.trim_start_matches("ambiguous: ").split('|').collect()
}

fn is_right(decoded: &Decoded, cause: &str) -> bool {
    let first = decoded.causes.first().map(|it| it.cause.id());
    accepted(cause)
        .iter()
        .any(|wanted| match wanted.strip_prefix("not-cors:") {
            Some(id) => !decoded.is_cors && decoded.not_cors == Some(id) && decoded.note.is_some(),
            None => first == Some(wanted),
        })
}

/// How many messages of a table are not told right, after saying which.
fn not_right(table: &str) -> usize {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for row in rows::<Message>(table) {
        let decoded = decode(&row.message);
        let first = decoded.causes.first().map(|it| it.cause.id());
        let kind = row.id.split('-').next().unwrap().to_owned();
        let count = counts.entry(kind).or_default();
        if is_right(&decoded, &row.cause) {
            count.right += 1;
            continue;
        }
        if first.is_none() && decoded.not_cors.is_none() {
            count.silent += 1;
        } else {
            count.wrong += 1;
        }
        println!(
            "{}: {first:?} {:?} {:?}, not {}; {:?}",
            row.id, decoded.not_cors, decoded.code, row.cause, decoded.values
        );
    }
    for (
        kind,
        Count {
            right,
            wrong,
            silent,
        },
    ) in &counts
    {
        println!("{kind}: {right} right, {wrong} wrong, {silent} silent");
    }
    counts.values().map(|it| it.wrong + it.silent).sum()
}

#[test]
fn reported_messages_are_decoded_to_what_was_behind_them() {
    assert_eq!(not_right("field-messages"), 0);
}

/// Messages of every kind that people paste: of old and new engines, shells, frameworks, test tools,
/// servers' logs, and what is no CORS failure.
#[test]
fn messages_of_every_kind_are_decoded() {
    assert_eq!(not_right("collected-messages"), 0);
}

#[test]
fn header_names_in_a_long_url_are_no_reason() {
    let query = "[\"Access-Control-Allow-Origin\",\"{page}\"],".repeat(100);
    let decoded = decode(&format!(
        "Fetch API cannot load http://lab.example/r/1?recipe={query}"
    ));
    assert_eq!(decoded.code, Some("W17"));
}

#[test]
fn message_is_found_behind_a_thousand_uses_of_its_first_word() {
    let log = "{\"method\":\"GET\",\"origin\":\"https://a.example\",\"msg\":\"Request header field origin\"}\n";
    for (message, code) in [
        (
            "Origin https://b.example is not allowed by Access-Control-Allow-Origin. Status code: 200",
            "W1",
        ),
        (
            "Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.",
            "MethodDisallowedByPreflightResponse",
        ),
        (
            "Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.",
            "HeaderDisallowedByPreflightResponse",
        ),
    ] {
        let decoded = decode(&format!("{}{message}\n", log.repeat(1000)));
        assert_eq!(decoded.code, Some(code), "{message}");
    }
}

/// What terminals, pages, editors and logs make of a message.
fn noises(message: &str) -> Vec<(&'static str, String)> {
    let escaped = message
        .replace('&', "&amp;")
        .replace('\'', "&#39;")
        .replace('"', "&quot;");
    let json = serde_json::to_string(&serde_json::json!({ "level": "error", "message": message }));
    let each_line = |change: fn(&str) -> String| {
        let lines: Vec<String> = message.lines().map(change).collect();
        lines.join("\n")
    };
    let smart = message.replace(" '", " \u{2018}").replace('\'', "\u{2019}");
    let mut all = vec![
        ("HTML entities", escaped),
        ("a JSON string", json.unwrap()),
        (
            "colours",
            each_line(|line| format!("\u{1b}[31m{line}\u{1b}[0m")),
        ),
        ("a prompt", each_line(|line| format!("> {line}"))),
        (
            "timestamps",
            each_line(|line| format!("2026-11-26T10:00:00.000Z [error] {line}")),
        ),
        ("smart quotes", smart),
        (
            "a block of code",
            format!("**Error**\n```\n{message}\n```\n"),
        ),
    ];
    // A few are enough for a megabyte in a build without optimisation.
    if message.len().is_multiple_of(10) {
        let log = "10:00:00 INFO  nothing of interest, 3 rows in 12 ms\n".repeat(10_000);
        all.push(("a log of a megabyte", format!("{log}{message}\n{log}")));
    }
    // In other languages a quote is what tells a value from the sentence.
    if message.is_ascii() {
        all.push(("lost quotes", message.replace(['\'', '"'], "")));
        let words: Vec<&str> = message.split(' ').collect();
        let lines: Vec<String> = words.chunks(5).map(|words| words.join(" ")).collect();
        all.push(("line breaks", lines.join("\n    ")));
    }
    all
}

#[test]
fn messages_are_found_in_noise() {
    let mut wrong = Vec::new();
    for row in rows::<Message>("field-messages") {
        for (noise, text) in noises(&row.message) {
            let decoded = decode(&text);
            if !is_right(&decoded, &row.cause) {
                let first = decoded.causes.first().map(|it| it.cause.id());
                let not_cors = decoded.not_cors;
                wrong.push(format!("{}, {noise}: {first:?} {not_cors:?}", row.id));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn several_messages_of_one_text_are_each_decoded_with_their_line() {
    let text = "Access to fetch at 'https://a.example/1' from origin 'https://p.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
Access to fetch at 'https://a.example/2' from origin 'https://p.example' has been blocked by CORS policy: Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.
GET https://ads.example/x net::ERR_BLOCKED_BY_CLIENT";
    let decoded = decode(text);
    assert_eq!(decoded.causes[0].cause.id(), "acao-missing");
    assert_eq!(decoded.values.url.as_deref(), Some("https://a.example/1"));
    let [method, blocker] = &decoded.more[..] else {
        panic!("two more: {:?}", decoded.more);
    };
    assert_eq!(method.decoded.causes[0].cause.id(), "method-not-allowed");
    assert_eq!(
        method.decoded.values.url.as_deref(),
        Some("https://a.example/2")
    );
    assert_eq!(method.line, text.lines().nth(1).unwrap());
    assert_eq!(blocker.decoded.not_cors, Some("blocked-by-client"));
    assert_eq!(blocker.line, text.lines().nth(2).unwrap());
}

#[test]
fn no_explanation_shows_a_word_that_stands_for_a_value() {
    for row in rows::<Message>("field-messages") {
        for candidate in decode(&row.message).causes {
            let is_leak = ["METHOD", "X-NAME", "{", "}"]
                .iter()
                .any(|it| candidate.why.contains(it) && !row.message.contains(it));
            assert!(!is_leak, "{}: {}", row.id, candidate.why);
        }
    }
}

#[test]
fn reported_exchanges_are_judged_as_what_was_behind_them() {
    let mut wrong = Vec::new();
    for row in rows::<Exchange>("field-transcripts") {
        let cause = judge_without_trace(&row.case).cause().map(|it| it.id());
        if !accepted(&row.cause)
            .iter()
            .any(|wanted| cause == Some(wanted))
        {
            wrong.push(format!("{}: {cause:?}, not {}", row.id, row.cause));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_misspelt_header_is_shown() {
    let rows = rows::<Exchange>("field-transcripts");
    let row = rows
        .iter()
        .find(|it| it.id == "header-name-misspelt")
        .unwrap();
    let why = report(&row.case).fix.unwrap().why;
    assert!(
        why.contains("`Access-Control-Allow-Orgin`, which is misspelt"),
        "{why}"
    );
    let right = rows
        .iter()
        .find(|it| it.id == "asgi-500-outside-cors")
        .unwrap();
    assert!(!report(&right.case).fix.unwrap().why.contains("misspelt"));
}
