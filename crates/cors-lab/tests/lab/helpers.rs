//! A running lab, and clients that send it bytes.

mod connection;

use std::net::SocketAddr;

use clap::Parser;
use cors_lab::{
    Config,
    args::{CommandLine, ServeArgs},
    listen,
};
use serde_json::Value;
use support::{End, Response, TestServer, names::APP};
use url::form_urlencoded::byte_serialize;

pub(crate) use connection::Connection;

/// The host of the lab.
pub(crate) const LAB: &str = "lab.mixmax.localhost:8082";
/// The lab on the third site.
pub(crate) const THIRD: &str = "lab.third.localhost:8082";

/// The lab, listening on a port of its own.
pub(crate) struct TestLab {
    server: TestServer,
}

impl TestLab {
    /// The lab with its default settings.
    pub(crate) fn start() -> Self {
        Self::start_with(|_| {})
    }

    /// The lab with the settings of the test's choice.
    pub(crate) fn start_with(change: impl FnOnce(&mut ServeArgs)) -> Self {
        let mut args = serve_args();
        change(&mut args);
        let config = Config::read(&args).unwrap();
        Self {
            server: TestServer::start(async move || listen(&config)),
        }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.server.address
    }

    /// Stops as a signal does, and waits until everything has ended.
    pub(crate) fn stop_gracefully(self) {
        self.server.stop_gracefully();
    }

    /// Sends bytes on a connection of their own and reads all that comes back.
    pub(crate) fn send(&self, bytes: impl AsRef<[u8]>) -> (Vec<u8>, End) {
        let mut connection = Connection::open(self.address());
        connection.send(bytes);
        connection.rest()
    }

    /// The one answer to bytes on a connection of their own.
    #[track_caller]
    pub(crate) fn answer(&self, bytes: impl AsRef<[u8]>) -> Response {
        only_response(self.address(), bytes)
    }

    /// The answer to a request for this host with these header lines.
    #[track_caller]
    pub(crate) fn request(
        &self,
        method: &str,
        host: &str,
        target: &str,
        lines: &[&str],
    ) -> Response {
        self.answer(request(method, host, target, lines))
    }

    /// The answer to a GET of a recipe.
    #[track_caller]
    pub(crate) fn get(&self, run: &str, recipe: &Value) -> Response {
        self.request("GET", LAB, &target(run, recipe), &[])
    }

    /// The answer to a preflight for a PUT.
    #[track_caller]
    pub(crate) fn preflight(&self, target: &str) -> Response {
        let origin = format!("Origin: {APP}");
        let lines = [origin.as_str(), "Access-Control-Request-Method: PUT"];
        self.request("OPTIONS", LAB, target, &lines)
    }

    /// What the lab knows about a run.
    #[track_caller]
    pub(crate) fn record(&self, run: &str) -> Value {
        let answer = self.request("GET", LAB, &format!("/runs/{run}"), &[]);
        answer.assert_status(200).json()
    }

    /// The exchanges of a run.
    #[track_caller]
    pub(crate) fn exchanges(&self, run: &str) -> Vec<Value> {
        self.record(run)["exchanges"].as_array().unwrap().clone()
    }
}

/// The default settings, but for a free port and one thread.
pub(crate) fn serve_args() -> ServeArgs {
    CommandLine::parse_from(["cors-lab", "--listen", "127.0.0.1:0", "--workers", "1"]).serve
}

/// The only response to bytes on a connection of their own, which then ends in order.
#[track_caller]
pub(crate) fn only_response(address: SocketAddr, bytes: impl AsRef<[u8]>) -> Response {
    let mut connection = Connection::open(address);
    connection.send(bytes);
    let (bytes, end) = connection.rest();
    assert_eq!(end, End::Closed, "{}", bytes.escape_ascii());
    Response::parse(&bytes)
}

/// What every problem of the lab has besides.
pub(crate) trait LabResponse {
    /// Fails unless it is this problem, and every page may read it; returns its JSON.
    fn assert_lab_problem(&self, status: u16, name: &str) -> Value;
}

impl LabResponse for Response {
    #[track_caller]
    fn assert_lab_problem(&self, status: u16, name: &str) -> Value {
        assert_eq!(self.header("access-control-allow-origin"), "*", "{self:?}");
        self.assert_problem(status, name)
    }
}

/// The bytes of a request that asks to be the last one.
pub(crate) fn request(method: &str, host: &str, target: &str, lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
    format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{lines}\r\n")
}

/// The target of a run.
pub(crate) fn target(run: &str, recipe: &Value) -> String {
    text_target(run, &recipe.to_string())
}

/// The target of a run whose recipe may be no JSON.
pub(crate) fn text_target(run: &str, recipe: &str) -> String {
    let recipe: String = byte_serialize(recipe.as_bytes()).collect();
    format!("/r/{run}?recipe={recipe}")
}
