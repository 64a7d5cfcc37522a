//! A large file that many ask for at the same time, compressed.

use std::sync::Arc;

use tokio::task::JoinSet;

use support::most_resident_kib;

use crate::helpers::{Kind, Server, Target};

const CLIENTS: usize = 400;
/// A few encoders, and what the process takes anyway.
const MOST_KIB: u64 = 128 * 1024;

#[tokio::test(flavor = "multi_thread")]
async fn file_that_is_compressed_for_many_takes_little_memory() {
    for method in ["HEAD", "GET"] {
        let server = Arc::new(Server::start(Kind::WebApp).await);
        let lines = "Accept-Encoding: br\r\nConnection: close\r\n";
        let request: Arc<str> = server.head(method, "/lab/stacks.json", lines).into();
        let mut clients = JoinSet::new();
        for _ in 0..CLIENTS {
            let (server, request) = (Arc::clone(&server), Arc::clone(&request));
            clients.spawn(async move { server.send(&*request).await.rest().await.0 });
        }
        let answers = clients.join_all().await;
        let most = most_resident_kib(server.pid());
        println!("{method}: {most} KiB");
        for answer in answers {
            assert!(answer.starts_with(b"HTTP/1.1 200 OK\r\n"));
        }
        assert!(most < MOST_KIB, "{method}: {most} KiB");
    }
}
