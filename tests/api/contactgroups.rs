//! Groups: making, reading, renaming, deleting.

use serde_json::{Value, json};

use support::{
    names::{ADA, GRACE},
    names_in,
};

use crate::helpers::TestApp;

const GROUPS: &str = "/api/contactgroups";

fn named(name: &str) -> Value {
    json!({ "name": name })
}

#[actix_web::test]
async fn new_group_is_found_at_its_location() {
    let (_app, ada) = TestApp::signed_in().await;
    let made = ada
        .post(GROUPS, &named("  Family  "))
        .await
        .assert_status(201);
    let group = made.json();
    assert_eq!(group["name"], "Family");
    assert_eq!(group["createdAt"], group["updatedAt"]);
    let time = group["createdAt"].as_str().unwrap();
    assert!(
        time.starts_with("20") && time.contains('T') && time.ends_with('Z'),
        "{time}"
    );
    let keys: Vec<_> = group.as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["createdAt", "id", "name", "updatedAt"]);
    assert_eq!(made.header("content-type"), "application/json");
    assert_eq!(made.header("cache-control"), "private, no-cache");
    assert_eq!(made.header("etag"), "\"1\"");
    let path = format!("{GROUPS}/{}", group["id"].as_str().unwrap());
    assert_eq!(made.header("location"), path);

    let found = ada.get(&path).await.assert_status(200);
    assert_eq!(found.json(), group);
    assert_eq!(found.header("etag"), "\"1\"");
    let listed = ada.get(GROUPS).await.assert_status(200).json();
    assert_eq!(listed, json!({ "items": [group], "next": null }));
}

#[actix_web::test]
async fn head_response_equals_get_without_the_body() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for path in [GROUPS, &group, &format!("{group}/contacts")] {
        let (get, head) = (
            ada.get(path).await.assert_status(200),
            ada.head(path).await.assert_status(200),
        );
        assert!(head.body.is_empty());
        for header in ["etag", "content-type", "x-total-count", "cache-control"] {
            assert_eq!(
                head.header(header),
                get.header(header),
                "{header} of {path}"
            );
        }
        let length = get.body.len().to_string();
        assert_eq!(head.header("content-length"), length, "{path}");
    }
}

#[actix_web::test]
async fn put_and_patch_rename_a_group_and_increase_its_version() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let before = ada.get(&group).await.json();
    let put = ada.put(&group, &named("Friends")).await.assert_status(200);
    assert_eq!(put.header("etag"), "\"2\"");
    assert_eq!(put.json()["name"], "Friends");
    assert_eq!(put.json()["id"], before["id"]);
    assert_eq!(put.json()["createdAt"], before["createdAt"]);
    let patch = ada.patch(&group, &named("Foes")).await.assert_status(200);
    assert_eq!(patch.header("etag"), "\"3\"");
    let found = ada.get(&group).await.assert_status(200);
    assert_eq!(found.json(), patch.json());
    assert_eq!(found.header("etag"), "\"3\"");
    assert_eq!(found.json()["name"], "Foes");
}

#[actix_web::test]
async fn patch_without_name_keeps_it_and_null_is_rejected() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let same = ada.patch(&group, &json!({})).await.assert_status(200);
    assert_eq!(same.json()["name"], "Family");
    ada.patch(&group, &json!({ "name": null }))
        .await
        .assert_invalid_fields(&["name"]);
    ada.put(&group, &json!({ "name": null }))
        .await
        .assert_invalid_fields(&["name"]);
    ada.put(&group, &json!({}))
        .await
        .assert_invalid_fields(&["name"]);
    assert_eq!(ada.get(&group).await.json()["name"], "Family");
}

#[actix_web::test]
async fn deleting_a_group_deletes_its_contacts() {
    let (app, ada) = TestApp::signed_in().await;
    let (group, other) = (
        ada.add_group("Family").await,
        ada.add_group("Friends").await,
    );
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    let kept = ada.add_contact(&other, "Grace", GRACE).await;
    let response = ada.delete(&group).await.assert_status(204);
    assert!(response.body.is_empty());
    for path in [&group, &contact, &format!("{group}/contacts")] {
        ada.get(path).await.assert_problem(404, "not-found");
    }
    ada.delete(&group).await.assert_problem(404, "not-found");
    ada.put(&group, &named("Family"))
        .await
        .assert_problem(404, "not-found");
    ada.get(&kept).await.assert_status(200);
    let contacts = "select count(*) from contacts";
    assert_eq!(app.database.number(contacts).await, 1);
    ada.add_group("Family").await;
}

#[actix_web::test]
async fn name_that_differs_in_case_or_spaces_is_taken() {
    let (app, ada) = TestApp::signed_in().await;
    ada.add_group("Größe").await;
    let other = ada.add_group("Other").await;
    for name in ["Größe", "GRÖße", " größe "] {
        ada.post(GROUPS, &named(name))
            .await
            .assert_problem(409, "name-taken");
        ada.put(&other, &named(name))
            .await
            .assert_problem(409, "name-taken");
        ada.patch(&other, &named(name))
            .await
            .assert_problem(409, "name-taken");
    }
    assert_eq!(ada.names_at(GROUPS).await, ["Größe", "Other"]);
    ada.put(&other, &named("OTHER")).await.assert_status(200);
    let grace = app.sign_up(GRACE).await;
    grace.add_group("Größe").await;
}

#[actix_web::test]
async fn name_must_have_1_to_100_characters_in_one_line() {
    let (_app, ada) = TestApp::signed_in().await;
    for name in [
        "",
        "   ",
        &"é".repeat(101),
        "a\nb",
        "a\tb",
        "a\0b",
        "a\u{1b}b",
        "a\u{85}b",
    ] {
        ada.post(GROUPS, &named(name))
            .await
            .assert_invalid_fields(&["name"]);
    }
    for name in [
        "é".repeat(100),
        format!("  {}  ", "x".repeat(100)),
        "👩‍💻".to_owned(),
    ] {
        let made = ada.post(GROUPS, &named(&name)).await.assert_status(201);
        assert_eq!(made.json()["name"], name.trim());
    }
}

#[actix_web::test]
async fn markup_and_sql_in_names_are_stored_as_text() {
    let (_app, ada) = TestApp::signed_in().await;
    for name in [
        "<img src=x onerror=alert(1)>",
        "'; drop table contacts; --",
        "$1 %s {0}",
        "\\",
    ] {
        let path = ada.add_group(name).await;
        assert_eq!(ada.get(&path).await.assert_status(200).json()["name"], name);
    }
}

#[actix_web::test]
async fn unsupported_method_gets_405_with_allow() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for (path, method, allow) in [
        (GROUPS, "PUT", "GET, HEAD, POST"),
        (GROUPS, "DELETE", "GET, HEAD, POST"),
        (&group, "POST", "GET, HEAD, PUT, PATCH, DELETE"),
        (&group, "PURGE", "GET, HEAD, PUT, PATCH, DELETE"),
        ("/api/session", "PATCH", "GET, HEAD, POST, DELETE"),
        ("/healthz", "POST", "GET, HEAD"),
    ] {
        let response = ada.request(method, path).await;
        response.assert_problem(405, "method-not-allowed");
        assert_eq!(
            names_in(response.header("allow")),
            names_in(allow),
            "{method} {path}"
        );
    }
}

#[actix_web::test]
async fn invalid_id_gets_404() {
    let (_app, ada) = TestApp::signed_in().await;
    for id in [
        "1",
        "x",
        "%00",
        "%ff",
        "%zz",
        "..%2f..",
        "0198c0de-0000-7000-8000-00000000000g",
    ] {
        let path = format!("{GROUPS}/{id}");
        ada.get(&path).await.assert_problem(404, "not-found");
        ada.delete(&path).await.assert_problem(404, "not-found");
        ada.get(&format!("{path}/contacts"))
            .await
            .assert_problem(404, "not-found");
    }
}
