//! `cors-doctor` as a shell runs it, with something to explain.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

pub(crate) const BLOCKED: &str = "\
GET /groups HTTP/1.1
Host: api.example
Origin: https://app.example

HTTP/1.1 200 OK
Access-Control-Allow-Origin: https://www.example
";

pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let written = child.stdin.take().unwrap().write_all(input);
    // A command that refuses its arguments ends before it reads.
    assert!(written.is_ok() || child.wait().unwrap().code() == Some(2));
    child.wait_with_output().unwrap()
}

pub(crate) fn explain(arguments: &[&str], input: &str) -> Output {
    run(&[&["explain"], arguments].concat(), input.as_bytes())
}

pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

pub(crate) fn json(arguments: &[&str], input: &str) -> Value {
    let output = explain(&[&["--format", "json"], arguments].concat(), input);
    serde_json::from_slice(&output.stdout).unwrap()
}
