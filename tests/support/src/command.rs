//! The programs under test, run to their end.

use std::{
    env,
    io::Write,
    process::{Command, Output, Stdio},
};

/// A program of the package under test, in an empty environment.
///
/// # Panics
/// When the package has no such program.
pub fn program(name: &str) -> Command {
    let path = env::var_os(format!("CARGO_BIN_EXE_{name}"));
    let path =
        path.unwrap_or_else(|| panic!("cargo test tells only where its package's {name} is"));
    let mut command = Command::new(path);
    command.env_clear().stdin(Stdio::null());
    command
}

/// Runs a program until it ends, with `input` on its standard input.
///
/// # Panics
/// When it cannot be started.
pub fn run(command: &mut Command, input: &str) -> Output {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It may end without reading.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

/// What a program wrote to its standard error.
///
/// # Panics
/// When that is no UTF-8.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
