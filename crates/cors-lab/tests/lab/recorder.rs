//! The record is the truth about the wire, also when a browser would show nothing.

use serde_json::{Value, json};

use support::{names::APP, wait::eventually_blocking};

use crate::helpers::{Connection, LAB, LabResponse, THIRD, TestLab, request, target};

#[test]
fn a_preflight_and_its_request_are_recorded_in_order() {
    let lab = TestLab::start();
    let recipe = json!({
        "preflight": { "status": 204, "headers": [["Access-Control-Allow-Origin", APP]] },
        "response": { "headers": [["access-control-allow-origin", "*"]], "body": "12345" },
    });
    let target = target("order", &recipe);
    lab.preflight(&target);
    let lines = [
        "oRiGiN: http://app.mixmax.localhost:8080",
        "Cookie: lab-a=secret1; other=secret2",
        "Authorization: Bearer secret3",
        "X-Custom: shown",
        "Content-Length: 2",
    ];
    lab.answer(request("PUT", LAB, &target, &lines) + "{}");

    let record = lab.record("order");
    assert_eq!(record["run"], "order");
    assert_eq!(record["truncated"], false);
    let exchanges = record["exchanges"].as_array().unwrap();
    assert_eq!(exchanges.len(), 2, "{record}");

    let preflight = &exchanges[0];
    assert_eq!(preflight["seq"], 0);
    assert_eq!(preflight["atMs"], 0);
    assert_eq!(preflight["preflight"], true);
    assert_eq!(preflight["host"], LAB);
    assert_eq!(preflight["request"]["method"], "OPTIONS");
    assert_eq!(preflight["answer"]["status"], 204);

    let put = &exchanges[1];
    assert_eq!(put["seq"], 1);
    assert_eq!(put["preflight"], false);
    assert!(put["tookMs"].is_u64());
    let request = &put["request"];
    assert_eq!(request["method"], "PUT");
    assert_eq!(request["path"], "/r/order");
    assert_eq!(request["bodyBytes"], 2);
    assert_eq!(request["cookies"], json!(["lab-a", "other"]));
    assert_eq!(
        request["headers"],
        json!([
            ["Host", LAB],
            ["Connection", "close"],
            ["oRiGiN", APP],
            ["Cookie", "…"],
            ["Authorization", "…"],
            ["X-Custom", "shown"],
            ["Content-Length", "2"],
        ])
    );
    assert_eq!(put["answer"]["status"], 200);
    assert_eq!(put["answer"]["bodyBytes"], 5);
    assert_eq!(
        put["answer"]["headers"][0],
        json!(["access-control-allow-origin", "*"])
    );
    assert!(!record.to_string().contains("secret"));
}

#[test]
fn response_is_recorded_exactly_as_it_was_sent() {
    let lab = TestLab::start();
    let answer = lab.get(
        "exact",
        &json!({ "response": { "headers": [["VARY", "a"], ["vary", "b"]] } }),
    );
    let recorded = lab.exchanges("exact").remove(0);
    let recorded: Vec<_> = recorded["answer"]["headers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|header| {
            format!(
                "{}: {}",
                header[0].as_str().unwrap(),
                header[1].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(recorded, answer.lines);
}

#[test]
fn cut_connections_and_noise_are_recorded_as_such() {
    let lab = TestLab::start();
    for way in ["abort", "notHttp"] {
        let target = target(way, &json!({ "response": { way: true } }));
        lab.send(request("POST", LAB, &target, &["Content-Length: 0"]));
        let exchange = &lab.exchanges(way)[0];
        assert_eq!(exchange["answer"], json!({ way: true }));
        assert_eq!(exchange["request"]["method"], "POST");
    }
}

#[test]
fn a_request_that_still_waits_has_no_answer_yet() {
    let lab = TestLab::start();
    let target = target("waiting", &json!({ "response": { "delayMs": 1500 } }));
    let mut waiting = Connection::open(lab.address());
    waiting.send(request("GET", LAB, &target, &[]));
    let exchange = eventually_blocking("a record of the request", || {
        let exchange = lab.exchanges("waiting").pop();
        exchange.ok_or_else(|| "an empty one".to_owned())
    });
    assert_eq!(exchange["answer"], Value::Null);
    assert_eq!(exchange["tookMs"], Value::Null);
    waiting.rest();
    let exchange = lab.exchanges("waiting").remove(0);
    assert_eq!(exchange["answer"]["status"], 200);
    assert!(exchange["tookMs"].as_u64().unwrap() >= 1500);
}

#[test]
fn both_hosts_of_the_lab_write_one_record_and_say_which() {
    let lab = TestLab::start();
    let target = target("two-hosts", &json!({}));
    lab.request("GET", LAB, &target, &[]);
    lab.request("GET", THIRD, &target, &[]);
    let hosts: Vec<_> = lab
        .exchanges("two-hosts")
        .into_iter()
        .map(|exchange| exchange["host"].clone())
        .collect();
    assert_eq!(hosts, [LAB, THIRD]);
}

#[test]
fn every_page_may_read_a_record_and_an_unknown_run_is_empty() {
    let lab = TestLab::start();
    let origin = "Origin: http://evil.localhost:8080";
    let answer = lab.request("GET", LAB, "/runs/never-was", &[origin]);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.all("access-control-allow-credentials").is_empty());
    assert_eq!(answer.header("cache-control"), "no-store");
    let record = answer.json();
    assert_eq!(record["run"], "never-was");
    assert_eq!(record["exchanges"], json!([]));
    assert_eq!(record["truncated"], false);
}

#[test]
fn a_name_that_is_none_is_refused() {
    let lab = TestLab::start();
    let long = "a".repeat(65);
    for run in ["", "a.b", "a%2Fb", "ä", &long] {
        for kind in ["r", "runs", "ws"] {
            let bytes = format!("GET /{kind}/{run}?recipe=%7B%7D HTTP/1.1\r\nHost: {LAB}\r\n\r\n");
            lab.answer(bytes).assert_lab_problem(404, "not-found");
        }
    }
    let longest = "a".repeat(64);
    assert_eq!(lab.get(&longest, &json!({})).status, 200);
    assert_eq!(lab.exchanges(&longest).len(), 1);
}

/// As browsers show it: one character for each byte.
#[test]
fn value_that_is_no_utf_8_is_recorded_byte_by_byte() {
    let lab = TestLab::start();
    let head = request("GET", LAB, &target("bytes", &json!({})), &["X-Name: @@"]);
    let bytes = head.replacen("@@", "{}", 1).into_bytes();
    let bytes = bytes.into_iter().map(|byte| match byte {
        b'{' => 0xe4,
        b'}' => 0xff,
        other => other,
    });
    lab.send(bytes.collect::<Vec<u8>>());
    let headers = &lab.exchanges("bytes")[0]["request"]["headers"];
    let recorded = headers.as_array().unwrap();
    assert!(recorded.contains(&json!(["X-Name", "äÿ"])), "{headers}");
}
