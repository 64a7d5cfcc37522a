//! Every status the service can produce, as pages of allowed and refused origins see it.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::json;

use support::{
    Page, Response, assert_cors, assert_no_cors,
    names::{ADA, APP, BLOG, PASSWORD, STRANGER},
};

use crate::helpers::TestApp;

/// Runs a scenario that ends in a read. Its first page is the signed-in app, to prepare
/// things; its second is the one that the answer is for.
async fn read(
    status: u16,
    problem: Option<&str>,
    scenario: impl AsyncFn(&TestApp, &Page, &Page) -> Response,
) {
    let (app, ada) = TestApp::signed_in().await;
    for origin in [APP, BLOG] {
        let response = scenario(&app, &ada, &ada.on(origin)).await;
        assert_is(&response, status, problem);
        assert_cors(&response, origin);
    }
    for page in [ada.on(STRANGER), ada.on("null"), ada.without_origin()] {
        let response = scenario(&app, &ada, &page).await;
        assert_is(&response, status, problem);
        assert_no_cors(&response);
    }
}

/// Runs a scenario that ends in a request that may change something.
async fn write(
    status: u16,
    problem: Option<&str>,
    scenario: impl AsyncFn(&TestApp, &Page, &Page) -> Response,
) {
    let (app, ada) = TestApp::signed_in().await;
    for origin in [APP, BLOG] {
        let response = scenario(&app, &ada, &ada.on(origin)).await;
        assert_is(&response, status, problem);
        assert_cors(&response, origin);
    }
    let response = scenario(&app, &ada, &ada.without_origin()).await;
    assert_is(&response, status, problem);
    assert_no_cors(&response);
    for page in [ada.on(STRANGER), ada.on("null")] {
        let response = scenario(&app, &ada, &page).await;
        assert_is(&response, 403, Some("origin-not-allowed"));
        assert_no_cors(&response);
    }
}

#[track_caller]
fn assert_is(response: &Response, status: u16, problem: Option<&str>) {
    match problem {
        Some(name) => drop(response.assert_problem(status, name)),
        None => assert_eq!(response.status, status, "{response:?}"),
    }
    assert_eq!(response.header("x-content-type-options"), "nosniff");
    assert_eq!(
        response.header("cross-origin-resource-policy"),
        "same-origin"
    );
}

fn unused(what: &str) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{what} {}", COUNT.fetch_add(1, Ordering::Relaxed))
}

#[actix_web::test]
async fn response_200_of_a_read_has_cors_headers() {
    read(200, None, async |_, _, page| {
        page.get("/api/contactgroups").await
    })
    .await;
}

#[actix_web::test]
async fn response_200_of_a_write_has_cors_headers() {
    write(200, None, async |_, ada, page| {
        let group = ada.add_group(&unused("Group")).await;
        page.patch(&group, &json!({ "name": unused("Renamed") }))
            .await
    })
    .await;
}

#[actix_web::test]
async fn response_201_has_cors_headers() {
    write(201, None, async |_, _, page| {
        page.post("/api/contactgroups", &json!({ "name": unused("Group") }))
            .await
    })
    .await;
}

#[actix_web::test]
async fn response_204_has_cors_headers() {
    write(204, None, async |_, ada, page| {
        let group = ada.add_group(&unused("Group")).await;
        page.delete(&group).await
    })
    .await;
}

#[actix_web::test]
async fn response_304_has_cors_headers() {
    read(304, None, async |_, ada, page| {
        let group = ada.add_group(&unused("Group")).await;
        page.get(&group).header("if-none-match", "\"1\"").await
    })
    .await;
}

#[actix_web::test]
async fn response_400_for_json_has_cors_headers() {
    write(400, Some("malformed-json"), async |_, _, page| {
        let request = page.request("POST", "/api/contactgroups");
        request.body("application/json", "{").await
    })
    .await;
}

#[actix_web::test]
async fn response_400_for_the_query_has_cors_headers() {
    read(400, Some("bad-request"), async |_, _, page| {
        page.get("/api/contactgroups?q=a&q=b").await
    })
    .await;
}

#[actix_web::test]
async fn response_401_without_a_session_has_cors_headers() {
    read(401, Some("not-signed-in"), async |_, _, page| {
        page.without_cookie().get("/api/contactgroups").await
    })
    .await;
}

#[actix_web::test]
async fn response_401_for_wrong_credentials_has_cors_headers() {
    write(401, Some("wrong-credentials"), async |_, _, page| {
        page.post_session(
            &format!("{}@example.com", unused("nobody").replace(' ', "")),
            PASSWORD,
        )
        .await
    })
    .await;
}

#[actix_web::test]
async fn response_404_for_an_unknown_path_has_cors_headers() {
    read(404, Some("not-found"), async |_, _, page| {
        page.get("/api/nothing").await
    })
    .await;
}

#[actix_web::test]
async fn response_404_of_a_handler_has_cors_headers() {
    write(404, Some("not-found"), async |_, _, page| {
        page.delete("/api/contactgroups/0198c0de-0000-7000-8000-000000000000")
            .await
    })
    .await;
}

#[actix_web::test]
async fn response_405_has_cors_headers() {
    write(405, Some("method-not-allowed"), async |_, _, page| {
        page.put("/api/contactgroups", &json!({})).await
    })
    .await;
}

#[actix_web::test]
async fn response_409_has_cors_headers() {
    write(409, Some("name-taken"), async |_, ada, page| {
        let name = unused("Group");
        ada.add_group(&name).await;
        page.post("/api/contactgroups", &json!({ "name": name }))
            .await
    })
    .await;
}

#[actix_web::test]
async fn response_412_has_cors_headers() {
    write(412, Some("precondition-failed"), async |_, ada, page| {
        let group = ada.add_group(&unused("Group")).await;
        page.delete(&group).header("if-match", "\"7\"").await
    })
    .await;
}

#[actix_web::test]
async fn response_413_has_cors_headers() {
    write(413, Some("body-too-large"), async |_, _, page| {
        page.post(
            "/api/contactgroups",
            &json!({ "name": "a".repeat(65 * 1024) }),
        )
        .await
    })
    .await;
}

#[actix_web::test]
async fn response_415_has_cors_headers() {
    write(415, Some("unsupported-media-type"), async |_, _, page| {
        page.request("POST", "/api/contactgroups")
            .body("text/plain", "{}")
            .await
    })
    .await;
}

#[actix_web::test]
async fn response_421_has_cors_headers() {
    read(421, Some("wrong-host"), async |_, _, page| {
        page.at_host("rebound.example:8081")
            .get("/api/contactgroups")
            .await
    })
    .await;
}

#[actix_web::test]
async fn response_422_has_cors_headers() {
    write(422, Some("invalid-fields"), async |_, _, page| {
        page.post("/api/contactgroups", &json!({ "name": "" }))
            .await
    })
    .await;
}

#[actix_web::test]
async fn response_429_has_cors_headers() {
    write(429, Some("too-many-attempts"), async |_, ada, page| {
        let email = format!("{}@example.com", unused("nobody").replace(' ', ""));
        for _ in 0..5 {
            ada.post_session(&email, "wrong").await.assert_status(401);
        }
        page.post_session(&email, "wrong").await
    })
    .await;
}

#[actix_web::test]
async fn response_500_has_cors_headers_and_no_details() {
    read(500, Some("internal"), async |app, ada, page| {
        ada.post("/api/contactgroups", &json!({ "name": "Broken" }))
            .await;
        app.database
            .execute("update contact_groups set id = 'smashed'")
            .await;
        let response = page.get("/api/contactgroups").await;
        assert!(!response.text().contains("smashed"), "{}", response.text());
        response
    })
    .await;
}

#[actix_web::test]
async fn response_503_has_cors_headers() {
    read(503, Some("unavailable"), async |app, _, page| {
        app.database.vanish().await;
        let response = page.get("/api/contactgroups").await;
        app.database.come_back().await;
        assert_eq!(response.header("retry-after"), "1");
        response
    })
    .await;
}

#[actix_web::test]
async fn rejected_writes_change_nothing() {
    let (app, ada) = TestApp::signed_in().await;
    ada.on(STRANGER)
        .delete("/api/session")
        .await
        .assert_problem(403, "origin-not-allowed");
    let session = ada.get("/api/session").await.assert_status(200);
    assert_eq!(session.json()["account"]["email"], ADA);
    assert_eq!(
        app.database.number("select count(*) from sessions").await,
        1
    );
}
