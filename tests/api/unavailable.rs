//! The database goes away and comes back; the service says so and goes on.

use serde_json::json;
use sqlx::Connection;

use support::{
    Database, Page, assert_cors,
    names::{ADA, APP},
    wait::eventually,
};

use crate::helpers::TestApp;

#[actix_web::test]
async fn missing_database_gets_503_until_it_is_back() {
    let (app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    for round in 1..=3 {
        app.database.vanish().await;
        let body = json!({ "name": "Lost" });
        for request in [
            ada.get("/api/session"),
            ada.get("/api/contactgroups"),
            ada.post("/api/contactgroups", &body),
            ada.delete(&group),
            ada.post_session("ada@example.com", "wrong"),
            ada.delete("/api/session"),
            ada.get("/readyz"),
        ] {
            let response = request.await;
            response.assert_problem(503, "unavailable");
            assert_eq!(response.header("retry-after"), "1");
            assert_cors(&response, APP);
        }
        ada.get("/healthz").await.assert_status(200);
        app.database.come_back().await;
        recovered(&ada).await;
        assert_eq!(ada.names_at("/api/contactgroups").await, ["Family"]);
        let renamed = ada.patch(&group, &json!({})).await.assert_status(200);
        assert_eq!(renamed.header("etag"), format!("\"{}\"", round + 1));
    }
}

/// The first requests may still meet a connection that died.
async fn recovered(page: &Page) {
    eventually("recovery", async || {
        match page.get("/readyz").await.status {
            200 => Ok(()),
            other => Err(other.to_string()),
        }
    })
    .await;
}

#[actix_web::test]
async fn write_that_waits_too_long_for_a_lock_gets_503_and_works_later() {
    let (app, ada) = TestApp::signed_in().await;
    let lock = app.database.lock().await;
    let body = json!({ "name": "Family" });
    let response = ada.post("/api/contactgroups", &body).await;
    response.assert_problem(503, "unavailable");
    assert_cors(&response, APP);
    lock.close().await.unwrap();
    ada.post("/api/contactgroups", &body)
        .await
        .assert_status(201);
    assert_eq!(ada.names_at("/api/contactgroups").await, ["Family"]);
}

#[actix_web::test]
async fn write_succeeds_once_a_lock_is_released() {
    let (app, ada) = TestApp::signed_in().await;
    let lock = app.database.lock().await;
    let request = ada.post("/api/contactgroups", &json!({ "name": "Family" }));
    let writer = actix_web::rt::spawn(async { request.await });
    // Another request is answered meanwhile: the lock stops neither the service nor readers
    // of other rows.
    ada.get("/api/sessions").await.assert_status(200);
    lock.close().await.unwrap();
    writer.await.unwrap().assert_status(201);
}

#[actix_web::test]
async fn replaced_sqlite_file_gets_503() {
    let app = TestApp::start_on(Database::fresh_sqlite(), |_| {});
    let ada = app.sign_up(ADA).await;
    ada.add_group("Before").await;
    app.database.vanish().await;
    app.database.put_an_empty_file_in_its_place();
    let body = json!({ "name": "Lost" });
    for request in [
        ada.get("/api/session"),
        ada.get("/api/contactgroups"),
        ada.post("/api/contactgroups", &body),
        ada.post_session(ADA, "wrong"),
        ada.get("/readyz"),
    ] {
        request.await.assert_problem(503, "unavailable");
    }
    app.database.remove_what_is_in_its_place();
    app.database.come_back().await;
    assert_eq!(ada.names_at("/api/contactgroups").await, ["Before"]);
}
