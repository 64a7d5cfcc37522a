//! `cors-doctor decode`, as a shell sees it.

use serde_json::Value;

use crate::explain_command::{run, text};

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
