//! All misuse at once, over and over, for `SOAK_MINUTES`: `tests/run --soak`.

mod figures;
mod protocol_like_text;
mod proxy;
mod recorder;
mod restarts;
mod sign_ins;
mod signed_in;

use std::{
    env,
    sync::Arc,
    time::{Duration, Instant},
};

use crate::{
    crowded_connections,
    guessing::Owner,
    helpers::{Bystander, Kind, Others, Server, Writers, on_a_thread},
    misbehaving_clients, overload, slow_clients,
};

use self::{figures::Figures, proxy::Proxied, restarts::Restarts};

/// More connections at once than a server has places for.
const CONNECTIONS: u16 = 1200;
/// So many slow clients of each kind, and so many that ask at the same time, have places together:
/// the slow ones would have to give way to more.
const SLOW: u32 = 40;
const ASKING: usize = 250;
/// All of it at once is about as much work as so many well-behaved clients.
const OTHERS: u32 = 1500;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes as long as it is told to: tests/run --soak"]
async fn long_misuse_neither_starves_others_nor_grows_memory() {
    let minutes = env::var("SOAK_MINUTES").unwrap_or_else(|_| "10".to_owned());
    let minutes: u64 = minutes.parse().expect("SOAK_MINUTES is a number");
    let end = Instant::now() + Duration::from_secs(60 * minutes);
    let mut servers = Vec::new();
    for kind in Kind::ALL {
        let server = Arc::new(Server::start(kind).await);
        servers.push((Figures::new(&server), server));
    }
    let mut proxied = Proxied::start().await;
    let mut restarts = Restarts::start().await;
    for round in 1.. {
        let mut bystanders = Vec::new();
        for (_, server) in &servers {
            bystanders.push(Bystander::start(&**server).await);
        }
        // On threads of their own: some wait for processes, or read what the kernel knows.
        let misused = servers.iter().map(|(_, server)| {
            let server = Arc::clone(server);
            on_a_thread(async move || misuse(&server, round).await)
        });
        let misused: Vec<_> = misused.collect();
        let restarting = on_a_thread(async move || {
            restarts.round(round).await;
            restarts
        });
        proxied.misuse(round).await;
        let mut crowds = Vec::new();
        for misused in misused {
            crowds.push(misused.await.unwrap());
        }
        restarts = restarting.await.unwrap();
        println!("round {round}, all of a crowd twice in {crowds:.1?}");
        let misused = servers.iter_mut().zip(bystanders).zip(crowds);
        for (((figures, server), bystander), crowd) in misused {
            let others = Others::Either(OTHERS, crowd);
            let served = bystander.assert_served_behind(others).await;
            figures.add(&served, server);
        }
        if Instant::now() > end {
            println!("after {round} rounds in {minutes} minutes:");
            break;
        }
    }
    for (figures, _) in &servers {
        println!("{figures}");
    }
    println!("{proxied}");
    println!("{}", restarts.finish().await);
}

/// One round of everything that a server of this kind can be asked; returns how long somebody may
/// have to wait behind the crowd of connections.
async fn misuse(server: &Arc<Server>, round: usize) -> Duration {
    tokio::join!(slow_clients::all(server, SLOW), async {
        misbehaving_clients::all(server, 25).await;
        protocol_like_text::all(server).await;
        if server.kind == Kind::Contacts {
            misuse_contacts(server, round).await;
        }
    });
    if server.kind == Kind::Lab {
        // It drives out the run that the slow ones read.
        recorder::all(server, round).await;
    }
    // The slow ones would have to give way to these.
    crowded_connections::all(server, CONNECTIONS, Duration::from_secs(8)).await
}

async fn misuse_contacts(server: &Arc<Server>, round: usize) {
    let client = server.client();
    let contacts = client.add_group(&format!("Round {round}")).await + "/contacts";
    let writers = Writers::start(client, &contacts, &format!("round {round}"));
    overload::crowd(server.address(), client, ASKING).await;
    overload::sign_ins(client, &format!("round-{round}")).await;
    sign_ins::all(server).await;
    signed_in::all(server, &contacts).await;
    writers.acknowledged_more(100).await;
    let written = writers.stop().await;
    assert!(written.refused.is_empty(), "{:?}", written.refused);
    // It uses up what one account gets.
    guess(server, round).await;
}

async fn guess(server: &Arc<Server>, round: usize) {
    let new_place = u8::try_from(round % 250).unwrap();
    let owner = Owner::of(server, new_place).await;
    owner.signs_in_amid_guesses().await;
    owner.signs_in_after_guesses().await;
}
