//! A stranger's crate, outside the workspace, needs few lines for a right preflight.
#![allow(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use std::{
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

const EXAMPLE: &str = include_str!("../examples/minimal.rs");
const README: &str = include_str!("../README.md");

/// The server, which ends with the test, also when that panics.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
fn a_new_crate_needs_20_lines_for_a_right_preflight() {
    let lines = code().lines().filter(|line| !line.is_empty()).count();
    assert!(lines <= 20, "{lines} lines");

    let folder = tempfile::tempdir().unwrap();
    let program = build(folder.path());
    let mut server = Server(
        Command::new(program)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap(),
    );
    let mut url = String::new();
    let output = server.0.stdout.take().unwrap();
    BufReader::new(output).read_line(&mut url).unwrap();
    let (address, path) = url
        .strip_prefix("http://")
        .and_then(|rest| rest.trim_end().split_once('/'))
        .unwrap();

    let preflight = preflight(address, path, "http://app.mixmax.localhost:8080");
    assert!(preflight.starts_with("http/1.1 200 "), "{preflight}");
    for expected in [
        "access-control-allow-origin: http://app.mixmax.localhost:8080",
        "access-control-allow-credentials: true",
        "access-control-allow-headers: content-type",
        "vary: origin",
    ] {
        assert!(
            preflight.lines().any(|line| line == expected),
            "{preflight}"
        );
    }
    let methods = preflight
        .lines()
        .find_map(|line| line.strip_prefix("access-control-allow-methods: "));
    let mut methods: Vec<_> = methods.unwrap().split(", ").collect();
    methods.sort_unstable();
    assert_eq!(methods, ["delete", "get", "head", "post", "put"]);

    let refused = self::preflight(address, path, "http://evilmixmax.localhost:8080");
    assert!(refused.starts_with("http/1.1 403 "), "{refused}");
    assert!(!refused.contains("access-control-"), "{refused}");
}

#[test]
fn the_readme_shows_the_example_as_it_is() {
    assert!(README.contains(code()));
}

/// The example without its first lines, which are for this workspace.
fn code() -> &'static str {
    EXAMPLE.split_once("\n\n").unwrap().1
}

/// Builds the crate from what is compiled already, without a network: with the lock file, the
/// build directory and the profile of the workspace.
fn build(folder: &Path) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let workspace = here.join("../..");
    let manifest = format!(
        r#"[package]
name = "a-new-crate"
version = "0.0.0"
edition = "2024"

[dependencies]
actix-web = {{ version = "4.18", default-features = false, features = ["macros"] }}
cors-policy = {{ path = {here:?} }}

[profile.dev]
debug = "line-tables-only"

[workspace]
"#
    );
    fs::create_dir(folder.join("src")).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("src/main.rs"), code()).unwrap();
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    // In it, cargo makes a folder for the temporary files of tests.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let built = Command::new(env::var_os("CARGO").unwrap())
        .args(["build", "--offline", "--quiet"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .status()
        .unwrap();
    assert!(built.success());
    target.join("debug/a-new-crate")
}

/// The head of the response to a preflight for PUT, in lower case.
fn preflight(address: &str, path: &str, origin: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "OPTIONS /{path} HTTP/1.1\r\nHost: {address}\r\nOrigin: {origin}\r\n\
         Access-Control-Request-Method: PUT\r\n\
         Access-Control-Request-Headers: content-type\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    let (head, _) = response.split_once("\r\n\r\n").unwrap();
    head.to_lowercase()
}
