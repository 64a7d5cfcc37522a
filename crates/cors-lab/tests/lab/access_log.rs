//! What an operator reads about each request.

use std::net::{Ipv4Addr, SocketAddr};

use rustix::process::Signal;
use serde_json::json;
use support::{Process, program};

use crate::helpers::{LAB, only_response, request, target};

#[test]
fn each_request_has_one_line_without_its_query_or_its_headers() {
    let mut command = program("cors-lab");
    let (process, port) = Process::start_until(command.args(["--listen", "127.0.0.1:0"]), |line| {
        let address = line.split_once("listening on 127.0.0.1:")?.1;
        address.split(';').next()?.parse::<u16>().ok()
    })
    .unwrap();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let recipe = target("logged", &json!({"response": {"status": 418}}));
    let secret = "Cookie: lab-1=private";
    only_response(address, request("GET", LAB, &recipe, &[secret]));
    only_response(address, request("GET", "other.example", "/", &[]));
    process.signal(Signal::TERM);
    let (_, log) = process.wait();
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
