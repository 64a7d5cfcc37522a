//! However many runs there are, the lab does not grow.

use crate::helpers::{Connection, Demo};

/// Big enough that ten thousand of them would not go unnoticed: each would take some 6 kB.
fn bytes_of_a_run(demo: &Demo, number: u32) -> String {
    let padding = "x".repeat(1000);
    let padding: String = (0..4)
        .map(|line| format!("X-Padding-{line}: {padding}\r\n"))
        .collect();
    format!(
        "GET /r/run-{number}?recipe=%7B%7D HTTP/1.1\r\nHost: {}\r\n{padding}\r\n",
        demo.host("lab")
    )
}

#[test]
fn ten_thousand_runs_do_not_grow_memory() {
    let demo = Demo::start();
    let run = |number| {
        let connection = Connection::open(demo.address());
        connection.send(bytes_of_a_run(&demo, number));
        let (answer, _) = connection.rest();
        assert!(
            answer.starts_with(b"HTTP/1.1 200 "),
            "{}",
            answer.escape_ascii()
        );
    };
    // After as many runs as are remembered, and as much text, nothing more should be needed.
    (0..3000).for_each(run);
    let before = demo.resident_kib();
    (3000..10_000).for_each(run);
    let grown = demo.resident_kib().saturating_sub(before);
    assert!(grown < 4096, "{before} KiB grew by {grown} KiB");
    let record = demo.request("GET", "lab", "/runs/run-9999", &[], "").json();
    assert_eq!(record["exchanges"].as_array().unwrap().len(), 1);
    let record = demo.request("GET", "lab", "/runs/run-0", &[], "").json();
    assert!(record["exchanges"].as_array().unwrap().is_empty());
}
