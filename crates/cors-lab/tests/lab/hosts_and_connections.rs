//! The lab answers on its own hosts only, and one request on each connection.

use serde_json::json;
use support::{
    End,
    names::{API, APP_HOST},
};

use crate::helpers::{Connection, LAB, LabResponse, TestLab, request, target};

fn keep_alive(host: &str, target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n")
}

#[test]
fn another_host_is_misdirected_and_not_recorded() {
    let lab = TestLab::start();
    let run = target("hosts", &json!({}));
    for path in [
        "/",
        "/api/session",
        "/runs/hosts",
        "/actix/panic?run=hosts",
        "/ws/hosts",
        run.as_str(),
    ] {
        for host in [
            API,
            APP_HOST,
            "contacts.mixmax.localhost:8082",
            "evil.example",
            "lab.mixmax.localhost",
            "lab.mixmax.localhost:80",
            "localhost:8082",
            "127.0.0.1",
            "",
        ] {
            let response = lab.request("GET", host, path, &[]);
            response.assert_problem(421, "wrong-host");
        }
        let two = format!("GET {path} HTTP/1.1\r\nHost: {LAB}\r\nHost: {LAB}\r\n\r\n");
        assert_eq!(lab.answer(two).status, 421, "{path}");
        let none = format!("GET {path} HTTP/1.0\r\n\r\n");
        assert_eq!(lab.answer(none).status, 421, "{path}");
    }
    assert!(lab.exchanges("hosts").is_empty());
}

#[test]
fn the_own_host_is_found_in_any_case() {
    let lab = TestLab::start();
    let run = target("case", &json!({}));
    let response = lab.request("GET", "LAB.mixmax.LOCALHOST:8082", &run, &[]);
    assert_eq!(response.status, 200);
}

/// RFC 9112, section 3.2.2.
#[test]
fn target_in_absolute_form_is_like_its_path_and_overrides_host() {
    let lab = TestLab::start();
    let run = target("absolute", &json!({ "response": { "body": "found" } }));
    for host in [LAB, API] {
        let response = lab.request("GET", host, &format!("http://{LAB}{run}"), &[]);
        assert_eq!((response.status, response.text()), (200, "found"), "{host}");
        let foreign = lab.request("GET", LAB, &format!("http://{API}{run}"), &[]);
        foreign.assert_lab_problem(421, "wrong-host");
    }
    let exchanges = lab.exchanges("absolute");
    assert_eq!(exchanges.len(), 2, "{exchanges:?}");
    for exchange in exchanges {
        assert_eq!(exchange["host"], LAB);
        assert_eq!(exchange["request"]["path"], "/r/absolute");
    }
    for (target, status) in [
        (format!("HTTP://{LAB}"), 200),
        (format!("http://{LAB}?query"), 200),
        (format!("http://{LAB}/runs/absolute"), 200),
        (format!("http://{LAB}/actix/suffix"), 200),
        (format!("http://{LAB}/nothing"), 404),
        ("http://evil.example/healthz".to_owned(), 200),
    ] {
        let response = lab.request("GET", LAB, &target, &[]);
        assert_eq!(response.status, status, "{target}");
    }
}

#[test]
fn target_in_no_form_that_a_request_can_have_is_a_bad_request() {
    let lab = TestLab::start();
    let run = target("none", &json!({}));
    for target in [
        format!("http:{run}"),
        format!("http://{run}"),
        format!("ftp://{LAB}{run}"),
        format!("{LAB}{run}"),
        run[1..].to_owned(),
        LAB.to_owned(),
    ] {
        let response = lab.request("GET", LAB, &target, &[]);
        response.assert_lab_problem(400, "bad-request");
    }
    assert!(lab.exchanges("none").is_empty());
}

#[test]
fn health_checks_come_with_any_host() {
    let lab = TestLab::start();
    for host in [LAB, "localhost", "127.0.0.1:8082"] {
        let response = lab.request("GET", host, "/healthz", &[]);
        assert_eq!((response.status, response.text()), (200, "ok\n"));
    }
}

#[test]
fn a_connection_carries_one_request() {
    let lab = TestLab::start();
    let first = target("first", &json!({ "response": { "body": "first" } }));
    for first in [first.as_str(), "/actix/suffix"] {
        let second = keep_alive(LAB, &target("second", &json!({})));
        let (bytes, end) = lab.send(keep_alive(LAB, first) + &second);
        assert_eq!(end, End::Closed);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.matches("HTTP/1.1 ").count(), 1, "{text}");
    }
    assert!(lab.exchanges("second").is_empty());
}

#[test]
fn a_head_may_arrive_byte_by_byte() {
    let lab = TestLab::start();
    let run = target("slow", &json!({ "response": { "body": "slow" } }));
    let mut connection = Connection::open(lab.address());
    connection.trickle(request("GET", LAB, &run, &[]).as_bytes());
    assert!(connection.rest().0.ends_with(b"slow"));
}

#[test]
fn bytes_that_are_no_http_are_a_bad_request() {
    let lab = TestLab::start();
    for bytes in [
        "NOT HTTP AT ALL\r\n\r\n",
        "\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
    ] {
        lab.answer(bytes).assert_lab_problem(400, "bad-request");
    }
}

#[test]
fn a_client_that_hangs_up_gets_nothing() {
    let lab = TestLab::start();
    for bytes in ["", "GET / HTT"] {
        let mut connection = Connection::open(lab.address());
        connection.send(bytes);
        connection.finish();
        let (bytes, _) = connection.rest();
        assert!(bytes.is_empty());
    }
}

#[test]
fn a_head_that_does_not_arrive_is_not_waited_for() {
    let lab = TestLab::start();
    let mut connection = Connection::open(lab.address());
    connection.trickle(b"GET / HTTP/1.1\r\nHost: lab.mixm");
    let response = connection.one_answer();
    response.assert_lab_problem(408, "head-too-slow");
}

#[test]
fn too_many_headers_are_refused() {
    let lab = TestLab::start();
    let lines = vec!["X-A: 1"; 200];
    let response = lab.request("GET", LAB, "/", &lines);
    response.assert_lab_problem(431, "head-too-large");
}

#[test]
fn a_list_that_fills_a_head_is_refused() {
    let lab = TestLab::start();
    let line = |names| format!("Access-Control-Request-Headers: {}", "x-a,".repeat(names));
    let preflight = |lines: &[&str]| lab.request("OPTIONS", LAB, "/actix/bare-refusal", lines);
    assert_ne!(preflight(&[&line(2000)]).status, 431);
    for lines in [&[line(2100)][..], &[line(1100), line(1100)]] {
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        preflight(&lines).assert_lab_problem(431, "head-too-large");
    }
}

#[test]
fn a_graceful_stop_answers_requests_in_flight_and_waits_for_no_others() {
    let lab = TestLab::start();
    let run = target(
        "in-flight",
        &json!({ "response": { "delayMs": 1000, "body": "in time" } }),
    );
    let mut waiting = Connection::open(lab.address());
    waiting.send(request("GET", LAB, &run, &[]));
    support::wait::eventually_blocking("the request", || {
        let exchange = lab.exchanges("in-flight").pop();
        exchange.ok_or_else(|| "nothing".to_owned())
    });
    let mut unfinished = Connection::open(lab.address());
    unfinished.send("GET / HTTP/1.1\r\n");
    lab.stop_gracefully();
    assert!(waiting.rest().0.ends_with(b"in time"));
    // Whoever waits for the end of a head answers that it did not come.
    let (answer, _) = unfinished.rest();
    assert_eq!(String::from_utf8_lossy(&answer), "");
}
