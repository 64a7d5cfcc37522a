//! A page that may not read answers may not change anything either.

use serde_json::json;

use support::{
    Page, assert_cors, assert_no_cors,
    names::{APEX, APP, STRANGER},
};

use crate::helpers::TestApp;

/// Every way to change something, tried from `page`.
async fn assert_changes_nothing(ada: &Page, page: &Page, extra: Option<(&str, &str)>) {
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", "ada@example.com").await;
    let before = everything(ada, &group, &contact).await;
    let body = json!({ "name": "Changed", "email": "changed@example.com" });
    let name = json!({ "name": "Changed" });
    for request in [
        page.post("/api/contactgroups", &name),
        page.put(&group, &name),
        page.patch(&group, &name),
        page.delete(&group),
        page.post(&format!("{group}/contacts"), &body),
        page.put(&contact, &body),
        page.patch(&contact, &body),
        page.delete(&contact),
        page.delete("/api/session"),
        page.post_session("ada@example.com", "wrong"),
        page.request("POST", "/api/contactgroups"),
        page.request("PURGE", &group),
    ] {
        let request = match extra {
            Some((header, value)) => request.header(header, value),
            None => request,
        };
        let response = request.await;
        response.assert_problem(403, "origin-not-allowed");
        assert_no_cors(&response);
        assert_eq!(response.header("set-cookie"), "");
    }
    assert_eq!(everything(ada, &group, &contact).await, before);
}

async fn everything(ada: &Page, group: &str, contact: &str) -> String {
    let mut all = String::new();
    for path in [
        group,
        contact,
        "/api/contactgroups",
        &format!("{group}/contacts"),
    ] {
        all += ada.get(path).await.assert_status(200).text();
    }
    all
}

#[actix_web::test]
async fn write_from_a_refused_origin_gets_403() {
    for origin in [
        STRANGER,
        APEX,
        "null",
        "http://evilmixmax.localhost:8080",
        "",
    ] {
        let (app, ada) = TestApp::signed_in().await;
        assert_changes_nothing(&ada, &ada.on(origin), None).await;
        let attempts = "select count(*) from sign_in_attempts";
        assert_eq!(app.database.number(attempts).await, 0);
    }
}

#[actix_web::test]
async fn cross_site_write_without_origin_gets_403() {
    let (_app, ada) = TestApp::signed_in().await;
    let extra = Some(("sec-fetch-site", "cross-site"));
    assert_changes_nothing(&ada, &ada.without_origin(), extra).await;
}

#[actix_web::test]
async fn same_site_or_non_browser_write_without_origin_is_accepted() {
    let (_app, ada) = TestApp::signed_in().await;
    for site in ["same-origin", "same-site", "none"] {
        let group = json!({ "name": site });
        let request = ada.without_origin().post("/api/contactgroups", &group);
        request
            .header("sec-fetch-site", site)
            .await
            .assert_status(201);
    }
    let program = ada.without_origin();
    program
        .post("/api/contactgroups", &json!({ "name": "curl" }))
        .await
        .assert_status(201);
}

#[actix_web::test]
async fn write_from_an_allowed_origin_is_accepted_whatever_sec_fetch_site_says() {
    let (_app, ada) = TestApp::signed_in().await;
    let request = ada.post("/api/contactgroups", &json!({ "name": "Family" }));
    let response = request
        .header("sec-fetch-site", "cross-site")
        .await
        .assert_status(201);
    assert_cors(&response, APP);
}

#[actix_web::test]
async fn cross_site_read_is_answered() {
    let (_app, ada) = TestApp::signed_in().await;
    let request = ada.without_origin().get("/api/contactgroups");
    request
        .header("sec-fetch-site", "cross-site")
        .await
        .assert_status(200);
    ada.on(STRANGER)
        .head("/api/contactgroups")
        .await
        .assert_status(200);
}

#[actix_web::test]
async fn compressed_bodies_get_415() {
    let (_app, ada) = TestApp::signed_in().await;
    for path in ["/api/session", "/api/contactgroups", "/api/password"] {
        let method = if path == "/api/password" {
            "PUT"
        } else {
            "POST"
        };
        let request = ada.request(method, path).json(&json!({ "name": "Family" }));
        let response = request.header("Content-Encoding", "br").await;
        response.assert_problem(415, "unsupported-content-coding");
    }
}

#[actix_web::test]
async fn content_types_of_forms_get_415() {
    let (app, ada) = TestApp::signed_in().await;
    for media_type in [
        "text/plain",
        "text/plain; charset=application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=application/json",
        "application/jsonp",
        "",
    ] {
        for page in [ada.clone(), ada.without_origin()] {
            let request = page.request("POST", "/api/contactgroups");
            let response = request.body(media_type, r#"{"name":"Family"}"#).await;
            response.assert_problem(415, "unsupported-media-type");
        }
    }
    let none = ada.request("POST", "/api/contactgroups").await;
    none.assert_problem(415, "unsupported-media-type");
    let groups = "select count(*) from contact_groups";
    assert_eq!(app.database.number(groups).await, 0);
}

#[actix_web::test]
async fn json_with_a_charset_is_accepted() {
    let (_app, ada) = TestApp::signed_in().await;
    let request = ada.request("POST", "/api/contactgroups");
    let body = r#"{"name":"Family"}"#;
    request
        .body("Application/JSON; charset=UTF-8", body)
        .await
        .assert_status(201);
}

/// As a browser submits it: no preflight, and the victim's cookie.
#[actix_web::test]
async fn form_of_a_refused_origin_cannot_write_or_sign_in_or_out() {
    let (app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let json = r#"{"name":"Forged","email":"grace@example.com","password":"x"}"#;
    let form = "name=Forged&email=grace%40example.com&password=x";
    let paths = ["/api/session", "/api/contactgroups", &group];
    // A sandboxed frame of any site is on `null`; a sibling may be taken over.
    for (origin, site) in [
        (STRANGER, "cross-site"),
        ("null", "cross-site"),
        (APEX, "same-site"),
        (APP, "same-site"),
    ] {
        for path in paths {
            for (media_type, body) in [
                ("text/plain", json),
                ("text/plain;charset=UTF-8", json),
                ("application/x-www-form-urlencoded", form),
                ("multipart/form-data; boundary=x", form),
            ] {
                let request = ada.on(origin).request("POST", path).body(media_type, body);
                let response = request.header("sec-fetch-site", site).await;
                let refused = if origin == APP {
                    [405, 415]
                } else {
                    [403, 403]
                };
                assert!(
                    refused.contains(&response.status),
                    "{origin} {path}: {response:?}"
                );
                assert_eq!(response.header("set-cookie"), "");
            }
        }
    }
    ada.get("/api/contactgroups").await.assert_status(200);
    assert_eq!(ada.names_at("/api/contactgroups").await, ["Family"]);
    let attempts = "select count(*) from sign_in_attempts";
    assert_eq!(app.database.number(attempts).await, 0);
}

/// Elements tell a page whether a response was a success, though not what is in it.
#[actix_web::test]
async fn no_cors_request_learns_nothing_about_the_session() {
    let (app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let anybody = app.page();
    let missing = "/api/contactgroups/01900000-0000-7000-8000-000000000000";
    // A planted cookie of the session's name is an error at `/api/session` for those who are signed in.
    let paths = [
        "/api/contactgroups",
        "/api/sessions",
        "/api/session",
        &group,
        missing,
        "/api/openapi.json",
        "/healthz",
        "/readyz",
        "/metrics",
        "/wire/0123456789abcdef0123456789abcdef",
        "/nowhere",
    ];
    for path in paths {
        for page in [&ada, &anybody] {
            for (name, value) in [("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "iframe")] {
                let request = page.without_origin().get(path);
                let response = request.header(name, value).await;
                response.assert_problem(403, "no-cors-request");
            }
        }
    }
    ada.get("/api/contactgroups")
        .header("sec-fetch-mode", "cors")
        .await
        .assert_status(200);
}
