//! The disk is full. `FAULTS_SMALL_DISK` names an empty directory on a disk of a few MiB.

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use serde_json::json;
use support::names::{ADA, PASSWORD};

use crate::{
    helpers::{Service, assert_cors_problem, counted},
    sigkill::assert_intact,
};

const BALLAST: usize = 1024 * 1024;
const MORE_THAN_FIT: usize = 20_000;

#[tokio::test(flavor = "multi_thread")]
async fn full_disk_gets_507_while_reads_succeed_and_writes_work_again_later() {
    let disk = env::var("FAULTS_SMALL_DISK").expect("tests/run faults makes a small disk");
    let disk = PathBuf::from(disk);
    let ballast = disk.join("ballast");
    fs::write(&ballast, vec![b'x'; BALLAST]).unwrap();
    let service = Service::start_in(&disk);
    let client = service.signed_in().await;
    let contacts = client.add_group("Everybody").await + "/contacts";

    let note = "n".repeat(1000);
    let contact = |number: usize| {
        let name = format!("Contact {number}");
        json!({ "name": name, "email": "a@example.com", "note": note })
    };
    let mut kept = BTreeMap::new();
    let mut refused = None;
    for number in 0..MORE_THAN_FIT {
        let response = client.post(&contacts, &contact(number)).await;
        if response.status != 201 {
            refused = Some(response);
            break;
        }
        kept.insert(format!("Contact {number}"), 1);
    }
    let refused = refused.expect("the disk is not small");
    println!("full after {} contacts", kept.len());
    assert_cors_problem(&refused, 507);
    refused.assert_problem(507, "no-room");

    assert_eq!(counted(client.all_names_at(&contacts).await), kept);
    client.get("/api/contactgroups").await.assert_status(200);
    client.get("/readyz").await.assert_status(200);
    for response in [
        client.post(&contacts, &contact(MORE_THAN_FIT)).await,
        service.stranger().post_session(ADA, PASSWORD).await,
    ] {
        // What is a little smaller may still fit, and then it must be kept.
        match response.status {
            200 => {}
            201 => drop(kept.insert(format!("Contact {MORE_THAN_FIT}"), 1)),
            status @ (503 | 507) => assert_cors_problem(&response, status),
            other => panic!("{other}"),
        }
    }

    fs::remove_file(&ballast).unwrap();
    for number in 0..100 {
        let number = MORE_THAN_FIT + 1 + number;
        let response = client.post(&contacts, &contact(number)).await;
        response.assert_status(201);
        kept.insert(format!("Contact {number}"), 1);
    }
    service.signed_in().await;
    assert_eq!(counted(client.all_names_at(&contacts).await), kept);
    client.delete("/api/session").await.assert_status(204);
    assert_intact(service.database_url()).await;
}
