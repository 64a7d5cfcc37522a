//! Short texts that take long to explain, from many addresses, and somebody who asks about one line.

use std::{
    net::Ipv4Addr,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use support::Connection;

use crate::helpers::{Kind, Server};

/// Many have texts explained that take long, each so many at a time.
const CLIENTS: u8 = 22;
const EACH: usize = 4;
/// How often somebody else asks meanwhile.
const QUESTIONS: usize = 20;
const SOMEBODY_ELSE: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
const MESSAGE: &str =
    "Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200";

#[tokio::test(flavor = "multi_thread")]
async fn texts_that_take_long_hold_up_no_console_message() {
    let server = Arc::new(Server::start(Kind::WebApp).await);
    let slow: Arc<str> = server
        .with_text("/judge/explain", &refused_names(), "")
        .into();
    let quick = server.with_text("/judge/explain", MESSAGE, "");
    let (status, alone) = ask(&server, SOMEBODY_ELSE, &slow).await;
    assert_eq!(status, Some(200));
    let mut asking = JoinSet::new();
    for number in 1..=CLIENTS {
        for _ in 0..EACH {
            let (server, slow) = (Arc::clone(&server), Arc::clone(&slow));
            asking.spawn(async move {
                loop {
                    ask(&server, Ipv4Addr::new(127, 0, 22, number), &slow).await;
                }
            });
        }
    }
    let mut waits = Vec::new();
    for _ in 0..QUESTIONS {
        let (status, wait) = ask(&server, SOMEBODY_ELSE, &quick).await;
        // On a busy machine a turn may come too late.
        waits.push(if status == Some(200) {
            wait
        } else {
            Duration::MAX
        });
    }
    asking.abort_all();
    waits.sort();
    println!("{alone:.1?} for a text alone; the others waited {waits:.1?}");
    // A text of each of the many would take many times this.
    assert!(waits[QUESTIONS / 2] < alone, "{waits:?}");
}

/// The status, unless the server closed the connection, and how long that took.
async fn ask(server: &Server, client: Ipv4Addr, request: &str) -> (Option<u16>, Duration) {
    let mut connection = Connection::open_from(client, server.address()).await;
    let started = Instant::now();
    connection.send(request).await;
    let status = connection.response().await.map(|response| response.status);
    (status, started.elapsed())
}

/// A preflight with as many names as a short text has room for, all of them refused.
fn refused_names() -> String {
    let names: Vec<_> = (0..15_000).map(|number| format!("x{number}")).collect();
    format!(
        "OPTIONS / HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\
         Access-Control-Request-Method: GET\nAccess-Control-Request-Headers: {}\n\n\
         HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: *\n\n",
        names.join(",")
    )
}
