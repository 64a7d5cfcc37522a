//! Whether the bystander notices a server that starves it.

use std::time::Duration;

use rustix::process::{Signal, kill_process};
use tokio::time::sleep;

use crate::helpers::{Bystander, Kind, Others, Served, Server, Target};

/// How often the server stops, for as long as it then runs.
const PAUSES: u32 = 5;
/// A busy machine holds up the other server as well, and only longer pauses stand out.
const PAUSE_SECONDS: [u64; 3] = [1, 2, 4];

#[tokio::test(flavor = "multi_thread")]
async fn server_that_stops_now_and_then_is_found_to_starve_others() {
    for seconds in PAUSE_SECONDS {
        let server = Server::start(Kind::WebApp).await;
        let served = served_between_pauses(&server, Duration::from_secs(seconds)).await;
        println!("{served} with pauses of {seconds} s");
        if served.shows_starvation(Others::Alike(1)) {
            return;
        }
    }
    panic!("pauses of {PAUSE_SECONDS:?} seconds starved nobody");
}

async fn served_between_pauses(server: &Server, pause: Duration) -> Served {
    let bystander = Bystander::start(server).await;
    for _ in 0..PAUSES {
        kill_process(server.pid(), Signal::STOP).unwrap();
        sleep(pause).await;
        kill_process(server.pid(), Signal::CONT).unwrap();
        sleep(pause).await;
    }
    bystander.stop().await
}
