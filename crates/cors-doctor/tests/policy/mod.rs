//! A policy file, and servers that keep to it or do not.

use std::fs;
use std::process::Output;

use tempfile::TempDir;

use crate::doctor::{doctor, run};
use crate::server::{Request, Server, answer};

pub(crate) const APP: &str = "https://app.example.com";

/// A policy file in a folder of its own.
pub(crate) struct Policy {
    pub(crate) folder: TempDir,
}

impl Policy {
    pub(crate) fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("cors.toml"), text).unwrap();
        Self { folder }
    }

    pub(crate) fn check(&self, arguments: &[&str]) -> Output {
        let mut command = doctor(&[&["check"], arguments, &["cors.toml"]].concat());
        command.current_dir(self.folder.path());
        command.env("API_COOKIE", "session=very-secret");
        run(&mut command, "")
    }
}

/// A policy for a server: the app reads, the stranger does not.
pub(crate) fn policy(server: &Server, request: &str) -> Policy {
    Policy::new(&format!(
        "base = \"{}\"\n[origins]\napp = \"{APP}\"\nstranger = \"https://evil.example\"\n{request}",
        server.url("")
    ))
}

pub(crate) const READ: &str =
    "[[request]]\nname = \"list groups\"\npath = \"/groups\"\nreadable = [\"app\"]\n";
pub(crate) const CHANGE: &str = "[[request]]\nname = \"change a group\"\nmethod = \"PATCH\"\npath = \"/groups/1\"\nbody = \"{}\"\n\
    headers = { content-type = \"application/json\" }\ncredentials = true\ncookie = { env = \"API_COOKIE\" }\n\
    readable = [\"app\"]\nexposes = [\"ETag\"]\n";

/// What a right server answers.
pub(crate) fn right(request: &Request) -> String {
    let origin = request.header("origin").unwrap_or("none");
    let mut headers = vec![("Vary", "Origin"), ("ETag", "\"1\"")];
    if origin == APP {
        headers.extend([
            ("Access-Control-Allow-Origin", APP),
            ("Access-Control-Allow-Credentials", "true"),
            ("Access-Control-Expose-Headers", "etag"),
        ]);
        if request.is_preflight() {
            headers.extend([
                ("Access-Control-Allow-Methods", "PATCH"),
                ("Access-Control-Allow-Headers", "content-type"),
            ]);
        }
    }
    answer(200, &headers)
}

/// One that lets in whoever asks.
pub(crate) fn careless(request: &Request) -> String {
    let origin = request.header("origin").unwrap_or("*").to_owned();
    answer(200, &[("Access-Control-Allow-Origin", &origin)])
}
