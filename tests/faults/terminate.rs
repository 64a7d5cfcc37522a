//! The process is asked to stop under load.

use rustix::process::{Signal, kill_process};
use serde_json::json;

use crate::helpers::{Misused, Wire, Writers, head};

const HALF_SENT: usize = 16;

#[tokio::test(flavor = "multi_thread")]
async fn asked_to_stop_it_answers_everything_that_it_accepted() {
    let mut misused = Misused::start();
    let client = misused.signed_in().await;
    let contacts = client.add_group("Everybody").await;
    let uploaded = client.add_group("Uploaded").await;
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
            client.cookie,
            body.len()
        );
        let mut wire = Wire::open(misused.service().address).await;
        wire.send(head("POST", &uploaded, &lines)).await;
        assert!(wire.answer().await.starts_with("HTTP/1.1 100 "));
        wire.send(first).await;
        uploads.push((wire, rest.to_owned()));
    }
    writers.acknowledged_more(50).await;

    kill_process(misused.pid(), Signal::TERM).unwrap();
    // The writers' connections end once the signal has arrived.
    let load = writers.all_ended().await;
    for (wire, rest) in &mut uploads {
        wire.send(rest).await;
        let answer = wire.answer().await;
        assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    }
    let (code, log) = misused.end(Signal::TERM);
    assert_eq!(code, Some(0), "{log}");

    misused.restart();
    let client = client.moved_to(misused.service().address);
    assert_eq!(client.names(&uploaded).await.len(), HALF_SENT);
    let stored = client.names(&contacts).await;
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
