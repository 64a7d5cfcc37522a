//! A WebSocket opens from any origin: CORS is not asked.

use serde_json::json;

use support::names::STRANGER;

use crate::helpers::{LAB, LabResponse, TestLab, request};

const UPGRADE: [&str; 4] = [
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    // The example of RFC 6455, section 1.3.
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
];

#[test]
fn connection_opens_sends_one_message_and_closes() {
    let lab = TestLab::start();
    let origin = format!("Origin: {STRANGER}");
    let lines = [&UPGRADE[..], &[&origin]].concat();
    let answer = lab.request("GET", LAB, "/ws/socket", &lines);
    assert_eq!(answer.status, 101);
    assert_eq!(answer.header("upgrade"), "websocket");
    assert_eq!(answer.header("connection"), "Upgrade");
    assert_eq!(
        answer.header("sec-websocket-accept"),
        "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
    );
    let text = format!("accepted; Origin: {STRANGER}");
    let mut frames = vec![0x81, u8::try_from(text.len()).unwrap()];
    frames.extend_from_slice(text.as_bytes());
    frames.extend_from_slice(&[0x88, 2, 0x03, 0xe8]);
    assert_eq!(answer.body, frames);

    let exchange = lab.exchanges("socket").remove(0);
    assert_eq!(exchange["answer"]["status"], 101);
    assert!(
        exchange["request"]["headers"]
            .as_array()
            .unwrap()
            .contains(&json!(["Origin", STRANGER]))
    );
}

#[test]
fn a_long_origin_is_cut() {
    let lab = TestLab::start();
    let origin = format!("Origin: {}", "ä".repeat(300));
    let lines = [&UPGRADE[..], &[&origin]].concat();
    let answer = lab.request("GET", LAB, "/ws/long", &lines);
    assert_eq!(usize::from(answer.body[1]) + 6, answer.body.len());
    assert!(answer.body[1] < 126);
}

#[test]
fn request_that_is_no_handshake_is_told_so() {
    let lab = TestLab::start();
    for left_out in 0..UPGRADE.len() {
        let lines: Vec<_> = (0..)
            .zip(UPGRADE)
            .filter(|(index, line)| *index != left_out && *line != UPGRADE[1])
            .map(|(_, line)| line)
            .collect();
        if left_out != 1 {
            lab.answer(request("GET", LAB, "/ws/none", &lines))
                .assert_lab_problem(426, "upgrade-required");
        }
    }
    lab.answer(request("POST", LAB, "/ws/none", &UPGRADE))
        .assert_lab_problem(426, "upgrade-required");
}
