//! A running service with a lab, and clients that send it bytes.

mod answer;
mod connection;
mod demo;

use std::{
    net::SocketAddr,
    sync::mpsc::channel,
    thread::{self, JoinHandle},
};

use actix_web::{dev::ServerHandle, rt::System};
use contacts_service::{
    app, args::ServeArgs, config::Config, lab::args::LabArgs, proxy::ProxyArgs,
};
use serde_json::Value;
use tempfile::TempDir;
use url::form_urlencoded::byte_serialize;

pub(crate) use answer::Answer;
pub(crate) use connection::{Connection, End};
pub(crate) use demo::Demo;

/// The host of the real API.
pub(crate) const API: &str = "contacts.mixmax.localhost:8081";
/// The host of the lab.
pub(crate) const LAB: &str = "lab.mixmax.localhost:8081";
/// The lab on the third site.
pub(crate) const THIRD: &str = "lab.third.localhost:8081";
/// The origin of the trusted app.
pub(crate) const APP: &str = "http://app.mixmax.localhost:8080";
/// The origin of a stranger.
pub(crate) const STRANGER: &str = "http://evil.localhost:8080";

/// The service, listening on a port of its own.
pub(crate) struct TestLab {
    pub(crate) address: SocketAddr,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
    _database: TempDir,
}

impl TestLab {
    /// With the lab on.
    pub(crate) fn start() -> Self {
        Self::start_with(|_| {})
    }

    /// With the lab configured as the test wants.
    pub(crate) fn start_with(change: impl FnOnce(&mut LabArgs)) -> Self {
        let database = TempDir::new().unwrap();
        let mut args = serve_args();
        args.database_url = format!("sqlite:{}", database.path().join("contacts.db").display());
        args.lab.lab = "on".to_owned();
        change(&mut args.lab);
        let (started, starting) = channel();
        let thread = thread::spawn(move || {
            System::new().block_on(async {
                let config = Config::read(&args).unwrap();
                let (server, address) = app::listen(config).await.unwrap();
                started.send((address, server.handle())).unwrap();
                server.await.unwrap();
            });
        });
        let (address, handle) = starting.recv().unwrap();
        Self {
            address,
            handle,
            thread: Some(thread),
            _database: database,
        }
    }

    /// Stops as a signal does, and waits until everything has ended.
    pub(crate) fn stop_gracefully(mut self) {
        drop(self.handle.stop(true));
        self.thread.take().unwrap().join().unwrap();
    }

    /// Sends bytes on a connection of their own and reads all that comes back.
    pub(crate) fn send(&self, bytes: impl AsRef<[u8]>) -> (Vec<u8>, End) {
        let connection = Connection::open(self.address);
        connection.send(bytes);
        connection.rest()
    }

    /// The one answer to bytes on a connection of their own.
    #[track_caller]
    pub(crate) fn answer(&self, bytes: impl AsRef<[u8]>) -> Answer {
        let (bytes, end) = self.send(bytes);
        assert_eq!(end, End::Closed, "{}", bytes.escape_ascii());
        Answer::read(&bytes)
    }

    /// The answer to a request for this host with these header lines.
    #[track_caller]
    pub(crate) fn request(&self, method: &str, host: &str, target: &str, lines: &[&str]) -> Answer {
        self.answer(request(method, host, target, lines))
    }

    /// The answer to a GET of a recipe.
    #[track_caller]
    pub(crate) fn get(&self, run: &str, recipe: &Value) -> Answer {
        self.request("GET", LAB, &target(run, recipe), &[])
    }

    /// The answer to a preflight for a PUT.
    #[track_caller]
    pub(crate) fn preflight(&self, target: &str) -> Answer {
        let origin = format!("Origin: {APP}");
        let lines = [origin.as_str(), "Access-Control-Request-Method: PUT"];
        self.request("OPTIONS", LAB, target, &lines)
    }

    /// What the lab knows about a run.
    #[track_caller]
    pub(crate) fn record(&self, run: &str) -> Value {
        let answer = self.request("GET", LAB, &format!("/runs/{run}"), &[]);
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }

    /// The exchanges of a run.
    #[track_caller]
    pub(crate) fn exchanges(&self, run: &str) -> Vec<Value> {
        self.record(run)["exchanges"].as_array().unwrap().clone()
    }
}

impl Drop for TestLab {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            // If the server broke, the test has failed already.
            thread.join().ok();
        }
    }
}

/// A configuration without a lab.
pub(crate) fn serve_args() -> ServeArgs {
    ServeArgs {
        listen: "127.0.0.1:0".to_owned(),
        public_origin: format!("http://{API}"),
        allowed_origins: "http://*.mixmax.localhost:8080".to_owned(),
        cors_max_age: "600".to_owned(),
        dangerously_allow_insecure_origins: "false".to_owned(),
        database_url: "sqlite:unused.db".to_owned(),
        demo_data: "false".to_owned(),
        proxy: ProxyArgs::default(),
        workers: Some("1".to_owned()),
        lab: LabArgs::default(),
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
