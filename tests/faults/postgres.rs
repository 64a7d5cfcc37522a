//! PostgreSQL is restarted underneath. `FAULTS_POSTGRES_URL` names an empty database, and
//! `FAULTS_POSTGRES` a program that takes `stop MODE` and `start`.

use std::{
    env,
    process::Command,
    time::{Duration, Instant},
};

use serde_json::json;
use tokio::time::interval;

use crate::helpers::{Client, EMAIL, Ledger, Misused, PASSWORD, Writers, assert_cors_problem};

const RECOVERY: Duration = Duration::from_secs(5);
/// A browser's user would not wait longer.
const ANSWERED_WITHIN: Duration = Duration::from_secs(6);

#[tokio::test(flavor = "multi_thread")]
async fn while_postgresql_is_away_it_is_unavailable_and_then_recovers_by_itself() {
    let url = env::var("FAULTS_POSTGRES_URL").expect("tests/run faults starts PostgreSQL");
    let misused = Misused::start_on(&url);
    // Signing in ends the session that one has, and the writers need theirs.
    let stranger = misused.stranger();
    let client = misused.signed_in().await;
    let contacts = client.add_group("Everybody").await;
    let mut all = Ledger::default();
    for (round, mode) in ["immediate", "fast", "immediate"].into_iter().enumerate() {
        let writers = Writers::start(&client, &contacts, &format!("round {round}"));
        writers.acknowledged_more(30).await;
        postgres(&["stop", mode]);
        assert_unavailable(&client, &stranger, &contacts).await;
        postgres(&["start"]);
        let recovery = recovered(&client, &stranger).await;
        println!("{mode}: recovered after {recovery:?}");
        writers.acknowledged_more(30).await;
        all.add(writers.stop().await);
    }
    println!(
        "{} acknowledged, {} refused",
        all.acknowledged.len(),
        all.refused.len()
    );
    assert!(!all.refused.is_empty());
    all.assert_kept(&client.names(&contacts).await);
}

async fn assert_unavailable(client: &Client, stranger: &Client, contacts: &str) {
    let contact = json!({ "name": "Lost", "email": "a@example.com" });
    let started = Instant::now();
    let answers = tokio::join!(
        client.get("/readyz"),
        client.get("/api/session"),
        client.get("/api/contactgroups"),
        client.post(contacts, &contact),
        async { Ok(stranger.try_sign_in(EMAIL, PASSWORD).await) },
    );
    assert!(
        started.elapsed() < ANSWERED_WITHIN,
        "{:?}",
        started.elapsed()
    );
    for answer in <[_; 5]>::from(answers) {
        let answer = answer.unwrap();
        assert_eq!(answer.status(), 503);
        assert_eq!(answer.headers()["retry-after"], "1");
        assert_cors_problem(&answer);
    }
    assert_eq!(client.get("/healthz").await.unwrap().status(), 200);
}

/// Waits until a read and a sign-in work; fails when that takes too long.
async fn recovered(client: &Client, stranger: &Client) -> Duration {
    let started = Instant::now();
    let mut pace = interval(Duration::from_millis(20));
    loop {
        let read = client.get("/api/contactgroups").await.unwrap();
        let signed_in = stranger.try_sign_in(EMAIL, PASSWORD).await;
        assert!(started.elapsed() < RECOVERY, "{read:?} {signed_in:?}");
        if read.status() == 200 && signed_in.status() == 200 {
            return started.elapsed();
        }
        pace.tick().await;
    }
}

fn postgres(arguments: &[&str]) {
    let program = env::var("FAULTS_POSTGRES").expect("tests/run faults says how to restart it");
    let status = Command::new(program).args(arguments).status().unwrap();
    assert!(status.success(), "{arguments:?}");
}
