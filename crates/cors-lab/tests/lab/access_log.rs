//! What an operator reads about each request.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
};

use rustix::process::Signal;
use serde_json::json;
use support::{Process, program};

use crate::helpers::{LAB, only_response, request, target};

/// What a lab has logged in the end that was asked this.
fn log_of(ask: impl FnOnce(SocketAddr)) -> String {
    let mut command = program("cors-lab");
    let (process, port) = Process::start_until(command.args(["--listen", "127.0.0.1:0"]), |line| {
        let address = line.split_once("listening on 127.0.0.1:")?.1;
        address.split(';').next()?.parse::<u16>().ok()
    })
    .unwrap();
    ask(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    process.signal(Signal::TERM);
    process.wait().1
}

#[test]
fn each_request_has_one_line_without_its_query_or_its_headers() {
    let recipe = target("logged", &json!({"response": {"status": 418}}));
    let log = log_of(|address| {
        let secret = "Cookie: lab-1=private";
        only_response(address, request("GET", LAB, &recipe, &[secret]));
        only_response(address, request("GET", "other.example", "/", &[]));
    });
    let lines: Vec<_> = log
        .lines()
        .filter(|line| line.contains(" access] "))
        .collect();
    let [answered, misdirected] = lines[..] else {
        panic!("{log}");
    };
    assert!(answered.contains("] GET /r/logged 418 in "), "{answered}");
    assert!(answered.contains(" ms, request "), "{answered}");
    assert!(misdirected.contains("] GET / 421 in "), "{misdirected}");
    assert!(misdirected.ends_with("refused: it is not meant for this host"));
    assert!(!log.contains("private") && !log.contains("recipe"), "{log}");
}

#[test]
fn handler_that_panics_on_purpose_fills_no_log() {
    let log = log_of(|address| {
        let mut connection = TcpStream::connect(address).unwrap();
        let panic = request("GET", LAB, "/actix/panic", &["Origin: http://app.example"]);
        connection.write_all(panic.as_bytes()).unwrap();
        let mut answer = Vec::new();
        // It is cut off, or reset.
        connection.read_to_end(&mut answer).ok();
        assert!(answer.is_empty(), "{}", answer.escape_ascii());
    });
    assert!(!log.contains("panic"), "{log}");
}
