//! Stacks as they answered when they were measured. `tests/run stacks` writes `stacks.json`.

use std::collections::BTreeMap;

use crate::server::{Request, Server};

/// The page that every stack lets in.
pub(crate) const APP: &str = "https://app.example";

/// The answers of a stack, by the name of the request.
pub(crate) type Answers = BTreeMap<String, String>;

/// The stacks that were measured, by their names.
pub(crate) fn stacks() -> BTreeMap<String, Answers> {
    serde_json::from_str(include_str!("stacks.json")).unwrap()
}

/// A server that answers as that stack.
pub(crate) fn replay(answers: Answers) -> Server {
    Server::start(move |request| answers[name(request)].clone())
}

/// The recorded request that asks the same.
fn name(request: &Request) -> &'static str {
    let asked = request.header("access-control-request-headers");
    match (request.is_preflight(), request.header("origin")) {
        (true, Some(APP)) if asked.is_some_and(|it| it.contains("x-b")) => "headerPreflight",
        (true, Some(APP)) => "preflight",
        (true, _) => "foreignPreflight",
        (false, Some(APP)) => "request",
        (false, Some(_)) => "foreignRequest",
        (false, None) => "requestWithoutOrigin",
    }
}
