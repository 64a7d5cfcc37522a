//! `cors-doctor verdict`, as a shell sees it.

use serde_json::{Value, json};

use crate::explain_command::{run, text};

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

#[test]
fn a_readable_case_exits_with_0() {
    // The older name of the command.
    let output = run(&["judge"], &case("*").to_string());
    assert_eq!(output.status.code(), Some(0));
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verdict["outcome"], "readable");
}

#[test]
fn a_blocked_case_exits_with_1() {
    let output = run(
        &["verdict"],
        &serde_json::to_string_pretty(&case("http://b.test")).unwrap(),
    );
    assert_eq!(output.status.code(), Some(1));
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verdict["cause"], "acao-mismatch");
}

#[test]
fn json_lines_give_one_verdict_each_and_the_worst_status() {
    let input = format!("{}\n{}\n", case("*"), case("http://b.test"));
    let output = run(&["verdict"], &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout).lines().count(), 2);
}

#[test]
fn bad_input_exits_with_2_and_names_the_field() {
    let mut bad = case("*");
    bad["hops"][0]["response"]["status"] = json!(7);
    let output = run(&["verdict"], &format!("{}\n{bad}\n", case("*")));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout).lines().count(), 1);
    assert!(text(&output.stderr).contains("document 2: hops[0].response.status"));
}

#[test]
fn an_incomplete_case_is_bad_input() {
    let output = run(
        &["verdict"],
        r#"{"pageOrigin":"null","request":{"url":"http://api.test/"}}"#,
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn no_input_and_no_json_are_bad_input() {
    for input in ["", "nonsense", "{"] {
        let output = run(&["verdict"], input);
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
        run(&["verdict", "--engine", "standard"], &case)
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        run(&["verdict", "--engine", "chromium"], &case)
            .status
            .code(),
        Some(0)
    );
}

#[test]
fn explain_is_for_people() {
    let output = run(
        &["verdict", "--explain"],
        &case("http://b.test").to_string(),
    );
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
