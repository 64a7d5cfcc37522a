//! The stacks that are measured in `docs/stacks.md` are recognised by what they answered there. `tests/run stacks`
//! asks the real servers the same.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod doctor;
mod recorded;
#[expect(dead_code, reason = "other tests need more of it")]
mod server;

use std::thread;

use doctor::{doctor, run, text};
use recorded::{APP, Answers, replay, stacks};
use serde_json::Value;
use server::Server;

const FOREIGN: &str = "https://evil.example";

/// The stacks that the doctor names when a page asks for that; none where nothing gives them away.
fn named(server: &Server, options: &[&str]) -> Vec<String> {
    let url = server.url("/items");
    let command = ["probe", &url, "--format", "json"];
    let output = run(&mut doctor(&[&command, options].concat()), "");
    let document: Value = serde_json::from_str(text(&output.stdout)).unwrap();
    let stacks = document["middleware"]["stacks"].as_array();
    let stacks = stacks.into_iter().flatten();
    stacks.map(|it| it.as_str().unwrap().to_owned()).collect()
}

/// What a stack is taken for, in four situations.
fn in_all_situations(answers: Answers) -> [Vec<String>; 4] {
    let server = replay(answers);
    let put = ["--method", "PUT", "--credentials"];
    let with = |origin, header| {
        let options = [&["--origin", origin, "--header", header], put.as_slice()].concat();
        named(&server, &options)
    };
    [
        with(APP, "x-a: 1"),
        with(FOREIGN, "x-a: 1"),
        with(APP, "x-b: 1"),
        named(&server, &["--origin", APP, "--credentials"]),
    ]
}

#[test]
fn every_measured_stack_is_recognised_and_taken_for_no_other() {
    let stacks = stacks();
    assert!(stacks.len() >= 23);
    let running: Vec<_> = stacks
        .into_iter()
        .map(|(id, answers)| thread::spawn(move || (id, in_all_situations(answers))))
        .collect();
    for stack in running {
        let (id, named) = stack.join().unwrap();
        let recognised: Vec<_> = named.iter().filter(|it| !it.is_empty()).collect();
        assert!(!recognised.is_empty(), "{id} is not recognised");
        for stacks in recognised {
            assert!(stacks.contains(&id), "{id} is taken for {stacks:?}");
        }
    }
}

/// Every order of the header lines that a rotation of the sorted ones gives.
fn in_other_orders(answers: &Answers) -> Vec<Answers> {
    let lines = |answer: &str| answer.split("\r\n\r\n").next().unwrap().lines().count() - 1;
    let most = answers.values().map(|it| lines(it)).max().unwrap();
    let rotated = |answer: &String, by: usize| {
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let mut lines: Vec<&str> = head.split("\r\n").collect();
        let headers = &mut lines[1..];
        headers.sort_unstable();
        headers.rotate_left(by % headers.len());
        format!("{}\r\n\r\n{body}", lines.join("\r\n"))
    };
    let order = |by| {
        answers
            .iter()
            .map(move |(name, it)| (name.clone(), rotated(it, by)))
    };
    (0..most).map(|by| order(by).collect()).collect()
}

/// Actix keeps headers in a map that is hashed with another seed in each process, and so writes them in another order.
#[test]
fn a_stack_of_actix_is_taken_for_no_other_in_any_order_of_its_headers() {
    let stacks = stacks();
    for id in ["actix-cors", "cors-policy"] {
        for answers in in_other_orders(&stacks[id]) {
            for named in in_all_situations(answers) {
                let is_right = named.is_empty() || named.iter().any(|it| it == id);
                assert!(is_right, "{id} is taken for {named:?}");
            }
        }
    }
}
