//! The demo as a process: what `cargo run` starts, lab included.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use super::{Answer, Connection, End, request};

/// A running demo; killed when dropped.
pub(crate) struct Demo {
    child: Child,
    web_port: u16,
    api_port: u16,
    _database: TempDir,
}

impl Demo {
    /// Starts it on free ports and waits until it says that it is ready.
    pub(crate) fn start() -> Self {
        // A free port can be taken by somebody else before the demo listens on it.
        (0..5)
            .find_map(|_| Self::try_start())
            .expect("the demo starts")
    }

    fn try_start() -> Option<Self> {
        let database = TempDir::new().unwrap();
        let listeners = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
        let [web_port, api_port] = listeners.map(|listener| listener.local_addr().unwrap().port());
        let mut child = Command::new(env!("CARGO_BIN_EXE_two-origins"))
            .args(["--web-port", &web_port.to_string()])
            .args(["--api-port", &api_port.to_string()])
            .args([
                "--database-url",
                &format!("sqlite:{}", database.path().join("demo.db").display()),
            ])
            .env_remove("LAB")
            .env("RUST_LOG", "error")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines
            .map_while(Result::ok)
            .any(|line| line.starts_with("Ready: "));
        let demo = Self {
            child,
            web_port,
            api_port,
            _database: database,
        };
        ready.then_some(demo)
    }

    /// Where API and lab listen.
    pub(crate) fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.api_port).into()
    }

    /// A host on the port of the API.
    pub(crate) fn host(&self, name: &str) -> String {
        format!("{name}.mixmax.localhost:{}", self.api_port)
    }

    /// A page's origin.
    pub(crate) fn page(&self, name: &str) -> String {
        format!("http://{name}.mixmax.localhost:{}", self.web_port)
    }

    /// The answer to a request for one of the hosts on the port of the API.
    #[track_caller]
    pub(crate) fn request(
        &self,
        method: &str,
        name: &str,
        target: &str,
        lines: &[&str],
        body: &str,
    ) -> Answer {
        let connection = Connection::open(self.address());
        connection.send(request(method, &self.host(name), target, lines) + body);
        let (bytes, end) = connection.rest();
        assert_eq!(end, End::Closed, "{}", bytes.escape_ascii());
        Answer::read(&bytes)
    }

    /// How much memory it takes.
    pub(crate) fn resident_kib(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
