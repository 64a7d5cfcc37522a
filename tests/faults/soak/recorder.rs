//! Runs of the lab whose every field is as long as can be, beside one that is well-behaved.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use serde_json::Value;
use tokio::task::JoinSet;

use support::Response;

use crate::helpers::Server;

const SIDE_BY_SIDE: usize = 8;
const EXCHANGES: usize = 200;
/// Of the well-behaved run.
const OWN_EXCHANGES: usize = 3;
/// How many of those there are, one after the other.
const OWN_RUNS: usize = 20;

/// Fails unless every well-behaved run is found whole, or the record says that it does not go back
/// as far.
pub(super) async fn all(server: &Arc<Server>, round: usize) {
    let mut clients = JoinSet::new();
    for number in 0..SIDE_BY_SIDE {
        let server = Arc::clone(server);
        clients.spawn(async move { fill(&server, round * SIDE_BY_SIDE + number).await });
    }
    let mut forgotten = 0;
    for number in 0..OWN_RUNS {
        let run = format!("own-{round}-{number}");
        let started = Instant::now();
        for _ in 0..OWN_EXCHANGES {
            let target = format!("/r/{run}?recipe=%7B%7D");
            ask(server, &target, "").await.assert_status(200);
        }
        let record = ask(server, &format!("/runs/{run}"), "").await.json();
        assert_eq!(record["truncated"], Value::Bool(false));
        if record["exchanges"].as_array().unwrap().len() != OWN_EXCHANGES {
            let remembered = Duration::from_millis(record["rememberedMs"].as_u64().unwrap());
            assert!(remembered <= started.elapsed(), "{record}");
            forgotten += 1;
        }
    }
    println!("  recorder: {forgotten} of {OWN_RUNS} well-behaved runs were forgotten");
    clients.join_all().await;
}

/// One run is full, and there are as many runs as can be named at once.
async fn fill(server: &Server, number: usize) {
    let long = "\"".repeat(1100);
    let lines = format!("X-{}: {long}\r\nCookie: {long}=1\r\n", "N".repeat(300)).repeat(40);
    let path = "p".repeat(10_000);
    for exchange in 0..EXCHANGES {
        let run = if exchange.is_multiple_of(2) {
            format!("full-{number}")
        } else {
            format!("{number}-{exchange}-{}", "r".repeat(40))
        };
        ask(server, &format!("/actix/{path}?run={run}"), &lines).await;
        ask(server, &format!("/runs/{run}"), "")
            .await
            .assert_status(200);
        let host = "h".repeat(100_000);
        let elsewhere = format!("GET /r/{run} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let mut elsewhere = server.send(elsewhere).await;
        elsewhere.response().await.unwrap().assert_status(421);
    }
}

async fn ask(server: &Server, target: &str, lines: &str) -> Response {
    let mut connection = server.send(server.head("GET", target, lines)).await;
    connection.response().await.unwrap()
}
