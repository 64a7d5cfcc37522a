//! Bodies for which there is no room beside many others.

use std::{net::Ipv4Addr, sync::Arc, time::Duration};

use tokio::{
    task::JoinSet,
    time::{Instant, interval},
};

use support::Connection;

use crate::helpers::{Bystander, Kind, Others, Server};

/// They take all the room there is, a little each, two for each address.
const BODIES: u16 = 560;
const BYTES: usize = 58_000;
/// How often something more of each arrives: it does not stand still.
const PACE: Duration = Duration::from_millis(400);
/// As many clients send more than any of the others has.
const CLIENTS: u8 = 8;
const LONG: usize = 400_000;
const TIME: Duration = Duration::from_secs(8);

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_find_no_room_keep_nobody_else_waiting() {
    let server = Arc::new(Server::start(Kind::WebApp).await);
    let mut bodies = Vec::new();
    for number in 0..BODIES {
        let [high, low] = (number / 2).to_be_bytes();
        let client = Ipv4Addr::new(127, 9, high, low);
        let mut body = Connection::open_from(client, server.address()).await;
        body.send(begun(&server, BYTES)).await;
        bodies.push(body);
    }
    let bystander = Bystander::start(&*server).await;
    let end = Instant::now() + TIME;
    let mut senders = JoinSet::new();
    for number in 1..=CLIENTS {
        let (server, client) = (Arc::clone(&server), Ipv4Addr::new(127, 8, 0, number));
        senders.spawn(async move { send_again_and_again(&server, client, end).await });
    }
    let mut pace = interval(PACE);
    while Instant::now() < end {
        pace.tick().await;
        for body in &mut bodies {
            body.send_within(b"  ", PACE).await;
        }
    }
    let sent: usize = senders.join_all().await.iter().sum();
    let served = bystander
        .assert_served_behind(Others::Alike(CLIENTS.into()))
        .await;
    println!("{served}; {sent} long bodies");
}

/// Returns how often.
async fn send_again_and_again(server: &Server, client: Ipv4Addr, end: Instant) -> usize {
    let request = begun(server, LONG);
    let mut sent = 0;
    while Instant::now() < end {
        let mut connection = Connection::open_from(client, server.address()).await;
        connection.send_within(request.as_bytes(), PACE).await;
        connection.reset();
        sent += 1;
    }
    sent
}

/// A request with so many bytes of a longer body.
fn begun(server: &Server, bytes: usize) -> String {
    let lines = "Content-Type: application/json\r\nContent-Length: 15000000\r\n";
    server.head("POST", "/judge/explain", lines) + &" ".repeat(bytes)
}
