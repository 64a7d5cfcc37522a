//! Bodies that nobody wants, of clients that go on sending.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use crate::helpers::{Bystander, Kind, Others, Server};

const CLIENTS: u32 = 6;
const BODY_BYTES: usize = 30_000_000;
const MISUSE: Duration = Duration::from_secs(8);
/// Each piece that is read of such a body is about as much work as a request.
const OTHERS: u32 = 10 * CLIENTS;

#[tokio::test(flavor = "multi_thread")]
async fn refused_bodies_that_go_on_keep_nobody_waiting() {
    for kind in Kind::ALL {
        let server = Arc::new(Server::start(kind).await);
        let bystander = Bystander::start(&*server).await;
        let mut clients = JoinSet::new();
        for _ in 0..CLIENTS {
            let server = Arc::clone(&server);
            clients.spawn(async move { go_on_sending(&server).await });
        }
        clients.join_all().await;
        let served = bystander.assert_served_behind(Others::Alike(OTHERS)).await;
        println!("{kind:?}: {served}");
        // Half of the requests waiting would be no accident.
        let (misused, undisturbed) = (&served.misused.latencies, &served.undisturbed.latencies);
        assert!(misused.median() <= undisturbed.p99(), "{kind:?}: {served}");
    }
}

async fn go_on_sending(server: &Server) {
    let lines = format!("Content-Type: text/plain\r\nContent-Length: {BODY_BYTES}\r\n");
    let request = server.head("POST", "/api/contactgroups", &lines) + &"a".repeat(BODY_BYTES);
    let end = Instant::now() + MISUSE;
    while Instant::now() < end {
        server.send(&request).await.closed().await;
    }
}
