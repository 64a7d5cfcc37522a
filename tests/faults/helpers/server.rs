//! The three servers under test, each as a process of its own.

use std::{net::SocketAddr, path::Path, process::Command};

use rustix::process::Pid;
use serde_json::json;
use support::{
    Connection, Page, Process,
    names::{API, APP, APP_HOST, GRACE},
    program,
};
use tokio::sync::Semaphore;

use super::{bystander::Target, service::Service};

const JSON: &str = "Content-Type: application/json\r\n";
const LAB_HOST: &str = "lab.mixmax.localhost:8082";
const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../static");

/// Which of the servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The contacts API.
    Contacts,
    /// The pages and the judge.
    WebApp,
    /// The lab.
    Lab,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Contacts, Self::WebApp, Self::Lab];
}

/// A running server, and what its clients need.
pub(crate) struct Server {
    pub(crate) kind: Kind,
    running: Running,
    /// Of the contacts API, with somebody signed in.
    client: Page,
}

enum Running {
    Contacts(Service),
    Other {
        process: Process,
        address: SocketAddr,
    },
}

impl Server {
    /// Starts one with two threads.
    pub(crate) async fn start(kind: Kind) -> Self {
        if kind == Kind::Contacts {
            let service = Service::start();
            service.add_account(GRACE);
            let client = service.signed_in().await;
            return Self {
                kind,
                running: Running::Contacts(service),
                client,
            };
        }
        let (mut command, is_ready) = match kind {
            Kind::WebApp => (sibling("web-app"), "web-app listens on "),
            _ => (sibling("cors-lab"), "listening on "),
        };
        if kind == Kind::WebApp {
            command.args(["--static-dir", PAGES]);
        }
        command.args(["--listen", "127.0.0.1:0", "--workers", "2"]);
        let (process, address) = Process::start_until(&mut command, |line| {
            let (_, rest) = line.split_once(is_ready)?;
            let (address, _) = rest.split_once(';')?;
            Some(address.parse().unwrap())
        })
        .unwrap();
        let host = if kind == Kind::WebApp {
            APP_HOST
        } else {
            LAB_HOST
        };
        Self {
            kind,
            running: Running::Other { process, address },
            client: Page::open(address, host, APP),
        }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        match &self.running {
            Running::Contacts(service) => service.address(),
            Running::Other { address, .. } => *address,
        }
    }

    /// Opens a connection and sends this at once.
    pub(crate) async fn send(&self, bytes: impl AsRef<[u8]>) -> Connection {
        send(self.address(), bytes).await
    }

    /// Whoever is allowed most.
    pub(crate) fn client(&self) -> &Page {
        &self.client
    }

    /// Whether a connection carries more than one request.
    pub(crate) fn keeps_connections(&self) -> bool {
        self.kind != Kind::Lab
    }

    /// The head of a request of the trusted app, with further lines.
    pub(crate) fn head(&self, method: &str, path: &str, lines: &str) -> String {
        let host = match self.kind {
            Kind::Contacts => API,
            Kind::WebApp => APP_HOST,
            Kind::Lab => LAB_HOST,
        };
        format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {APP}\r\n{lines}\r\n")
    }

    /// A request with a text for the judge, with further lines.
    pub(crate) fn with_text(&self, path: &str, text: &str, lines: &str) -> String {
        let body = json!({ "text": text }).to_string();
        let lines = format!("{JSON}{lines}Content-Length: {}\r\n", body.len());
        self.head("POST", path, &lines) + &body
    }

    /// The head of a request whose body is wanted, whoever sends it, with further lines.
    pub(crate) fn upload(&self, lines: &str) -> String {
        match self.kind {
            Kind::Contacts => self.head("POST", "/api/session", &format!("{JSON}{lines}")),
            Kind::WebApp => self.head("POST", "/judge/verdict", &format!("{JSON}{lines}")),
            Kind::Lab => self.head("POST", "/r/upload?recipe=%7B%7D", lines),
        }
    }

    /// The most bytes that the body of such a request may have.
    pub(crate) fn body_limit(&self) -> usize {
        match self.kind {
            Kind::Contacts | Kind::Lab => 64 * 1024,
            Kind::WebApp => 128 * 1024,
        }
    }

    /// A request whose answer is longer than most.
    pub(crate) async fn long_answer(&self) -> String {
        match self.kind {
            Kind::Contacts => self.head("GET", "/api/openapi.json", ""),
            Kind::WebApp => self.head("GET", "/playground", "Accept-Encoding: br\r\n"),
            Kind::Lab => self.record_of(10).await,
        }
    }

    /// A request to the lab for a run of so many exchanges, of each of which as much is recorded as of
    /// any.
    pub(crate) async fn record_of(&self, exchanges: u8) -> String {
        let line = format!("X-Long: {}\r\n", "a".repeat(1000));
        let recorded = self.head("GET", "/r/long?recipe=%7B%7D", &line.repeat(20));
        for _ in 0..exchanges {
            self.send(&recorded).await.closed().await;
        }
        self.head("GET", "/runs/long", "")
    }
}

impl Target for Server {
    fn pid(&self) -> Pid {
        match &self.running {
            Running::Contacts(service) => service.pid(),
            Running::Other { process, .. } => process.id(),
        }
    }

    async fn another(&self) -> Self {
        Self::start(self.kind).await
    }

    async fn reader(&self) -> (Page, &'static str) {
        let path = match self.kind {
            Kind::Contacts => "/api/contactgroups",
            Kind::WebApp => "/config.json",
            Kind::Lab => "/r/bystander?recipe=%7B%7D",
        };
        (self.client.clone(), path)
    }
}

/// Opens a connection and sends this at once. Few clients do so at the same time: on a busy machine
/// many would be too slow for the server.
pub(crate) async fn send(address: SocketAddr, bytes: impl AsRef<[u8]>) -> Connection {
    static SENDERS: Semaphore = Semaphore::const_new(16);
    let _sender = SENDERS.acquire().await.unwrap();
    let mut connection = Connection::open(address).await;
    connection.send(bytes).await;
    connection
}

/// A program of another package, which `cargo build` has put beside the one under test.
fn sibling(name: &str) -> Command {
    let own = program("contacts-service");
    let path = Path::new(own.get_program()).with_file_name(name);
    assert!(path.exists(), "cargo build --workspace makes {name}");
    let mut command = Command::new(path);
    command.env_clear();
    command
}
