//! `cors-doctor probe` as a shell runs it.

use std::process::{Command, Output};

use serde_json::Value;

use crate::doctor::{self, doctor};
use crate::server::{Request, answer};

pub(crate) const PAGE: &str = "http://app.example";

pub(crate) fn command(url: &str, arguments: &[&str]) -> Command {
    doctor(&[&["probe", url], arguments].concat())
}

pub(crate) fn run(url: &str, arguments: &[&str]) -> Output {
    let mut command = command(url, &[&["--origin", PAGE], arguments].concat());
    doctor::run(&mut command, "")
}

pub(crate) fn text(output: &Output) -> String {
    doctor::text(&output.stdout).to_owned()
}

/// The words, whatever the lines.
pub(crate) fn words(output: &Output) -> String {
    text(output)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

pub(crate) fn json(url: &str, arguments: &[&str]) -> Value {
    let output = run(url, &[&["--format", "json"], arguments].concat());
    let document = serde_json::from_slice(&output.stdout).unwrap();
    let schema = serde_json::from_str(cors_doctor::probe::SCHEMA).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = schema
        .iter_errors(&document)
        .map(|it| it.to_string())
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    document
}

/// Answers as an API does that allows the page.
pub(crate) fn allowing(request: &Request) -> String {
    let mut headers = vec![
        ("Access-Control-Allow-Origin", PAGE),
        ("Access-Control-Allow-Credentials", "true"),
        ("Vary", "Origin"),
    ];
    if request.is_preflight() {
        headers.push(("Access-Control-Allow-Methods", "PATCH, PUT"));
        headers.push((
            "Access-Control-Allow-Headers",
            "content-type, x-a, authorization",
        ));
    }
    answer(200, &headers)
}

pub(crate) fn is_actual(request: &&Request) -> bool {
    !request.is_preflight()
}
