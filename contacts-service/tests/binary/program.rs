//! The program under test, in an environment without its variables.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

/// The program, with these arguments.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_contacts-service"));
    command.args(arguments).env_clear().stdin(Stdio::null());
    command
}

/// Runs it with `input` on its standard input until it ends.
pub(crate) fn run(command: &mut Command, input: &str) -> Output {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It may end without reading.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

/// What it said on standard error.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A directory of the test's own, empty.
pub(crate) fn directory(test: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::remove_dir_all(&path).ok();
    fs::create_dir_all(&path).unwrap();
    path
}

/// A running service; killed when dropped.
pub(crate) struct Service {
    child: Child,
    pub(crate) address: SocketAddr,
    rest: Option<JoinHandle<String>>,
}

impl Service {
    /// Starts it on a free port and waits until it listens.
    pub(crate) fn start(database_url: &str) -> Self {
        Self::start_with(database_url, &["--workers", "1"])
    }

    /// Starts it with further arguments.
    pub(crate) fn start_with(database_url: &str, arguments: &[&str]) -> Self {
        let mut child = program(arguments)
            .args(["--listen", "127.0.0.1:0", "--database-url", database_url])
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        let address = loop {
            line.clear();
            assert_ne!(
                log.read_line(&mut line).unwrap(),
                0,
                "it ended before it listened"
            );
            if let Some((_, address)) = line.split_once("contacts-service listens on ") {
                break address.trim().parse().unwrap();
            }
        };
        let rest = thread::spawn(move || {
            let mut rest = String::new();
            log.read_to_string(&mut rest).ok();
            rest
        });
        Self {
            child,
            address,
            rest: Some(rest),
        }
    }

    /// Sends bytes and reads until the service hangs up.
    pub(crate) fn exchange(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Signs in as a program does, without an `Origin`.
    pub(crate) fn sign_in(&self, email: &str, password: &str) -> String {
        let body = format!(r#"{{"email":"{email}","password":"{password}"}}"#);
        self.exchange(&format!(
            "POST /api/session HTTP/1.1\r\nHost: contacts.mixmax.localhost:8081\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ))
    }

    /// The process.
    pub(crate) fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Sends a signal and waits for the end; returns the exit status and the rest of the log.
    pub(crate) fn stop(mut self, signal: Signal) -> (Option<i32>, String) {
        kill_process(self.pid(), signal).unwrap();
        let deadline = Instant::now() + Duration::from_secs(30);
        let rest = self.rest.take().unwrap();
        while !rest.is_finished() {
            assert!(Instant::now() < deadline, "it goes on after {signal:?}");
            thread::yield_now();
        }
        let status = self.child.wait().unwrap();
        (status.code(), rest.join().unwrap())
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
