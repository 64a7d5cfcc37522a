//! Explanations of short texts, which are many times as long as the texts, and which nobody reads.

use std::{collections::BTreeSet, fmt::Write, net::Ipv4Addr, sync::Arc, time::Duration};

use support::{Connection, most_resident_kib, wait::eventually_within};

use crate::{
    crowded_connections,
    helpers::{Kind, Server, Target, on_a_thread, unanswered},
};

/// Nobody who is not signed in can make a process hold more.
const MOST_KIB: u64 = 256 * 1024;
/// What is kept for those that do not read, with what the process takes anyway.
const MOST_UNREAD_KIB: u64 = 96 * 1024;
/// Each from an address of its own.
const CLIENTS: u8 = 30;
/// All texts are worked on within this time.
const PATIENCE: Duration = Duration::from_secs(60);
/// More connections than a server has places for, and how long they go on.
const CROWD: u16 = 1500;
const CROWDED: Duration = Duration::from_secs(8);
/// As many as a short text has room for.
const CALLS: usize = 150;
const HEADERS: usize = 20;

#[tokio::test(flavor = "multi_thread")]
async fn explanations_that_nobody_reads_and_then_a_crowd_take_less_than_256_mib() {
    let server = Arc::new(Server::start(Kind::WebApp).await);
    let _alone = explanations_that_nobody_reads(&server).await;
    let alone = most_resident_kib(server.pid());
    let crowd = on_a_thread({
        let server = Arc::clone(&server);
        async move || crowded_connections::all(&server, CROWD, CROWDED).await
    });
    let _crowded = explanations_that_nobody_reads(&server).await;
    crowd.await.unwrap();
    let most = most_resident_kib(server.pid());
    println!("{alone} KiB with explanations that nobody reads, {most} with a crowd");
    assert!(alone < MOST_UNREAD_KIB, "{alone} KiB");
    assert!(most < MOST_KIB, "{most} KiB");
}

/// Returns once each has an answer that waits, or was closed.
async fn explanations_that_nobody_reads(server: &Server) -> Vec<Connection> {
    let request = request(server);
    let mut connections = Vec::new();
    for number in 1..=CLIENTS {
        let client = Ipv4Addr::new(127, 0, 21, number);
        let mut connection = Connection::open_from(client, server.address()).await;
        connection.send(&request).await;
        connections.push(connection);
    }
    let ports: BTreeSet<_> = connections.iter().map(Connection::port).collect();
    let port = server.address().port();
    eventually_within(PATIENCE, "answers", async || {
        match unanswered(port, &ports) {
            0 => Ok(()),
            waiting => Err(format!("{waiting} wait")),
        }
    })
    .await;
    connections
}

/// A recording of calls that are blocked.
fn request(server: &Server) -> String {
    let mut headers = r#"{"name":"Origin","value":"http://b"}"#.to_owned();
    for number in 0..HEADERS {
        write!(headers, r#",{{"name":"x{number}","value":"1"}}"#).unwrap();
    }
    let call = format!(
        r#"{{"request":{{"method":"GET","url":"http://a/","headers":[{headers}]}},"response":{{"status":200,"headers":[]}}}}"#
    );
    let calls = vec![call; CALLS].join(",");
    let text = format!(r#"{{"log":{{"entries":[{calls}]}}}}"#);
    server.with_text("/judge/explain", &text, "Connection: close\r\n")
}
