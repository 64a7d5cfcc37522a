//! A write that names the version it means never overwrites another one.

use actix_web::rt;
use serde_json::json;

use support::{
    assert_cors,
    names::{ADA, APP},
};

use crate::helpers::TestApp;

#[actix_web::test]
async fn a_write_to_the_version_that_was_read_goes_through() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for (sent, got) in [
        ("\"1\"", "\"2\""),
        ("\"7\", \"2\"", "\"3\""),
        ("*", "\"4\""),
    ] {
        let request = ada.put(&group, &json!({ "name": "Friends" }));
        let answer = request.header("if-match", sent).await.assert_status(200);
        assert_eq!(answer.header("etag"), got);
    }
    ada.delete(&group)
        .header("if-match", "\"4\"")
        .await
        .assert_status(204);
}

#[actix_web::test]
async fn a_write_to_an_older_version_is_refused_with_what_is_there_now() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    for path in [&group, &contact] {
        ada.patch(path, &json!({ "name": "Theirs" }))
            .await
            .assert_status(200);
        let current = ada.get(path).await.assert_status(200);
        let mine = json!({ "name": "Mine", "email": ADA });
        let name = json!({ "name": "Mine" });
        let body = if path == &group { &name } else { &mine };
        for stale in ["\"1\"", "W/\"2\"", "\"22\"", "\"\""] {
            for request in [
                ada.put(path, body),
                ada.patch(path, &name),
                ada.delete(path),
            ] {
                let answer = request.header("if-match", stale).await;
                let problem = answer.assert_problem(412, "precondition-failed");
                assert_eq!(problem["current"], current.json());
                assert_eq!(answer.header("etag"), "\"2\"");
                assert_cors(&answer, APP);
            }
        }
        assert_eq!(
            ada.get(path).await.assert_status(200).json(),
            current.json()
        );
    }
}

#[actix_web::test]
async fn a_precondition_that_cannot_be_read_is_not_taken_for_none() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for unreadable in ["1", "", "\"1", "garbage", ",", "W/1", "* , \"1\""] {
        let request = ada.delete(&group).header("if-match", unreadable);
        request.await.assert_problem(400, "bad-request");
    }
    let bytes = ada.delete(&group).header("if-match", b"\"\xff\"").await;
    bytes.assert_problem(400, "bad-request");
    ada.get(&group).await.assert_status(200);
}

#[actix_web::test]
async fn a_read_of_the_version_that_is_known_is_not_sent_again() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    for path in [&group, &contact] {
        for known in ["\"1\"", "W/\"1\"", "\"7\", \"1\"", "*"] {
            for request in [ada.get(path), ada.head(path)] {
                let answer = request
                    .header("if-none-match", known)
                    .await
                    .assert_status(304);
                assert!(answer.body.is_empty());
                assert_eq!(answer.header("etag"), "\"1\"");
                assert_eq!(answer.header("cache-control"), "private, no-cache");
            }
        }
        let other = ada
            .get(path)
            .header("if-none-match", "\"2\"")
            .await
            .assert_status(200);
        assert_eq!(
            other.json()["id"].as_str().unwrap(),
            path.rsplit('/').next().unwrap()
        );
    }
}

#[actix_web::test]
async fn a_write_to_what_is_not_there_is_a_404_whatever_version_it_names() {
    let (_app, ada) = TestApp::signed_in().await;
    let nothing = "/api/contactgroups/0198c0de-0000-7000-8000-000000000000";
    for tag in ["*", "\"1\""] {
        let answer = ada.delete(nothing).header("if-match", tag).await;
        answer.assert_problem(404, "not-found");
    }
}

#[actix_web::test]
async fn of_writers_that_name_the_same_version_exactly_one_wins() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("0").await;
    for round in 1..=5 {
        let tag = format!("\"{round}\"");
        let writers: Vec<_> = (0..6)
            .map(|writer| {
                let body = json!({ "name": format!("{round} {writer}") });
                let request = ada.put(&group, &body).header("if-match", &tag);
                rt::spawn(async move { request.await })
            })
            .collect();
        let (mut won, mut lost) = (Vec::new(), 0);
        for writer in writers {
            let answer = writer.await.unwrap();
            match answer.status {
                200 => won.push(answer.json()["name"].clone()),
                412 => lost += 1,
                _ => panic!("{answer:?}"),
            }
        }
        assert_eq!((won.len(), lost), (1, 5));
        let now = ada.get(&group).await.assert_status(200);
        assert_eq!(now.json()["name"], won[0]);
        assert_eq!(now.header("etag"), format!("\"{}\"", round + 1));
    }
}

#[actix_web::test]
async fn writers_that_name_no_version_lose_no_field_of_each_other() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    let phone = ada.patch(&contact, &json!({ "phone": "1" }));
    let note = ada.patch(&contact, &json!({ "note": "n" }));
    let (phone, note) = (
        rt::spawn(async { phone.await }),
        rt::spawn(async { note.await }),
    );
    phone.await.unwrap().assert_status(200);
    note.await.unwrap().assert_status(200);
    let now = ada.get(&contact).await.assert_status(200);
    assert_eq!(now.json()["phone"], "1");
    assert_eq!(now.json()["note"], "n");
    assert_eq!(now.header("etag"), "\"3\"");
}
