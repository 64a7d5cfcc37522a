//! What a browser is told when it asks first.

use serde_json::json;

use support::{
    Response, assert_cors, assert_no_cors, assert_vary_origin,
    names::{APP, STRANGER},
    names_in,
};

use crate::helpers::TestApp;

const PATH: &str = "/api/contactgroups/0198c0de-0000-7000-8000-000000000000";

/// Fails unless the origin is allowed, with all that this API ever grants. The browser compares
/// its own request with the lists, and can then name what is missing.
#[track_caller]
fn assert_grants_everything(preflight: &Response) {
    assert_eq!(preflight.status, 200, "{preflight:?}");
    assert_eq!(preflight.header("access-control-allow-origin"), APP);
    assert_eq!(preflight.header("access-control-allow-credentials"), "true");
    assert_eq!(
        names_in(preflight.header("access-control-allow-methods")),
        names_in("GET, HEAD, POST, PUT, PATCH, DELETE")
    );
    assert_eq!(
        names_in(preflight.header("access-control-allow-headers")),
        names_in("Content-Type, If-Match, If-None-Match")
    );
    assert_eq!(preflight.header("access-control-max-age"), "600");
    assert!(preflight.body.is_empty());
    assert_vary_origin(preflight);
}

#[actix_web::test]
async fn every_method_and_header_of_the_api_is_granted() {
    let app = TestApp::start().await;
    for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] {
        let preflight = app.page().preflight(method, PATH);
        assert_grants_everything(&preflight.await);
        let preflight = app.page().preflight(method, PATH).header(
            "access-control-request-headers",
            "content-type,if-match,if-none-match",
        );
        assert_grants_everything(&preflight.await);
    }
}

#[actix_web::test]
async fn a_method_that_is_not_granted_leaves_the_origin_allowed() {
    let app = TestApp::start().await;
    for method in [
        "PURGE",
        "patch",
        "TRACE",
        "CONNECT",
        "*",
        "PUT, DELETE",
        "\u{fc}",
    ] {
        assert_grants_everything(&app.page().preflight("GET", PATH).await);
        let preflight = app
            .page()
            .request("OPTIONS", PATH)
            .header("access-control-request-method", method);
        assert_grants_everything(&preflight.await);
    }
}

#[actix_web::test]
async fn a_header_that_is_not_granted_leaves_the_origin_allowed() {
    let app = TestApp::start().await;
    let many = "x-header-of-some-length,".repeat(64 * 1024 / 24);
    for headers in [
        "x-custom",
        "authorization,content-type",
        "*",
        "",
        ",,",
        "\u{fc}",
        &many,
    ] {
        let preflight = app
            .page()
            .preflight("PUT", PATH)
            .header("access-control-request-headers", headers);
        assert_grants_everything(&preflight.await);
    }
    let bytes = app
        .page()
        .preflight("PUT", PATH)
        .header("access-control-request-headers", b"\xff\xfe");
    assert_grants_everything(&bytes.await);
}

#[actix_web::test]
async fn a_refused_origin_learns_nothing_from_a_preflight() {
    let app = TestApp::start().await;
    for method in ["GET", "PUT", "PURGE"] {
        let preflight = app
            .page()
            .on(STRANGER)
            .preflight(method, PATH)
            .header("access-control-request-headers", "content-type")
            .await;
        preflight.assert_problem(403, "origin-not-allowed");
        assert_no_cors(&preflight);
    }
}

#[actix_web::test]
async fn a_preflight_is_answered_the_same_for_paths_that_do_not_exist() {
    let app = TestApp::start().await;
    for path in ["/", "/nothing/here", "/healthz", "/api/session"] {
        assert_grants_everything(&app.page().preflight("DELETE", path).await);
    }
}

#[actix_web::test]
async fn options_without_a_request_method_is_no_preflight() {
    let app = TestApp::start().await;
    let answer = app.page().request("OPTIONS", "/api/contactgroups").await;
    answer.assert_problem(405, "method-not-allowed");
    assert_eq!(
        names_in(answer.header("allow")),
        names_in("GET, HEAD, POST")
    );
    assert_cors(&answer, APP);
    let answer = app
        .page()
        .on(STRANGER)
        .request("OPTIONS", "/api/contactgroups")
        .await;
    answer.assert_problem(405, "method-not-allowed");
    assert_no_cors(&answer);
}

#[actix_web::test]
async fn a_preflight_without_an_origin_grants_nothing() {
    let app = TestApp::start().await;
    let answer = app.page().without_origin().preflight("PUT", PATH).await;
    assert!((400..500).contains(&answer.status), "{answer:?}");
    assert_no_cors(&answer);
}

#[actix_web::test]
async fn a_preflight_does_nothing() {
    let (_app, page) = TestApp::signed_in().await;
    let group = page.add_group("Family").await;
    assert_grants_everything(&page.preflight("DELETE", &group).await);
    assert_eq!(
        page.get(&group).await.assert_status(200).json()["name"],
        "Family"
    );
}

#[actix_web::test]
async fn after_a_preflight_the_request_itself_is_answered() {
    let (_app, page) = TestApp::signed_in().await;
    let group = page.add_group("Family").await;
    assert_grants_everything(&page.preflight("PATCH", &group).await);
    let answer = page
        .patch(&group, &json!({ "name": "Friends" }))
        .await
        .assert_status(200);
    assert_cors(&answer, APP);
    assert_eq!(answer.json()["name"], "Friends");
}

#[actix_web::test]
async fn how_long_a_preflight_is_remembered_can_be_configured() {
    let app = TestApp::start_with(|args| args.cors_max_age = "7".to_owned()).await;
    let preflight = app.page().preflight("PUT", PATH).await.assert_status(200);
    assert_eq!(preflight.header("access-control-max-age"), "7");
}
