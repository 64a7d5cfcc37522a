//! What is known of a stack explains what is seen of it, in every report.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod recorded;
#[expect(dead_code, reason = "other tests need more of it")]
mod server;

use std::io::Write;
use std::process::{Command, Stdio};

use recorded::{APP, replay, stacks};
use server::Server;

const REFUSED_HEADER: &[&str] = &["--method", "PUT", "--header", "x-b: 1", "--credentials"];
const FASTAPI: &str = "answers a preflight for a header that it does not allow with 400. A bare refusal makes browsers report a missing Allow-Origin";

fn stack(id: &str) -> Server {
    replay(stacks().remove(id).unwrap())
}

/// What a probe reports, in one line of words.
fn probe(server: &Server, options: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .args(["probe", &server.url("/items"), "--origin", APP])
        .args(options)
        .output()
        .unwrap();
    words(&output.stdout)
}

/// What is explained of an input, in one line of words.
fn explain(input: &str, options: &[&str]) -> String {
    let mut doctor = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .arg("explain")
        .args(options)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = doctor.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    words(&doctor.wait_with_output().unwrap().stdout)
}

fn words(bytes: &[u8]) -> String {
    // Markdown has backslashes before what could be markup.
    let text = String::from_utf8(bytes.to_vec()).unwrap().replace('\\', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A request of a page whose response has that status and no CORS header.
fn hidden(status: u16) -> String {
    format!(
        "GET /items HTTP/1.1\nHost: api.example\nOrigin: {APP}\n\nHTTP/1.1 {status} Some Reason\nContent-Type: text/plain\n"
    )
}

#[test]
fn every_report_says_what_is_known_of_the_stack_that_is_recognised() {
    let server = stack("fastapi");
    for format in ["text", "json", "markdown"] {
        let report = probe(&server, &[REFUSED_HEADER, &["--format", format]].concat());
        assert!(report.contains(FASTAPI), "{format}: {report}");
        assert!(report.contains("hapijs/hapi#2939"), "{format}: {report}");
    }
}

#[test]
fn what_was_not_asked_for_explains_nothing() {
    let server = stack("fastapi");
    let report = probe(&server, REFUSED_HEADER);
    assert!(!report.contains("a preflight for HEAD"), "{report}");
    assert!(!report.contains("a preflight for a method"), "{report}");
    let report = probe(&server, &["--method", "PUT", "--header", "x-a: 1"]);
    assert!(!report.contains("answers a preflight for"), "{report}");
}

#[test]
fn a_stack_that_is_chosen_is_believed() {
    let known = "writes no CORS headers on a 500 when the application fails";
    for format in ["text", "json", "markdown"] {
        let report = explain(&hidden(500), &["--stack", "nginx", "--format", format]);
        assert!(report.contains(known), "{format}: {report}");
    }
    for options in [&[][..], &["--stack", "caddy"]] {
        let report = explain(&hidden(500), options);
        assert!(!report.contains(known), "{options:?}: {report}");
    }
    let report = explain(&hidden(200), &["--stack", "nginx"]);
    assert!(!report.contains(known), "{report}");
}

#[test]
fn a_cache_that_harms_somebody_is_explained_by_what_the_stack_leaves_out() {
    let server = stack("flask");
    let report = probe(&server, &["--credentials"]);
    let known = "sends no Vary: Origin with a response to a request without Origin";
    assert!(report.contains(known), "{report}");
}

#[test]
fn hostile_origins_that_are_let_in_are_explained() {
    let mirror = Server::start(|request| {
        let origin = request.header("origin").unwrap_or("none");
        format!(
            "HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: {origin}\r\nAccess-Control-Allow-Credentials: true\r\nVary: Origin\r\nServer: nginx\r\nContent-Length: 0\r\n\r\n"
        )
    });
    let report = probe(&mirror, &["--credentials", "--origins", "hostile"]);
    let known = "lets every page read with cookies, once any origin is allowed with credentials";
    assert!(report.contains(known), "{report}");
}
