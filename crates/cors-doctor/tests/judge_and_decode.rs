//! `cors-doctor judge` and `cors-doctor decode`, as a shell sees them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(feature = "cli")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

fn case(allow_origin: &str) -> Value {
    json!({
        "pageOrigin": "http://app.test",
        "request": {"url": "http://api.test/"},
        "hops": [{"response": {
            "status": 200,
            "headers": [["Access-Control-Allow-Origin", allow_origin]]
        }}]
    })
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_readable_case_exits_with_0() {
    let output = run(&["judge"], &case("*").to_string());
    assert_eq!(output.status.code(), Some(0));
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verdict["outcome"], "readable");
}

#[test]
fn a_blocked_case_exits_with_1() {
    let output = run(
        &["judge"],
        &serde_json::to_string_pretty(&case("http://b.test")).unwrap(),
    );
    assert_eq!(output.status.code(), Some(1));
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verdict["cause"], "acao-mismatch");
}

#[test]
fn json_lines_give_one_verdict_each_and_the_worst_status() {
    let input = format!("{}\n{}\n", case("*"), case("http://b.test"));
    let output = run(&["judge"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout).lines().count(), 2);
}

#[test]
fn bad_input_exits_with_2_and_names_the_field() {
    let mut bad = case("*");
    bad["hops"][0]["response"]["status"] = json!(7);
    let output = run(&["judge"], &format!("{}\n{bad}\n", case("*")));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout).lines().count(), 1);
    assert!(text(&output.stderr).contains("document 2: hops[0].response.status"));
}

#[test]
fn an_incomplete_case_is_bad_input() {
    let output = run(
        &["judge"],
        r#"{"pageOrigin":"null","request":{"url":"http://api.test/"}}"#,
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn no_input_and_no_json_are_bad_input() {
    for input in ["", "nonsense", "{"] {
        let output = run(&["judge"], input);
        assert_eq!(output.status.code(), Some(2), "{input}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn an_engine_can_be_asked_for() {
    let case = json!({
        "pageOrigin": "http://app.test",
        "request": {"url": "http://api.test/", "headers": [["Save-Data", "on"]]},
        "hops": [{"response": {
            "status": 200,
            "headers": [["Access-Control-Allow-Origin", "*"]]
        }}]
    })
    .to_string();
    assert_eq!(
        run(&["judge", "--engine", "standard"], &case).status.code(),
        Some(2)
    );
    assert_eq!(
        run(&["judge", "--engine", "chromium"], &case).status.code(),
        Some(0)
    );
}

#[test]
fn explain_is_for_people() {
    let output = run(&["judge", "--explain"], &case("http://b.test").to_string());
    assert_eq!(output.status.code(), Some(1));
    let explained = text(&output.stdout);
    for part in [
        "blocked: acao-mismatch",
        "CORS check  https://fetch.spec.whatwg.org/#concept-cors-check",
        "Chromium: [AllowOriginMismatch]",
        "WebKit: [W1]",
        "--- Actix Web (actix-cors)",
        "--- nginx",
    ] {
        assert!(explained.contains(part), "{part} is not in {explained}");
    }
}

#[test]
fn decode_reads_a_message() {
    let message =
        "Origin http://app.test is not allowed by Access-Control-Allow-Origin. Status code: 200";
    let output = run(&["decode"], message);
    assert_eq!(output.status.code(), Some(0));
    let decoded: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(decoded["code"], "W1");
    assert_eq!(decoded["causes"][0]["id"], "acao-missing");
    assert_eq!(decoded["values"]["origin"], "http://app.test");

    let output = run(&["decode", "--explain"], "Failed to fetch");
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).contains("all that script is told"));

    let output = run(&["decode"], "net::ERR_BLOCKED_BY_CLIENT");
    assert_eq!(output.status.code(), Some(1));
}
