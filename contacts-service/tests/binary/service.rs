//! The service as a process, and what an operator does with it.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};

use support::{ContactsService, RawRequest, Response, names::API, run};

/// The program, with these arguments.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = support::program("contacts-service");
    command.args(arguments);
    command
}

/// Makes an account, whose password is in the first line of `input`.
pub(crate) fn add_account(database_url: &str, email: &str, input: &str) -> Output {
    account(database_url, &["add", email], input)
}

/// Does something with an account.
pub(crate) fn account(database_url: &str, arguments: &[&str], input: &str) -> Output {
    let mut command = program(&["account"]);
    command.args(arguments).env("DATABASE_URL", database_url);
    run(&mut command, input)
}

/// An empty directory of the test's own.
pub(crate) fn directory(test: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::remove_dir_all(&path).ok();
    fs::create_dir_all(&path).unwrap();
    path
}

/// Signs in as a program does, without an `Origin`.
pub(crate) async fn sign_in(service: &ContactsService, email: &str, password: &str) -> Response {
    let body = format!(r#"{{"email":"{email}","password":"{password}"}}"#);
    RawRequest::new(service.address, "POST", "/api/session")
        .header("Host", API)
        .header("Content-Type", "application/json")
        .header("Content-Length", body.len().to_string())
        .send(body)
        .await
}
