//! `cors-doctor` as a shell runs it, with something to explain.

use std::process::Output;

use serde_json::Value;

use crate::doctor;
pub(crate) use crate::doctor::text;

pub(crate) const BLOCKED: &str = "\
GET /groups HTTP/1.1
Host: api.example
Origin: https://app.example

HTTP/1.1 200 OK
Access-Control-Allow-Origin: https://www.example
";

pub(crate) fn run(arguments: &[&str], input: &str) -> Output {
    doctor::run(&mut doctor::doctor(arguments), input)
}

pub(crate) fn explain(arguments: &[&str], input: &str) -> Output {
    run(&[&["explain"], arguments].concat(), input)
}

pub(crate) fn json(arguments: &[&str], input: &str) -> Value {
    let output = explain(&[&["--format", "json"], arguments].concat(), input);
    serde_json::from_slice(&output.stdout).unwrap()
}
