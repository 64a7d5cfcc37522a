//! A write that names the version it means never overwrites another one.

use actix_web::rt;
use serde_json::json;

use support::{
    assert_cors,
    names::{ADA, APP},
};

use crate::helpers::TestApp;

#[actix_web::test]
async fn write_with_the_current_etag_succeeds() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for (sent, got) in [
        ("\"1\"", "\"2\""),
        ("\"7\", \"2\"", "\"3\""),
        ("\"7,8\" , W/\",\",\"3\"", "\"4\""),
        ("*", "\"5\""),
    ] {
        let request = ada.put(&group, &json!({ "name": "Friends" }));
        let response = request.header("if-match", sent).await.assert_status(200);
        assert_eq!(response.header("etag"), got);
    }
    ada.delete(&group)
        .header("if-match", "\"5\"")
        .await
        .assert_status(204);
}

#[actix_web::test]
async fn write_with_an_old_etag_gets_412_with_the_current_representation() {
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
                let response = request.header("if-match", stale).await;
                let problem = response.assert_problem(412, "precondition-failed");
                assert_eq!(problem["current"], current.json());
                assert_eq!(response.header("etag"), "\"2\"");
                assert_cors(&response, APP);
            }
        }
        assert_eq!(
            ada.get(path).await.assert_status(200).json(),
            current.json()
        );
    }
}

#[actix_web::test]
async fn malformed_precondition_is_rejected() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for unreadable in [
        "1",
        "",
        "\"1",
        "garbage",
        ",",
        "W/1",
        "* , \"1\"",
        "\"1\"\"1\"",
    ] {
        let request = ada.delete(&group).header("if-match", unreadable);
        request.await.assert_problem(400, "bad-request");
    }
    let bytes = ada.delete(&group).header("if-match", b"\"\xff\"").await;
    bytes.assert_problem(400, "bad-request");
    ada.get(&group).await.assert_status(200);
}

#[actix_web::test]
async fn read_with_the_current_etag_gets_304() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    for path in [&group, &contact] {
        for known in ["\"1\"", "W/\"1\"", "\"7\", \"1\"", ", \"7\", ,\"1\",", "*"] {
            for request in [ada.get(path), ada.head(path)] {
                let response = request
                    .header("if-none-match", known)
                    .await
                    .assert_status(304);
                assert!(response.body.is_empty());
                assert_eq!(response.header("etag"), "\"1\"");
                assert_eq!(response.header("cache-control"), "private, no-cache");
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

/// Nobody else may wait for a list to be read that fills a head.
#[actix_web::test]
async fn list_of_etags_is_read_up_to_8_kib() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let others = |count| "\"7\",".repeat(count);
    let long = ada
        .get(&group)
        .header("if-none-match", others(2000) + "\"1\"");
    long.await.assert_status(304);
    for name in ["if-match", "if-none-match"] {
        let too_long = ada.get(&group).header(name, others(2048) + "\"1\"").await;
        too_long.assert_problem(431, "head-too-large");
        let two_lines = ada.get(&group).header(name, others(1024));
        let two_lines = two_lines.header(name, others(1024) + "\"1\"").await;
        two_lines.assert_problem(431, "head-too-large");
    }
}

#[actix_web::test]
async fn write_to_a_missing_resource_gets_404_whatever_its_etag() {
    let (_app, ada) = TestApp::signed_in().await;
    let nothing = "/api/contactgroups/0198c0de-0000-7000-8000-000000000000";
    for tag in ["*", "\"1\""] {
        let response = ada.delete(nothing).header("if-match", tag).await;
        response.assert_problem(404, "not-found");
    }
}

#[actix_web::test]
async fn only_one_of_concurrent_writes_with_the_same_etag_succeeds() {
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
            let response = writer.await.unwrap();
            match response.status {
                200 => won.push(response.json()["name"].clone()),
                412 => lost += 1,
                _ => panic!("{response:?}"),
            }
        }
        assert_eq!((won.len(), lost), (1, 5));
        let now = ada.get(&group).await.assert_status(200);
        assert_eq!(now.json()["name"], won[0]);
        assert_eq!(now.header("etag"), format!("\"{}\"", round + 1));
    }
}

#[actix_web::test]
async fn concurrent_patches_without_etag_keep_each_others_fields() {
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
