//! More clients than can be served at once.

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc};

use tokio::{sync::Semaphore, task::JoinSet, time::Instant};

use support::{
    Connection, Page,
    names::{ADA, PASSWORD},
    resident_kib,
};

use crate::helpers::{Bystander, Service, assert_cors_problem, head};

const CONNECTIONS: usize = 2000;
/// What 2,000 connections may take, in KiB: some 64 for each.
const MOST_KIB: u64 = 128 * 1024;
/// So many of the connections ask at the same time: enough to keep the service busy. All at once
/// would measure how fast a queue is emptied.
const AT_ONCE: u16 = 32;
/// How often each asks: often enough that the others are seen to be served for some seconds.
const ROUNDS: usize = 12;
/// Passwords are hashed by other threads, so reading hardly waits for them.
const FEW: u32 = 32;
/// What a flood of sign-ins may take, in KiB: 19 MiB for each that is worked on.
const MOST_SIGN_IN_KIB: u64 = 96 * 1024;
/// One after the other, so that the bystander asks often enough.
const FLOODS: usize = 4;
/// At the same time, each from an address of its own.
const SIGN_INS: u8 = 250;

#[tokio::test(flavor = "multi_thread")]
async fn all_of_2000_connections_and_others_are_served() {
    let service = Service::start();
    let client = service.signed_in().await;
    let before = resident_kib(service.pid());
    let bystander = Bystander::start(&service).await;
    crowd(service.address(), &client, CONNECTIONS).await;
    let served = bystander.assert_served_behind(AT_ONCE.into()).await;
    println!("{served}, {before} before");
    assert!(served.misused.most_kib < before + MOST_KIB);
}

/// So many connections, all open at once, each of which asks for the list [`ROUNDS`] times, while
/// the others do.
pub(crate) async fn crowd(address: SocketAddr, client: &Page, many: usize) {
    let lines = format!("Cookie: {}\r\n", client.cookie());
    let request = head("GET", "/api/contactgroups", &lines);
    let turns = Arc::new(Semaphore::new(AT_ONCE.into()));
    let mut opening = JoinSet::new();
    for _ in 0..many {
        let (request, turns) = (request.clone(), Arc::clone(&turns));
        opening.spawn(async move {
            let _turn = turns.acquire().await.unwrap();
            let mut connection = Connection::open(address).await;
            connection.send(&request).await;
            assert_listed_and_begin_next(&mut connection, &request).await;
            connection
        });
    }
    let mut connections = opening.join_all().await;
    for _ in 1..ROUNDS {
        let mut asking = JoinSet::new();
        for mut connection in connections {
            let (request, turns) = (request.clone(), Arc::clone(&turns));
            asking.spawn(async move {
                let _turn = turns.acquire().await.unwrap();
                connection.send(&request[1..]).await;
                assert_listed_and_begin_next(&mut connection, &request).await;
                connection
            });
        }
        connections = asking.join_all().await;
    }
}

/// Begins the next request, too: the service would close an idle connection after five seconds,
/// and a busy machine may take longer until it is this one's turn again.
async fn assert_listed_and_begin_next(connection: &mut Connection, request: &str) {
    connection.response().await.unwrap().assert_status(200);
    connection.send(&request[..1]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_of_2000_simultaneous_requests_are_answered() {
    let service = Service::start();
    let client = service.signed_in().await;
    let before = resident_kib(service.pid());
    let lines = format!("Cookie: {}\r\n", client.cookie());
    let request = head("GET", "/api/contactgroups", &lines);
    let mut asking = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (address, request) = (service.address(), request.clone());
        asking.spawn(async move {
            let mut connection = Connection::open(address).await;
            connection.send(request).await;
            let response = connection.response().await;
            response.unwrap().assert_status(200);
        });
    }
    let started = Instant::now();
    asking.join_all().await;
    let after = resident_kib(service.pid());
    println!(
        "all answered within {:.1?}, {before} KiB before, {after} after",
        started.elapsed()
    );
    assert!(after < before + MOST_KIB);
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_sign_ins_get_503_while_others_are_served() {
    let service = Service::start();
    let before = resident_kib(service.pid());
    let bystander = Bystander::start(&service).await;
    let mut statuses = BTreeMap::<_, usize>::new();
    for flood in 0..FLOODS {
        let flood = sign_ins(&service.stranger(), &format!("flood-{flood}")).await;
        for (status, count) in flood {
            *statuses.entry(status).or_default() += count;
        }
    }
    let served = bystander.assert_served_behind(FEW).await;
    println!("{served}, {before} before; {statuses:?}");
    assert!(served.misused.most_kib < before + MOST_SIGN_IN_KIB);
    assert!(statuses.contains_key(&401), "nobody was served");
    assert!(statuses.contains_key(&503), "nobody was shed");
    assert!(statuses.keys().all(|status| matches!(status, 401 | 503)));
    // And then there is room again.
    service.signed_in().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn guesser_gets_429_while_the_owner_signs_in_from_another_address() {
    let service = Service::start();
    let guesser = service.stranger();
    for _ in 0..5 {
        let response = guesser.post_session(ADA, "guess").await;
        response.assert_status(401);
    }
    for _ in 0..50 {
        let response = guesser.post_session(ADA, PASSWORD).await;
        assert_cors_problem(&response, 429);
    }
    let owner = guesser.at_address([127, 9, 9, 9]);
    let started = Instant::now();
    owner.sign_in(ADA).await;
    println!("the owner waited {:?}", started.elapsed());
}

/// Tries to sign in as many accounts from many addresses at once; returns how often which status
/// was the answer.
pub(crate) async fn sign_ins(client: &Page, name: &str) -> BTreeMap<u16, usize> {
    let mut trying = JoinSet::new();
    for number in 0..SIGN_INS {
        let client = client.at_address([127, 7, 7, number]);
        let email = format!("{name}-{number}@example.com");
        trying.spawn(async move {
            let response = client.post_session(&email, "guess").await;
            if response.status == 503 {
                assert_cors_problem(&response, 503);
            }
            response.status
        });
    }
    let mut statuses = BTreeMap::new();
    for status in trying.join_all().await {
        *statuses.entry(status).or_default() += 1;
    }
    statuses
}
