//! What a recipe asks for is what goes over the wire.

use std::time::{Duration, Instant};

use serde_json::json;

use support::{End, Response};

use crate::helpers::{Connection, LAB, TestLab, request, target};

#[test]
fn headers_keep_their_spelling_their_order_and_their_duplicates() {
    let lab = TestLab::start();
    let recipe = json!({ "response": { "headers": [
        ["vary", "Origin"],
        ["Access-Control-Allow-Origin", "*"],
        ["access-CONTROL-allow-origin", "http://app.mixmax.localhost:8080"],
        ["X-Lab-A", "  two spaces"],
        ["Access-Control-Allow-Origin", "*"],
        ["Cache-Control", "max-age=5"],
        ["Access-Control-Allow-Orgin", ""],
    ] } });
    let answer = lab.get("spelling", &recipe);
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.lines[..7],
        [
            "vary: Origin",
            "Access-Control-Allow-Origin: *",
            "access-CONTROL-allow-origin: http://app.mixmax.localhost:8080",
            "X-Lab-A:   two spaces",
            "Access-Control-Allow-Origin: *",
            "Cache-Control: max-age=5",
            "Access-Control-Allow-Orgin: ",
        ]
    );
    assert_eq!(answer.header("cache-control"), "max-age=5");
}

#[test]
fn answer_does_not_depend_on_how_the_bytes_of_a_request_arrive() {
    let lab = TestLab::start();
    for (before, status) in [("", 200), ("\r\n", 200), ("\n", 200), ("\r\n\r\n", 400)] {
        let bytes = format!("{before}{}", request("GET", LAB, "/healthz", &[]));
        let mut slow = Connection::open(lab.address());
        slow.trickle(bytes.as_bytes());
        assert_eq!(slow.one_answer().status, status, "{bytes:?}, byte by byte");
        assert_eq!(lab.answer(&bytes).status, status, "{bytes:?}, at once");
    }
}

#[test]
fn the_preflight_and_the_request_get_their_own_answers() {
    let lab = TestLab::start();
    let recipe = json!({
        "preflight": { "status": 204, "headers": [["Access-Control-Allow-Origin", "*"]] },
        "response": { "status": 418, "body": "short and stout", "headers": [["Content-Type", "text/plain"]] },
    });
    let target = target("both", &recipe);
    let preflight = lab.preflight(&target);
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.header("access-control-allow-origin"), "*");
    assert!(preflight.body.is_empty());
    assert_eq!(preflight.header("content-length"), "");

    for method in ["GET", "PUT", "DELETE", "patch", "OPTIONS", "PURGE"] {
        let answer = lab.request(method, LAB, &target, &[]);
        assert_eq!(answer.status, 418, "{method}");
        assert_eq!(answer.header("content-type"), "text/plain");
        assert_eq!(answer.body, b"short and stout");
        assert!(answer.all("access-control-allow-origin").is_empty());
    }
}

#[test]
fn without_a_recipe_for_it_a_preflight_is_not_handled_and_a_request_is_answered_without_cors() {
    let lab = TestLab::start();
    let target = target("bare", &json!({}));
    let preflight = lab.preflight(&target);
    assert_eq!(preflight.status, 404);
    let answer = lab.request("GET", LAB, &target, &["Origin: null"]);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    assert!(answer.json()["items"].as_array().unwrap().len() > 1);
    for answer in [preflight, answer] {
        let names = answer.lines.iter().map(|line| line.to_lowercase());
        let cors = names.filter(|name| name.starts_with("access-control-"));
        assert_eq!(cors.count(), 0, "{answer:?}");
    }
}

#[test]
fn an_aborted_connection_is_reset_before_any_byte() {
    let lab = TestLab::start();
    for slot in ["response", "preflight"] {
        let target = target("abort", &json!({ slot: { "abort": true } }));
        let lines = [
            "Origin: https://app.example",
            "Access-Control-Request-Method: PUT",
        ];
        let (method, lines) = if slot == "preflight" {
            ("OPTIONS", &lines[..])
        } else {
            ("PUT", &["Content-Length: 2\r\n\r\n{}"][..])
        };
        let (bytes, end) = lab.send(request(method, LAB, &target, lines));
        assert_eq!((bytes.as_slice(), end), (&[][..], End::Reset), "{slot}");
    }
}

#[test]
fn response_that_is_not_http_does_not_look_like_http() {
    let lab = TestLab::start();
    let target = target("noise", &json!({ "response": { "notHttp": true } }));
    let (bytes, end) = lab.send(request("GET", LAB, &target, &[]));
    assert_eq!(end, End::Closed);
    assert!(!bytes.is_empty());
    assert!(!bytes.starts_with(b"HTTP/"));
    assert!(!bytes.contains(&b'<'), "a browser could take it for a page");
}

#[test]
fn a_truncated_body_is_shorter_than_promised() {
    let lab = TestLab::start();
    let answer = lab.get(
        "short",
        &json!({ "response": { "truncate": true, "body": "abc" } }),
    );
    assert_eq!(answer.body, b"abc");
    let promised: usize = answer.header("content-length").parse().unwrap();
    assert!(promised > 3, "{answer:?}");
}

#[test]
fn a_delay_is_kept() {
    let lab = TestLab::start();
    let started = Instant::now();
    lab.get("late", &json!({ "response": { "delayMs": 300 } }));
    assert!(started.elapsed() >= Duration::from_millis(300));
}

#[test]
fn head_gets_the_headers_of_get_and_no_body() {
    let lab = TestLab::start();
    let target = target("head", &json!({ "response": { "body": "four" } }));
    let answer = lab.request("HEAD", LAB, &target, &[]);
    assert_eq!(answer.header("content-length"), "4");
    assert!(answer.body.is_empty());
}

#[test]
fn fixed_bodies_are_what_their_type_says() {
    let lab = TestLab::start();
    let kinds: [(&str, &str, &[u8]); 10] = [
        ("groups", "application/json", b"{\"items\":["),
        ("png", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("font", "font/ttf", b"\x00\x01\x00\x00"),
        ("script", "text/javascript", b"globalThis.labScriptRan"),
        ("module", "text/javascript", b"export default"),
        ("throwing-script", "text/javascript", b"throw new Error"),
        ("css", "text/css", b".lab-probe"),
        ("vtt", "text/vtt", b"WEBVTT\n"),
        ("event-stream", "text/event-stream", b"retry: "),
        ("wav", "audio/wav", b"RIFF"),
    ];
    for (kind, media_type, start) in kinds {
        let answer = lab.get("kinds", &json!({ "response": { "bodyKind": kind } }));
        assert_eq!(answer.header("content-type"), media_type);
        assert!(answer.body.starts_with(start), "{kind}: {answer:?}");
    }
}

#[test]
fn every_answer_ends_its_connection_and_is_no_document() {
    let lab = TestLab::start();
    let run = target("closing", &json!({}));
    let bad = target("closing", &json!({ "nonsense": 1 }));
    let paths = [
        "/",
        "/nowhere",
        "/runs/closing",
        "/ws/closing",
        "/actix/none",
        &run,
        &bad,
    ];
    for path in paths {
        // Without a wish to close: the lab closes by itself.
        let bytes = format!("GET {path} HTTP/1.1\r\nHost: {LAB}\r\n\r\n");
        let answer: Response = lab.answer(bytes);
        assert_eq!(answer.header("connection"), "close", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("sandbox;"), "{path}: {policy}");
        assert_ne!(answer.header("content-type"), "text/html", "{path}");
    }
}
