//! The process is asked to stop under load.

use rustix::process::{Signal, kill_process};
use serde_json::json;

use support::Connection;

use crate::helpers::{Service, Writers, counted, head};

const HALF_SENT: usize = 16;

#[tokio::test(flavor = "multi_thread")]
async fn sigterm_under_load_answers_every_accepted_request() {
    let mut service = Service::start();
    let client = service.signed_in().await;
    let contacts = client.add_group("Everybody").await + "/contacts";
    let uploaded = client.add_group("Uploaded").await + "/contacts";
    let writers = Writers::start(&client, &contacts, "load");
    writers.acknowledged_more(50).await;

    // Requests that are certainly accepted and cannot be answered yet.
    let mut uploads = Vec::new();
    for number in 0..HALF_SENT {
        let contact = json!({ "name": format!("upload {number}"), "email": "a@example.com" });
        let body = contact.to_string();
        let (first, rest) = body.split_at(body.len() / 2);
        let lines = format!(
            "Cookie: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Expect: 100-continue\r\n",
            client.cookie(),
            body.len()
        );
        let mut connection = Connection::open(service.address()).await;
        connection.send(head("POST", &uploaded, &lines)).await;
        connection.response().await.unwrap().assert_status(100);
        connection.send(first).await;
        uploads.push((connection, rest.to_owned()));
    }
    writers.acknowledged_more(50).await;

    kill_process(service.pid(), Signal::TERM).unwrap();
    // The writers' connections end once the signal has arrived.
    let load = writers.all_ended().await;
    for (connection, rest) in &mut uploads {
        connection.send(rest).await;
        let response = connection.response().await;
        response.unwrap().assert_status(201);
    }
    let (code, log) = service.end(Signal::TERM);
    assert_eq!(code, Some(0), "{log}");

    service.restart();
    let client = client.moved_to(service.address());
    assert_eq!(client.all_names_at(&uploaded).await.len(), HALF_SENT);
    let stored = counted(client.all_names_at(&contacts).await);
    load.assert_kept(&stored);
    assert!(load.refused.is_empty(), "{:?}", load.refused);
    // What was not answered was not accepted either: nothing of it was done.
    for name in &load.unanswered {
        assert!(
            !stored.contains_key(name),
            "{name} was done and not answered"
        );
    }
}
