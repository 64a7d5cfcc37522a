//! All connections that a server accepts, and some that wait to be accepted.

use std::{
    net::Ipv4Addr,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    sync::watch,
    task::JoinSet,
    time::{MissedTickBehavior, interval},
};

use support::{Connection, most_resident_kib, wait::eventually};

use crate::{
    crowded_connections::longest_head,
    helpers::{Frozen, Kind, Server, Service, Target, accepted, database, head, on_a_thread, send},
};

/// On all threads together.
const MOST_ACCEPTED: usize = 4096;
/// More, and few enough that the system lets the others wait.
const CONNECTIONS: usize = 5500;
/// More than a server has places for on which something has arrived.
const LONG_HEADS: usize = 700;
/// Nobody who is not signed in can make a process hold more.
const MOST_KIB: u64 = 256 * 1024;
/// The address of somebody else.
const ANOTHER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
/// How often the kernel is asked, and somebody else asks the server.
const INTERVAL: Duration = Duration::from_millis(20);

/// While their requests are answered, none of those with a place gives way.
#[tokio::test(flavor = "multi_thread")]
async fn connections_beyond_4096_wait_to_be_accepted_and_then_all_are_answered() {
    let service = Service::start_on(&database("accepted").await);
    let lines = format!("Cookie: {}\r\n", service.signed_in().await.cookie());
    let request: Arc<str> = head("GET", "/api/contactgroups", &lines).into();
    let frozen = Frozen::start();
    let started = Instant::now();
    let (filling, watched) = watch::channel(());
    let mut asking = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (address, request, filling) =
            (service.address(), Arc::clone(&request), watched.clone());
        asking.spawn(async move {
            let mut statuses = Vec::new();
            loop {
                let mut connection = send(address, &*request).await;
                statuses.push(connection.response().await.unwrap().status);
                if filling.has_changed().is_err() {
                    return statuses;
                }
            }
        });
    }
    let port = service.address().port();
    eventually(
        "as many connections as are accepted",
        async || match accepted(port) {
            (MOST_ACCEPTED, 1..) => Ok(()),
            (accepted, waiting) => Err(format!("{accepted}, and {waiting} wait")),
        },
    )
    .await;
    let full = started.elapsed();
    drop(filling);
    drop(frozen);
    let statuses: Vec<_> = asking.join_all().await.into_iter().flatten().collect();
    let served = statuses.iter().filter(|status| **status == 200).count();
    let most = most_resident_kib(service.pid());
    println!(
        "full after {full:.1?}, {served} of {} served, all answered within {:.1?}; most {most} KiB",
        statuses.len(),
        started.elapsed()
    );
    assert!(statuses.iter().all(|status| matches!(status, 200 | 503)));
    assert!(served > 0, "none was served");
    assert!(most < MOST_KIB, "{most} KiB");
    service.signed_in().await;
}

/// So many arrive at once that they are accepted faster than those are closed that give way.
#[tokio::test(flavor = "multi_thread")]
async fn crowd_of_all_accepted_connections_takes_less_than_256_mib_and_nobody_elses_turn() {
    for kind in Kind::ALL {
        let server = Arc::new(Server::start(kind).await);
        let port = server.address().port();
        let mut crowds = 0;
        let (full, served) = eventually("as many connections as are accepted", async || {
            crowds += 1;
            match crowd(&server).await {
                (full @ MOST_ACCEPTED.., served) => Ok((full, served)),
                (most, _) => Err(format!("{kind:?} had {most}")),
            }
        })
        .await;
        let most = most_resident_kib(server.pid());
        println!(
            "{kind:?}: {full} accepted in the last of {crowds} crowds, {served} others served meanwhile; most {most} KiB"
        );
        assert!(most < MOST_KIB, "{kind:?}: {most} KiB");
        eventually("the places are free again", async || match accepted(port) {
            (0..10, 0) => Ok(()),
            other => Err(format!("{other:?}")),
        })
        .await;
        is_answered(&server).await;
    }
}

/// Many connections of one address, which stay until they are closed; returns how many were accepted
/// at most, and how often somebody of another address was answered meanwhile. The kernel lists one
/// connection after the other, so a few more may seem to be open.
async fn crowd(server: &Arc<Server>) -> (usize, usize) {
    let mut crowd = JoinSet::new();
    for number in 0..CONNECTIONS {
        let server = Arc::clone(server);
        crowd.spawn(async move {
            let mut connection = Connection::open(server.address()).await;
            if number < LONG_HEADS {
                connection.send(longest_head(&server)).await;
            }
            connection.closed().await;
        });
    }
    let crowd = on_a_thread(async move || crowd.join_all().await.len());
    let (crowded, watched) = watch::channel(());
    let port = server.address().port();
    let most_accepted = on_a_thread(async move || {
        let (mut most, mut pace) = (0, interval(INTERVAL));
        while watched.has_changed().is_ok() {
            pace.tick().await;
            most = most.max(accepted(port).0);
        }
        most
    });
    let (mut served, mut pace) = (0, interval(INTERVAL));
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while !crowd.is_finished() {
        pace.tick().await;
        is_answered(server).await;
        served += 1;
    }
    drop(crowded);
    crowd.await.unwrap();
    (most_accepted.await.unwrap(), served)
}

async fn is_answered(server: &Server) {
    let mut other = Connection::open_from(ANOTHER, server.address()).await;
    other.send(server.head("GET", "/healthz", "")).await;
    other.response().await.unwrap().assert_status(200);
}
