//! One port, three hosts: the first request says whose a connection is, and it stays so.

use std::time::{Duration, Instant};

use serde_json::json;

use support::{
    End,
    names::{API, APP},
};

use crate::helpers::{Connection, LAB, TestLab, request, target};

fn keep_alive(host: &str, target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n")
}

#[test]
fn hosts_that_are_nobodys_are_refused() {
    let lab = TestLab::start();
    let run = target("hosts", &json!({}));
    for path in [
        "/",
        "/api/session",
        "/runs/hosts",
        "/actix/panic",
        run.as_str(),
    ] {
        for host in [
            "evil.example",
            "lab.mixmax.localhost",
            "lab.mixmax.localhost:80",
            "localhost:8081",
            "127.0.0.1",
            "",
        ] {
            assert_eq!(
                lab.request("GET", host, path, &[]).status,
                421,
                "{host} {path}"
            );
        }
        let two = format!(
            "GET {path} HTTP/1.1\r\nHost: {LAB}\r\nHost: {LAB}\r\nConnection: close\r\n\r\n"
        );
        assert!([400, 421].contains(&lab.answer(two).status), "{path}");
        let none = format!("GET {path} HTTP/1.0\r\n\r\n");
        assert_eq!(lab.answer(none).status, 421, "{path}");
    }
    assert!(lab.exchanges("hosts").is_empty());
    assert_eq!(
        lab.request("GET", "LAB.mixmax.LOCALHOST:8081", &run, &[])
            .status,
        200
    );
}

#[test]
fn a_connection_of_the_api_serves_many_requests_but_none_of_the_lab() {
    let lab = TestLab::start();
    let mut connection = Connection::open(lab.address());
    for (host, path, status) in [
        (API, "/healthz", 200),
        (API, "/api/session", 401),
        (LAB, "/healthz", 200),
        (LAB, "/", 421),
        (LAB, "/runs/x", 421),
        (LAB, "/actix/suffix", 421),
        (API, "/api/session", 401),
    ] {
        connection.send(keep_alive(host, path));
        assert_eq!(connection.one_answer().status, status, "{host}{path}");
    }
}

#[test]
fn a_connection_of_the_lab_serves_one_request_and_no_other() {
    let lab = TestLab::start();
    let first = target("first", &json!({ "response": { "body": "first" } }));
    for second in [
        keep_alive(API, "/healthz"),
        keep_alive(LAB, &target("second", &json!({}))),
    ] {
        let (bytes, end) = lab.send(keep_alive(LAB, &first) + &second);
        assert_eq!(end, End::Closed);
        assert!(
            bytes.ends_with(b"\r\n\r\nfirst"),
            "{}",
            bytes.escape_ascii()
        );
    }
    assert!(lab.exchanges("second").is_empty());
}

#[test]
fn a_connection_to_a_pitfall_is_none_to_the_api() {
    let lab = TestLab::start();
    let both = keep_alive(LAB, "/actix/suffix") + &keep_alive(API, "/api/session");
    let (bytes, end) = lab.send(both);
    assert_eq!(end, End::Closed);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("HTTP/1.1 200 "), "{text}");
    assert!(!text.contains("not-signed-in"), "{text}");
}

#[test]
fn heads_that_come_byte_by_byte_reach_whom_they_are_for() {
    let lab = TestLab::start();
    let run = target("slow", &json!({ "response": { "body": "slow" } }));
    let mut connection = Connection::open(lab.address());
    connection.trickle(request("GET", LAB, &run, &[]).as_bytes());
    assert!(connection.rest().0.ends_with(b"slow"));

    let mut connection = Connection::open(lab.address());
    connection.trickle(request("GET", API, "/healthz", &[]).as_bytes());
    assert!(connection.rest().0.ends_with(b"ok\n"));
}

#[test]
fn a_body_that_came_with_the_head_reaches_the_api() {
    let lab = TestLab::start();
    let body = r#"{"email":"nobody@example.com","password":"wrong"}"#;
    let origin = format!("Origin: {APP}");
    let length = format!("Content-Length: {}", body.len());
    let lines = ["Content-Type: application/json", &origin, &length];
    let answer = lab.answer(request("POST", API, "/api/session", &lines) + body);
    assert_eq!(answer.status, 401);
    assert_eq!(
        answer.json()["type"],
        "urn:two-origins:problem:wrong-credentials"
    );
    assert_eq!(answer.header("access-control-allow-origin"), APP);
}

#[test]
fn what_is_no_http_is_answered_as_the_api_does() {
    let lab = TestLab::start();
    assert_eq!(lab.answer("NOT HTTP AT ALL\r\n\r\n").status, 400);
    let (bytes, _) = {
        let mut connection = Connection::open(lab.address());
        connection.finish();
        connection.rest()
    };
    assert!(bytes.is_empty());
}

#[test]
fn who_sends_no_head_is_not_waited_for_for_long() {
    let lab = TestLab::start();
    let started = Instant::now();
    let mut connection = Connection::open(lab.address());
    connection.trickle(b"GET / HTTP/1.1\r\nHost: lab.mixm");
    let answer = connection.one_answer();
    assert_eq!(answer.status, 408);
    assert!(started.elapsed() < Duration::from_secs(15));
}

#[test]
fn without_a_lab_its_hosts_are_nobodys() {
    for off in ["off", "false", "0", ""] {
        let lab = TestLab::start_with(|args| args.lab = off.to_owned());
        let run = target("off", &json!({}));
        for path in ["/", "/runs/off", "/actix/suffix", "/ws/off", &run] {
            assert_eq!(lab.request("GET", LAB, path, &[]).status, 421, "{path}");
        }
        let wired = lab.request("GET", API, "/api/session?wire=off", &["Origin: null"]);
        assert_eq!(wired.status, 401);
    }
}

#[test]
fn stopping_does_not_wait_for_idle_connections() {
    let lab = TestLab::start();
    let mut idle = Connection::open(lab.address());
    idle.send(keep_alive(API, "/healthz"));
    idle.one_answer();
    let silent = Connection::open(lab.address());
    let started = Instant::now();
    lab.stop_gracefully();
    assert!(
        started.elapsed() < Duration::from_secs(4),
        "{:?}",
        started.elapsed()
    );
    drop((idle, silent));
}
