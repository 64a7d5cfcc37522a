//! The disk is full. `FAULTS_SMALL_DISK` names an empty directory on a disk of a few MiB.

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use reqwest::Method;
use serde_json::json;

use crate::{
    helpers::{EMAIL, Misused, PASSWORD, assert_cors_problem},
    kill::assert_intact,
};

const BALLAST: usize = 1024 * 1024;
const MORE_THAN_FIT: usize = 20_000;

#[tokio::test(flavor = "multi_thread")]
async fn with_a_full_disk_it_says_so_goes_on_reading_and_works_again_after() {
    let disk = env::var("FAULTS_SMALL_DISK").expect("tests/run faults makes a small disk");
    let disk = PathBuf::from(disk);
    let ballast = disk.join("ballast");
    fs::write(&ballast, vec![b'x'; BALLAST]).unwrap();
    let misused = Misused::start_in(&disk);
    let client = misused.signed_in().await;
    let contacts = client.add_group("Everybody").await;

    let note = "n".repeat(1000);
    let contact = |number: usize| {
        let name = format!("Contact {number}");
        json!({ "name": name, "email": "a@example.com", "note": note })
    };
    let mut kept = BTreeMap::new();
    let mut refused = None;
    for number in 0..MORE_THAN_FIT {
        let answer = client.post(&contacts, &contact(number)).await.unwrap();
        if answer.status() != 201 {
            refused = Some(answer);
            break;
        }
        kept.insert(format!("Contact {number}"), 1);
    }
    let refused = refused.expect("the disk is not small");
    println!("full after {} contacts", kept.len());
    assert_eq!(refused.status(), 507);
    assert_cors_problem(&refused);
    let problem: serde_json::Value = refused.json().await.unwrap();
    assert_eq!(problem["type"], "urn:two-origins:problem:no-room");

    assert_eq!(client.names(&contacts).await, kept);
    assert_eq!(client.get("/api/session").await.unwrap().status(), 200);
    assert_eq!(client.get("/readyz").await.unwrap().status(), 200);
    for answer in [
        client
            .post(&contacts, &contact(MORE_THAN_FIT))
            .await
            .unwrap(),
        misused.stranger().try_sign_in(EMAIL, PASSWORD).await,
    ] {
        // What is a little smaller may still fit, and then it must be kept.
        match answer.status().as_u16() {
            200 => {}
            201 => drop(kept.insert(format!("Contact {MORE_THAN_FIT}"), 1)),
            503 | 507 => assert_cors_problem(&answer),
            other => panic!("{other}"),
        }
    }

    fs::remove_file(&ballast).unwrap();
    for number in 0..100 {
        let number = MORE_THAN_FIT + 1 + number;
        let answer = client.post(&contacts, &contact(number)).await.unwrap();
        assert_eq!(answer.status(), 201);
        kept.insert(format!("Contact {number}"), 1);
    }
    misused.signed_in().await;
    assert_eq!(client.names(&contacts).await, kept);
    let answer = client.request(Method::DELETE, "/api/session").send().await;
    assert_eq!(answer.unwrap().status(), 204);
    assert_intact(misused.database_url()).await;
}
