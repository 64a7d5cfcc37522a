//! However many runs there are, the lab does not grow.

use std::net::SocketAddr;

use support::{Process, Response, program, resident_kib, run};

use crate::helpers::{Connection, LAB, only_response, request};

/// Big enough that ten thousand of them would not go unnoticed: each would take some 6 kB.
fn bytes_of_a_run(number: u32) -> String {
    let padding = "x".repeat(1000);
    let padding: String = (0..4)
        .map(|line| format!("X-Padding-{line}: {padding}\r\n"))
        .collect();
    format!("GET /r/run-{number}?recipe=%7B%7D HTTP/1.1\r\nHost: {LAB}\r\n{padding}\r\n")
}

#[test]
fn ten_thousand_runs_do_not_grow_memory() {
    let mut lab = program("cors-lab");
    lab.args(["--listen", "127.0.0.1:0"]);
    let (lab, address) = Process::start_until(&mut lab, |line| {
        let (_, rest) = line.split_once("listening on ")?;
        let (address, _) = rest.split_once(';')?;
        Some(address.parse::<SocketAddr>().unwrap())
    })
    .unwrap();
    let mut check = program("cors-lab");
    check.args(["healthcheck", "--listen", &address.to_string()]);
    assert_eq!(run(&mut check, "").status.code(), Some(0), "it is healthy");

    let send_run = |number| {
        let mut connection = Connection::open(address);
        connection.send(bytes_of_a_run(number));
        let (bytes, _) = connection.rest();
        Response::parse(&bytes).assert_status(200);
    };
    let resident_kib = || resident_kib(lab.id());
    // After as many runs as are kept, and as much text, nothing more should be needed.
    (0..3000).for_each(send_run);
    let before = resident_kib();
    (3000..10_000).for_each(send_run);
    let grown = resident_kib().saturating_sub(before);
    assert!(grown < 4096, "{before} KiB grew by {grown} KiB");
    let exchanges = |run: &str| {
        let record = request("GET", LAB, &format!("/runs/{run}"), &[]);
        let record = only_response(address, record).json();
        record["exchanges"].as_array().unwrap().len()
    };
    assert_eq!(exchanges("run-9999"), 1);
    assert_eq!(exchanges("run-0"), 0);
}
