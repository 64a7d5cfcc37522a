//! The demo as a process: what `cargo run` starts.

use std::{
    io::{BufRead, BufReader, Read},
    net::{SocketAddr, TcpListener},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use super::Page;

const PATIENCE: Duration = Duration::from_secs(60);

/// A running demo; killed when dropped.
pub(crate) struct Demo {
    child: Child,
    web_port: u16,
    api_port: u16,
    output: Arc<Mutex<String>>,
    lines: Receiver<String>,
}

impl Demo {
    /// Starts it on free ports and waits until it says that it is ready.
    pub(crate) fn start(database_url: &str, rust_log: &str) -> Self {
        // A free port can be taken by somebody else before the demo listens on it.
        (0..5)
            .find_map(|_| Self::try_start(database_url, rust_log))
            .expect("the demo starts")
    }

    fn try_start(database_url: &str, rust_log: &str) -> Option<Self> {
        let (web_port, api_port) = free_ports();
        let mut child = Command::new(env!("CARGO_BIN_EXE_two-origins"))
            .args(["--web-port", &web_port.to_string()])
            .args(["--api-port", &api_port.to_string()])
            .args(["--database-url", database_url])
            .env("RUST_LOG", rust_log)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = Arc::default();
        let (sender, lines) = channel();
        collect(child.stdout.take().unwrap(), &output, sender.clone());
        collect(child.stderr.take().unwrap(), &output, sender);
        let demo = Self {
            child,
            web_port,
            api_port,
            output,
            lines,
        };
        demo.says("Ready: ").then_some(demo)
    }

    /// Waits for a line that starts like this; false when the process ends without.
    fn says(&self, start: &str) -> bool {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) if line.starts_with(start) => return true,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
    }

    /// Where the API listens.
    pub(crate) fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.api_port).into()
    }

    /// The host under which browsers reach the API.
    pub(crate) fn host(&self) -> String {
        format!("contacts.mixmax.localhost:{}", self.api_port)
    }

    /// The origin of the trusted app.
    pub(crate) fn origin(&self) -> String {
        format!("http://app.mixmax.localhost:{}", self.web_port)
    }

    /// The trusted app's page.
    pub(crate) fn page(&self) -> Page {
        Page::open(self.address(), &self.host(), &self.origin())
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Waits until the process has ended; returns how, and all that it has said.
    pub(crate) fn ended(mut self) -> (ExitStatus, String) {
        let deadline = Instant::now() + PATIENCE;
        // Both pipes are closed when the process is gone.
        while let Ok(_line) = self
            .lines
            .recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {}
        assert!(Instant::now() < deadline, "the demo goes on");
        let status = self.child.wait().unwrap();
        let output = self.output.lock().unwrap().clone();
        (status, output)
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn collect(stream: impl Read + Send + 'static, output: &Arc<Mutex<String>>, lines: Sender<String>) {
    let output = Arc::clone(output);
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n') {
            let line = String::from_utf8_lossy(&line.unwrap()).into_owned();
            let mut output = output.lock().unwrap();
            output.push_str(&line);
            output.push('\n');
            lines.send(line).ok();
        }
    });
}

fn free_ports() -> (u16, u16) {
    let listeners = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    let [web, api] = listeners.map(|listener| listener.local_addr().unwrap().port());
    (web, api)
}
