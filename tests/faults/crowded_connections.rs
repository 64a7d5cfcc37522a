//! More connections than a server has places for.

use std::{
    net::Ipv4Addr,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use support::{Connection, resident_kib, wait::eventually};

use crate::helpers::{Bystander, Kind, Others, Server, Target};

/// More than a server has places for. Each is about as much work as a well-behaved client.
const CONNECTIONS: u16 = 1500;
/// More than a server keeps of those on which nothing has arrived.
const SILENT: u16 = 3200;
/// Nobody who is not signed in can make a process hold more.
const MOST_KIB: u64 = 256 * 1024;
/// The address of somebody else.
const ANOTHER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
/// How long they go on.
const MISUSE: Duration = Duration::from_secs(8);
/// In lines that are not too many: a little less than is read of a head.
const HEAD_BYTES: usize = 126 * 1024;
const LINES: usize = 90;

#[tokio::test(flavor = "multi_thread")]
async fn longest_heads_and_bodies_on_all_connections_take_less_than_256_mib() {
    for kind in Kind::ALL {
        let server = Arc::new(Server::start(kind).await);
        let bystander = Bystander::start(&*server).await;
        let all_others = all(&server, CONNECTIONS, MISUSE).await;
        let after = resident_kib(server.pid());
        let served = bystander
            .assert_served_behind(Others::ServedIn(all_others))
            .await;
        println!("{kind:?}: {served}, {after} after; all others twice in {all_others:?}");
        assert!(served.misused.most_kib < MOST_KIB, "{served}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn connection_that_has_waited_longest_gives_way_to_newcomers() {
    for kind in Kind::ALL {
        let server = Server::start(kind).await;
        let mut waiting = crowd(&server).await;
        let mut newest = waiting.pop().unwrap();
        newest.send("\r\n").await;
        newest.response().await.unwrap().assert_status(200);
        let mut oldest = waiting.swap_remove(0);
        let response = oldest.response().await;
        assert!(response.is_none(), "{kind:?}: {response:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn crowd_of_one_address_takes_no_place_from_another() {
    for kind in Kind::ALL {
        let server = Server::start(kind).await;
        let mut other = Connection::open_from(ANOTHER, server.address()).await;
        other.send(half_a_head(&server)).await;
        let _waiting = crowd(&server).await;
        other.send("\r\n").await;
        other.response().await.unwrap().assert_status(200);
    }
}

/// The other has waited for longer than all of the crowd: only its address can have saved it.
#[tokio::test(flavor = "multi_thread")]
async fn silent_crowd_of_one_address_gives_way_before_somebody_else_who_is_silent() {
    for kind in Kind::ALL {
        let server = Server::start(kind).await;
        // When the crowd comes too slowly, the other is closed because it says nothing.
        eventually("a crowd that comes at once", async || {
            let mut other = Connection::open_from(ANOTHER, server.address()).await;
            one_of_a_silent_crowd_is_closed(&server).await;
            other.send(server.head("GET", "/healthz", "")).await;
            let response = other.response().await.map(|response| response.status);
            match response {
                Some(200) => Ok(()),
                other => Err(format!("{kind:?} answers {other:?}")),
            }
        })
        .await;
    }
}

async fn one_of_a_silent_crowd_is_closed(server: &Server) {
    let mut crowd = JoinSet::new();
    for _ in 0..SILENT {
        let address = server.address();
        crowd.spawn(async move { Connection::open(address).await.closed().await });
    }
    crowd.join_next().await.unwrap().unwrap();
}

/// Of one address, each with a request that is not complete.
async fn crowd(server: &Server) -> Vec<Connection> {
    let mut waiting = Vec::new();
    for _ in 0..CONNECTIONS {
        let mut connection = Connection::open(server.address()).await;
        connection.send(half_a_head(server)).await;
        waiting.push(connection);
    }
    waiting
}

fn half_a_head(server: &Server) -> String {
    without_end(server.head("GET", "/healthz", ""))
}

fn without_end(mut head: String) -> String {
    head.truncate(head.len() - 2);
    head
}

/// So many connections, each with the longest head that is read or the longest body, both without
/// their ends, again and again for a while; returns how long the server needs to take and close all
/// of them twice, since each may go first twice: to get a place, and to be worked on.
pub(crate) async fn all(server: &Arc<Server>, connections: u16, time: Duration) -> Duration {
    let mut clients = JoinSet::new();
    let end = Instant::now() + time;
    for number in 0..connections {
        let server = Arc::clone(server);
        clients.spawn(async move {
            let request = if number.is_multiple_of(3) {
                longest_head(&server)
            } else {
                longest_body(&server)
            };
            let mut closed = 0;
            while Instant::now() < end {
                server.send(&request).await.closed().await;
                closed += 1;
            }
            closed
        });
    }
    let served: u32 = clients.join_all().await.iter().sum();
    2 * time * connections.into() / served
}

/// The longest head that is read, without its end.
pub(crate) fn longest_head(server: &Server) -> String {
    without_end(server.head("GET", "/healthz", &padding()))
}

fn longest_body(server: &Server) -> String {
    let limit = server.body_limit();
    let lines = format!("{}Content-Length: {limit}\r\n", padding());
    server.upload(&lines) + &"1".repeat(limit - 1)
}

fn padding() -> String {
    let line = format!("X-Long: {}\r\n", "a".repeat(HEAD_BYTES / LINES - 10));
    line.repeat(LINES)
}
