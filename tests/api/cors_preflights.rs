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
async fn preflight_grants_every_method_and_header_of_the_api() {
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
async fn preflight_for_another_method_still_has_allow_origin() {
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
async fn preflight_for_another_header_still_has_allow_origin() {
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
async fn preflight_from_a_refused_origin_has_no_cors_headers() {
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
async fn preflight_response_does_not_depend_on_the_path() {
    let app = TestApp::start().await;
    for path in ["/", "/nothing/here", "/healthz", "/api/session"] {
        assert_grants_everything(&app.page().preflight("DELETE", path).await);
    }
}

#[actix_web::test]
async fn options_without_access_control_request_method_is_not_a_preflight() {
    let app = TestApp::start().await;
    let response = app.page().request("OPTIONS", "/api/contactgroups").await;
    response.assert_problem(405, "method-not-allowed");
    assert_eq!(
        names_in(response.header("allow")),
        names_in("GET, HEAD, POST")
    );
    assert_cors(&response, APP);
    let response = app
        .page()
        .on(STRANGER)
        .request("OPTIONS", "/api/contactgroups")
        .await;
    response.assert_problem(405, "method-not-allowed");
    assert_no_cors(&response);
}

#[actix_web::test]
async fn preflight_without_origin_gets_no_grants() {
    let app = TestApp::start().await;
    let response = app.page().without_origin().preflight("PUT", PATH).await;
    assert!((400..500).contains(&response.status), "{response:?}");
    assert_no_cors(&response);
}

#[actix_web::test]
async fn preflight_does_not_run_the_request() {
    let (_app, page) = TestApp::signed_in().await;
    let group = page.add_group("Family").await;
    assert_grants_everything(&page.preflight("DELETE", &group).await);
    assert_eq!(
        page.get(&group).await.assert_status(200).json()["name"],
        "Family"
    );
}

#[actix_web::test]
async fn request_after_its_preflight_is_answered() {
    let (_app, page) = TestApp::signed_in().await;
    let group = page.add_group("Family").await;
    assert_grants_everything(&page.preflight("PATCH", &group).await);
    let response = page
        .patch(&group, &json!({ "name": "Friends" }))
        .await
        .assert_status(200);
    assert_cors(&response, APP);
    assert_eq!(response.json()["name"], "Friends");
}

#[actix_web::test]
async fn max_age_can_be_configured() {
    let app = TestApp::start_with(|args| args.cors_max_age = "7".to_owned()).await;
    let preflight = app.page().preflight("PUT", PATH).await.assert_status(200);
    assert_eq!(preflight.header("access-control-max-age"), "7");
}
