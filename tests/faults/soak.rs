//! The same misuse, over and over, for `SOAK_MINUTES`: `tests/run --soak`.

use std::{
    env,
    time::{Duration, Instant},
};

use support::resident_kib;

use crate::{
    helpers::{Bystander, Service, Writers},
    misbehaving_clients, overload, slow_clients,
};

/// What the service may gain after the first round, in KiB.
const MOST_GROWTH_KIB: u64 = 16 * 1024;

/// All of it at once is about as much work as so many well-behaved clients.
const OTHERS: u32 = 300;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes as long as it is told to: tests/run --soak"]
async fn long_misuse_neither_starves_others_nor_grows_memory() {
    let minutes = env::var("SOAK_MINUTES").unwrap_or_else(|_| "10".to_owned());
    let minutes: u64 = minutes.parse().expect("SOAK_MINUTES is a number");
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    let service = Service::start();
    let client = service.signed_in().await;
    let contacts = client.add_group("Everybody").await + "/contacts";
    let address = service.address();
    println!("round  writes  p99       most KiB  KiB after");
    let mut after_first = None;
    for round in 1.. {
        let bystander = Bystander::start(&service).await;
        let writers = Writers::start(&client, &contacts, &format!("round {round}"));
        tokio::join!(slow_clients::all(address, &client, 50), async {
            overload::crowd(address, &client, 500).await;
            misbehaving_clients::all(address, &client, 50).await;
            overload::sign_ins(&client, &format!("round-{round}")).await;
            writers.acknowledged_more(100).await;
        });
        let written = writers.stop().await;
        let served = bystander.assert_served_behind(OTHERS).await;
        let after = resident_kib(service.pid());
        println!(
            "{round:5}  {:6}  {:8.1?}  {:8}  {after:9}",
            written.acknowledged.len(),
            served.misused.latencies.p99(),
            served.misused.most_kib
        );
        let after_first = *after_first.get_or_insert(after);
        assert!(after < after_first + MOST_GROWTH_KIB, "it grows");
        assert!(written.refused.is_empty(), "{:?}", written.refused);
        if Instant::now() > end {
            break;
        }
    }
}
