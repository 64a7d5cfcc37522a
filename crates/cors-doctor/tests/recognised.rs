//! The stacks that are measured in `docs/stacks.md` are recognised by what they answered there. `tests/run stacks`
//! asks the real servers the same.

#![cfg(feature = "cli")]
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

mod recorded;
#[expect(dead_code, reason = "other tests need more of it")]
mod server;

use std::process::Command;
use std::thread;

use recorded::{APP, Answers, replay, stacks};
use serde_json::Value;
use server::Server;

const FOREIGN: &str = "https://evil.example";

/// The stacks that the doctor names when a page asks for that; none where nothing gives them away.
fn named(server: &Server, options: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_cors-doctor"))
        .args(["probe", &server.url("/items"), "--format", "json"])
        .args(options)
        .output()
        .unwrap();
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
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
