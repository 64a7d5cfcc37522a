//! Whether the bystander notices a server that starves it.

use std::time::{Duration, Instant};

use rustix::process::{Signal, kill_process};
use tokio::time::sleep;

use crate::helpers::{Bystander, Kind, Others, Server, Target};

/// How often the server stops, for as long as it then runs.
const PAUSES: u32 = 5;
const PAUSE: Duration = Duration::from_secs(1);

#[tokio::test(flavor = "multi_thread")]
async fn server_that_stops_now_and_then_is_found_to_starve_others() {
    let server = Server::start(Kind::WebApp).await;
    let bystander = Bystander::start(&server).await;
    let started = Instant::now();
    for _ in 0..PAUSES {
        kill_process(server.pid(), Signal::STOP).unwrap();
        sleep(PAUSE).await;
        kill_process(server.pid(), Signal::CONT).unwrap();
        sleep(PAUSE).await;
    }
    let served = bystander.stop().await;
    println!("{served} in {:.1?}", started.elapsed());
    assert!(served.shows_starvation(Others::Alike(1)), "{served}");
}
