//! More clients than can be served at once.

use std::{collections::BTreeMap, net::SocketAddr, sync::Arc, time::Duration};

use serde_json::json;
use sqlx::{Connection as _, SqliteConnection};
use tokio::{
    sync::Semaphore,
    task::JoinSet,
    time::{Instant, sleep},
};

use support::{
    Connection, Page,
    names::{ADA, GRACE, PASSWORD},
    resident_kib,
    wait::eventually,
};

use crate::helpers::{Bystander, Others, Service, assert_cors_problem, head};

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
/// More than the places for attempts.
const GUESSES_AT_ONCE: u8 = 80;
const SIGN_INS_MEANWHILE: u8 = 10;
/// At the same time, each from an address of its own.
const SIGN_INS: u8 = 250;
/// As many as one address may make in a while, and more than it may have at once.
const ATTEMPTS: usize = 50;
/// As many as one address may have at once.
const ATTEMPTS_AT_ONCE: usize = 16;
/// As many as one account gets from one address in a while.
const ATTEMPTS_FOR_ACCOUNT: usize = 5;
/// It takes a quarter of an hour to see that a password is not the one behind it.
const SLOW_HASH: &str = "$argon2id$v=19$m=19456,t=100000,p=1$KBphUPK2t3ZWrV6lTzWNuA$rFQ0Hq3NzWJ0gkFSnEoYQ0S3uHF1JY3Sg4uoNnR6zVI";

#[tokio::test(flavor = "multi_thread")]
async fn all_of_2000_connections_and_others_are_served() {
    let service = Service::start();
    let client = service.signed_in().await;
    let before = resident_kib(service.pid());
    let bystander = Bystander::start(&service).await;
    let reopened = crowd(service.address(), &client, CONNECTIONS).await;
    let served = bystander
        .assert_served_behind(Others::Alike(AT_ONCE.into()))
        .await;
    println!("{served}, {before} before; {reopened} connections opened again");
    assert!(served.misused.most_kib < before + MOST_KIB);
}

/// So many clients, each with a connection that it keeps while the others use theirs, which ask for
/// the list [`ROUNDS`] times; returns how often a connection had to be opened again, because there
/// are fewer places than clients.
pub(crate) async fn crowd(address: SocketAddr, client: &Page, many: usize) -> usize {
    let lines = format!("Cookie: {}\r\n", client.cookie());
    let request = head("GET", "/api/contactgroups", &lines);
    let turns = Arc::new(Semaphore::new(AT_ONCE.into()));
    let mut connections: Vec<_> = (0..many).map(|_| None).collect();
    let mut opened = 0;
    for _ in 0..ROUNDS {
        let mut asking = JoinSet::new();
        for connection in connections {
            let (request, turns) = (request.clone(), Arc::clone(&turns));
            asking.spawn(async move {
                let _turn = turns.acquire().await.unwrap();
                list(address, connection, &request).await
            });
        }
        let answered = asking.join_all().await;
        opened += answered.iter().filter(|(_, is_new)| *is_new).count();
        connections = answered.into_iter().map(|(open, _)| Some(open)).collect();
    }
    opened - many
}

/// Asks on a connection, and on a new one if it was closed while it rested, as every client of
/// HTTP does; whether it was.
async fn list(
    address: SocketAddr,
    resting: Option<Connection>,
    request: &str,
) -> (Connection, bool) {
    if let Some(mut connection) = resting {
        connection.send(request).await;
        if let Some(response) = connection.response().await
            && response.status == 200
        {
            return (connection, false);
        }
    }
    let (connection, _) = list_on_a_new_connection(address, request).await;
    (connection, true)
}

/// Asks until there is a response other than that the service is busy; returns how often it was.
async fn list_on_a_new_connection(address: SocketAddr, request: &str) -> (Connection, usize) {
    for told_to_wait in 0.. {
        let mut connection = Connection::open(address).await;
        connection.send(request).await;
        let response = connection.response().await.unwrap();
        if response.status == 200 {
            return (connection, told_to_wait);
        }
        assert_cors_problem(&response, 503);
        let seconds = response.header("retry-after").parse().unwrap();
        sleep(Duration::from_secs(seconds)).await;
    }
    unreachable!("it asks until it is answered")
}

/// Some are told to come again when the database is busy for longer than they may wait.
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
            let (_, told_to_wait) = list_on_a_new_connection(address, &request).await;
            told_to_wait
        });
    }
    let started = Instant::now();
    let told_to_wait = asking.join_all().await;
    let after = resident_kib(service.pid());
    let at_once = told_to_wait.iter().filter(|times| **times == 0).count();
    println!(
        "{at_once} served at once, all within {:.1?}, {before} KiB before, {after} after",
        started.elapsed()
    );
    assert!(at_once > CONNECTIONS / 2, "{at_once} were served at once");
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
    let served = bystander.assert_served_behind(Others::Alike(FEW)).await;
    println!("{served}, {before} before; {statuses:?}");
    assert!(served.misused.most_kib < before + MOST_SIGN_IN_KIB);
    assert!(statuses.contains_key(&401), "nobody was served");
    assert!(statuses.contains_key(&503), "nobody was shed");
    assert!(statuses.keys().all(|status| matches!(status, 401 | 503)));
    // And then there is room again.
    service.signed_in().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_with_too_many_sign_ins_at_once_gets_503_while_another_has_its_turn() {
    let service = Service::start();
    let guesser = service.stranger().at_address([127, 8, 8, 8]);
    let mut trying = JoinSet::new();
    for number in 0..ATTEMPTS {
        let guesser = guesser.clone();
        let email = format!("nobody-{number}@example.com");
        trying.spawn(async move { guesser.post_session(&email, "guess").await });
    }
    let mut worked_on = 0;
    let mut refused = 0;
    while let Some(response) = trying.join_next().await {
        let response = response.unwrap();
        if response.status == 401 {
            worked_on += 1;
            continue;
        }
        assert_cors_problem(&response, 503);
        if refused == 0 {
            // On a busy machine its turn may not come in time.
            eventually("a turn of another address", async || {
                let another = service.stranger().at_address([127, 9, 9, 9]);
                match another.post_session(ADA, PASSWORD).await.status {
                    200 => Ok(()),
                    other => Err(other.to_string()),
                }
            })
            .await;
        }
        refused += 1;
    }
    println!("{worked_on} worked on, {refused} refused");
    assert!(worked_on > 0, "all were refused");
    assert!(refused > 0, "none was refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn attempt_of_another_address_waits_for_few_of_those_of_one() {
    let service = Service::start();
    let another = service.stranger().at_address([127, 9, 9, 9]);
    let mut runs = 1..;
    // On a busy machine they may be over before the other's turn.
    let (before, after) = eventually("a turn amid those of another address", async || {
        let run = runs.next().unwrap();
        let guesser = service.stranger().at_address([127, 8, 9, run]);
        let mut trying = JoinSet::new();
        for number in 0..ATTEMPTS_AT_ONCE {
            let guesser = guesser.clone();
            let email = format!("nobody-{number}@example.com");
            trying.spawn(async move { guesser.post_session(&email, "guess").await.status });
        }
        trying.join_next().await;
        let email = format!("somebody-{run}@example.com");
        let status = another.post_session(&email, "guess").await.status;
        let mut before = 0;
        while trying.try_join_next().is_some() {
            before += 1;
        }
        let after = trying.len();
        if status == 401 && before < after {
            Ok((before, after))
        } else {
            Err(format!("{status} after {before}, and {after} after it"))
        }
    })
    .await;
    println!("{before} before that of the other, {after} after it");
}

#[tokio::test(flavor = "multi_thread")]
async fn sign_ins_whose_turn_does_not_come_do_not_count() {
    let service = Service::start();
    service.add_account(GRACE);
    let url = service.database_url();
    let mut database = SqliteConnection::connect(url).await.unwrap();
    let update = sqlx::query("update accounts set password_hash = $1 where email = $2");
    let update = update.bind(SLOW_HASH).bind(GRACE);
    update.execute(&mut database).await.unwrap();
    let stranger = service.stranger();
    let mut working = JoinSet::new();
    working.spawn(async move { stranger.post_session(GRACE, "guess").await.status });
    // Not the owner: once signed in, the address would have turns of its own.
    let mut machines = (1..=u8::MAX).cycle();
    eventually("a sign-in whose turn does not come", async || {
        let machine = machines.next().unwrap();
        let other = service.stranger().at_address([127, 9, 8, machine]);
        let email = format!("nobody-{machine}@example.com");
        match other.post_session(&email, "guess").await.status {
            503 => Ok(()),
            status => Err(status.to_string()),
        }
    })
    .await;
    let owner = service.stranger().at_address([127, 9, 9, 9]);
    for _ in 0..2 {
        let mut waiting = JoinSet::new();
        for _ in 0..ATTEMPTS_FOR_ACCOUNT {
            let owner = owner.clone();
            waiting.spawn(async move { owner.post_session(ADA, PASSWORD).await.status });
        }
        assert_eq!(waiting.join_all().await, [503; ATTEMPTS_FOR_ACCOUNT]);
    }
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

#[tokio::test(flavor = "multi_thread")]
async fn one_address_that_goes_on_after_429_keeps_nobody_from_signing_in_or_writing() {
    let service = Service::start();
    let guesser = service.stranger();
    for number in 0..60 {
        let email = format!("nobody-{number}@example.com");
        guesser.post_session(&email, "guess").await;
    }
    let mut guessing = JoinSet::new();
    for number in 0..GUESSES_AT_ONCE {
        let guesser = guesser.with_own_connections();
        guessing.spawn(async move {
            let email = format!("somebody-{number}@example.com");
            loop {
                let response = guesser.post_session(&email, "guess").await;
                // The latter when too many of its attempts wait for each other.
                assert!(matches!(response.status, 429 | 503), "{response:?}");
            }
        });
    }
    let started = Instant::now();
    for number in 0..SIGN_INS_MEANWHILE {
        let owner = service.stranger().at_address([127, 9, 9, 9]);
        let owner = owner.sign_in(ADA).await;
        let group = json!({ "name": format!("Meanwhile {number}") });
        let created = owner.post("/api/contactgroups", &group).await;
        created.assert_status(201);
    }
    println!("signed in and written within {:?}", started.elapsed());
    guessing.abort_all();
    while let Some(ended) = guessing.join_next().await {
        assert!(
            ended.unwrap_err().is_cancelled(),
            "a guess was answered otherwise"
        );
    }
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
