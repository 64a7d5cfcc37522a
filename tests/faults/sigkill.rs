//! The process is killed in the middle of writing.

use rustix::process::Signal;
use sqlx::{AnyConnection, Connection, any::install_default_drivers};

use crate::helpers::{Ledger, Service, Writers, counted};

const ROUNDS: usize = 20;

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_writes_survive_sigkill_exactly_once() {
    let mut service = Service::start();
    let mut client = service.signed_in().await;
    let contacts = client.add_group("Everybody").await + "/contacts";
    let mut all = Ledger::default();
    for round in 0..ROUNDS {
        let writers = Writers::start(&client, &contacts, &format!("round {round}"));
        writers.acknowledged_more(10 + 3 * round).await;
        service.end(Signal::KILL);
        all.add(writers.all_ended().await);
        assert_intact(service.database_url()).await;
        service.restart();
        client = client.moved_to(service.address());
    }
    println!(
        "{} acknowledged, {} unanswered",
        all.acknowledged.len(),
        all.unanswered.len()
    );
    all.assert_kept(&counted(client.all_names_at(&contacts).await));
}

/// As the next process will find it: with the write-ahead log that was left behind.
pub(crate) async fn assert_intact(database_url: &str) {
    install_default_drivers();
    let mut database = AnyConnection::connect(database_url).await.unwrap();
    let verdict: String = sqlx::query_scalar("pragma integrity_check")
        .fetch_one(&mut database)
        .await
        .unwrap();
    assert_eq!(verdict, "ok");
    let orphans = sqlx::query("pragma foreign_key_check")
        .fetch_all(&mut database)
        .await
        .unwrap();
    assert!(orphans.is_empty());
    database.close().await.unwrap();
}
