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
        let answer = request.await;
        answer.assert_problem(403, "origin-not-allowed");
        assert_no_cors(&answer);
        assert_eq!(answer.header("set-cookie"), "");
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
async fn a_refused_origin_changes_nothing() {
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
async fn without_an_origin_another_site_changes_nothing() {
    let (_app, ada) = TestApp::signed_in().await;
    let extra = Some(("sec-fetch-site", "cross-site"));
    assert_changes_nothing(&ada, &ada.without_origin(), extra).await;
}

#[actix_web::test]
async fn without_an_origin_the_same_site_and_programs_may_change_things() {
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
async fn an_allowed_origin_is_allowed_wherever_the_browser_says_it_is() {
    let (_app, ada) = TestApp::signed_in().await;
    let request = ada.post("/api/contactgroups", &json!({ "name": "Family" }));
    let answer = request
        .header("sec-fetch-site", "cross-site")
        .await
        .assert_status(201);
    assert_cors(&answer, APP);
}

#[actix_web::test]
async fn another_site_may_still_read_what_it_cannot_see() {
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
async fn what_a_form_can_send_without_asking_first_is_no_json() {
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
            let answer = request.body(media_type, r#"{"name":"Family"}"#).await;
            answer.assert_problem(415, "unsupported-media-type");
        }
    }
    let none = ada.request("POST", "/api/contactgroups").await;
    none.assert_problem(415, "unsupported-media-type");
    let groups = "select count(*) from contact_groups";
    assert_eq!(app.database.number(groups).await, 0);
}

#[actix_web::test]
async fn json_with_a_charset_is_json() {
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
async fn a_form_on_another_page_changes_nothing_and_signs_nobody_in_or_out() {
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
                let answer = request.header("sec-fetch-site", site).await;
                let refused = if origin == APP {
                    [405, 415]
                } else {
                    [403, 403]
                };
                assert!(
                    refused.contains(&answer.status),
                    "{origin} {path}: {answer:?}"
                );
                assert_eq!(answer.header("set-cookie"), "");
            }
        }
    }
    ada.get("/api/contactgroups").await.assert_status(200);
    assert_eq!(ada.names_at("/api/contactgroups").await, ["Family"]);
    let attempts = "select count(*) from sign_in_attempts";
    assert_eq!(app.database.number(attempts).await, 0);
}
