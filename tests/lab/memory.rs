//! However many runs there are, the lab does not grow.

use support::{Demo, Response, resident_kib};

use crate::helpers::{Connection, only_response, request};

/// Big enough that ten thousand of them would not go unnoticed: each would take some 6 kB.
fn bytes_of_a_run(demo: &Demo, number: u32) -> String {
    let padding = "x".repeat(1000);
    let padding: String = (0..4)
        .map(|line| format!("X-Padding-{line}: {padding}\r\n"))
        .collect();
    format!(
        "GET /r/run-{number}?recipe=%7B%7D HTTP/1.1\r\nHost: {}\r\n{padding}\r\n",
        demo.origins.lab_host()
    )
}

#[test]
fn ten_thousand_runs_do_not_grow_memory() {
    let demo = Demo::start();
    let run = |number| {
        let mut connection = Connection::open(demo.origins.lab_address());
        connection.send(bytes_of_a_run(&demo, number));
        let (bytes, _) = connection.rest();
        Response::parse(&bytes).assert_status(200);
    };
    let resident_kib = || resident_kib(demo.process().id());
    // After as many runs as are remembered, and as much text, nothing more should be needed.
    (0..3000).for_each(run);
    let before = resident_kib();
    (3000..10_000).for_each(run);
    let grown = resident_kib().saturating_sub(before);
    assert!(grown < 4096, "{before} KiB grew by {grown} KiB");
    let record = |run: &str| {
        let (address, host) = (demo.origins.lab_address(), demo.origins.lab_host());
        only_response(address, request("GET", &host, &format!("/runs/{run}"), &[])).json()
    };
    let exchanges = |run: &str| record(run)["exchanges"].as_array().unwrap().len();
    assert_eq!(exchanges("run-9999"), 1);
    assert_eq!(exchanges("run-0"), 0);
}
