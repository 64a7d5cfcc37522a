//! Sessions: how they are carried, replaced and ended.

use serde_json::{Value, json};

use support::{
    Page, Response, assert_cors,
    names::{ADA, API, APP, GRACE, PASSWORD},
};

use crate::helpers::TestApp;

/// The end of a cookie that is removed, in lower case.
const EXPIRED: &str = "expires=thu, 01 jan 1970 00:00:00 gmt";
const SESSIONS: &str = "select count(*) from sessions";

#[actix_web::test]
async fn session_resource_names_the_account() {
    let (_app, ada) = TestApp::signed_in().await;
    let response = ada.get("/api/session").await.assert_status(200);
    assert_eq!(response.json()["account"]["email"], ADA);
    assert_eq!(response.header("cache-control"), "no-store");
    assert_eq!(ada.head("/api/session").await.assert_status(200).body, b"");
}

/// Not being signed in is an answer, and no error that a console shows.
#[actix_web::test]
async fn without_a_session_the_account_is_null() {
    let (app, ada) = TestApp::signed_in().await;
    let nobody = ada.without_cookie();
    let response = nobody.get("/api/session").await.assert_status(200);
    assert_eq!(response.json(), json!({ "account": null }));
    assert_eq!(response.header("cache-control"), "no-store");
    assert_cors(&response, APP);
    for value in ["", "garbage", &"A".repeat(43)] {
        let page = ada.with_cookie("session", value);
        assert_eq!(account_of(&page).await, Value::Null);
    }
    app.database
        .execute("update sessions set expires_at = 1")
        .await;
    assert_eq!(account_of(&ada).await, Value::Null);
}

async fn account_of(page: &Page) -> Value {
    let mut session = page.get("/api/session").await.assert_status(200).json();
    session["account"].take()
}

#[actix_web::test]
async fn signing_out_ends_the_session_on_the_server_too() {
    let (app, ada) = TestApp::signed_in().await;
    let response = ada.delete("/api/session").await.assert_status(204);
    let own = removed_cookies(&response).remove(0);
    let attributes = [EXPIRED, "httponly", "path=/", "samesite=lax"];
    assert_eq!(own, attributes);
    assert_eq!(app.database.number(SESSIONS).await, 0);
    ada.get("/api/contactgroups")
        .await
        .assert_problem(401, "not-signed-in");
    assert_eq!(account_of(&ada).await, Value::Null);
    ada.delete("/api/session").await.assert_status(204);
    ada.without_cookie()
        .delete("/api/session")
        .await
        .assert_status(204);
}

/// Over plain http any host of the site can set a cookie of this name for the parent domain.
#[actix_web::test]
async fn signing_out_clears_session_cookies_of_the_parent_domain() {
    let (_app, ada) = TestApp::signed_in().await;
    let response = ada.delete("/api/session").await.assert_status(204);
    let removed = removed_cookies(&response);
    for domain in ["contacts.mixmax.localhost", "mixmax.localhost"] {
        for path in ["/", "/api", "/api/", "/api/session", "/api/contactgroups"] {
            let (domain, path) = (format!("domain={domain}"), format!("path={path}"));
            let there = |cookie: &&Vec<String>| cookie.contains(&domain) && cookie.contains(&path);
            assert!(removed.iter().any(|c| there(&c)), "{domain} {path}");
        }
    }
    let of_the_suffix = |cookie: &Vec<String>| cookie.contains(&"domain=localhost".to_owned());
    assert!(!removed.iter().any(of_the_suffix));
}

#[actix_web::test]
async fn over_https_signing_out_clears_the_host_cookie() {
    let app = TestApp::start_with(|args| {
        args.public_origin = "https://contacts.example.com".to_owned();
        args.allowed_origins = "https://*.example.com".to_owned();
    })
    .await;
    let page = app.page().on("https://app.example.com");
    let page = page.at_host("contacts.example.com");
    let response = page.delete("/api/session").await.assert_status(204);
    assert_eq!(response.cookie().0, "__Host-session");
}

/// The attributes of each cookie of the session's name that is removed, in lower case and sorted.
#[track_caller]
fn removed_cookies(response: &Response) -> Vec<Vec<String>> {
    let attributes = |line: &str| {
        let mut parts = line.split("; ");
        assert_eq!(parts.next(), Some("session="));
        let mut attributes: Vec<_> = parts.map(str::to_lowercase).collect();
        attributes.sort_unstable();
        assert!(attributes.contains(&EXPIRED.to_owned()), "{line}");
        // Firefox keeps some cookies that are removed by `Max-Age=0`.
        assert!(!line.contains("Max-Age"), "{line}");
        attributes
    };
    let lines = response.all("set-cookie");
    lines.into_iter().map(attributes).collect()
}

#[actix_web::test]
async fn signing_in_again_ends_the_previous_session_of_the_browser() {
    let (app, ada) = TestApp::signed_in().await;
    let again = ada.sign_in(ADA).await;
    assert_ne!(again.cookie(), ada.cookie());
    again.get("/api/contactgroups").await.assert_status(200);
    ada.get("/api/contactgroups")
        .await
        .assert_problem(401, "not-signed-in");
    assert_eq!(app.database.number(SESSIONS).await, 1);
}

#[actix_web::test]
async fn account_can_have_several_sessions() {
    let (_app, here) = TestApp::signed_in().await;
    let there = here.without_cookie().sign_in(ADA).await;
    there.delete("/api/session").await.assert_status(204);
    here.get("/api/contactgroups").await.assert_status(200);
}

#[actix_web::test]
async fn failed_sign_in_keeps_the_existing_session() {
    let (_app, ada) = TestApp::signed_in().await;
    ada.post_session(ADA, "wrong password")
        .await
        .assert_status(401);
    ada.get("/api/contactgroups").await.assert_status(200);
}

#[actix_web::test]
async fn expired_session_gets_401_and_is_deleted_at_the_next_sign_in() {
    let (app, ada) = TestApp::signed_in().await;
    app.database
        .execute("update sessions set expires_at = 1")
        .await;
    ada.get("/api/contactgroups")
        .await
        .assert_problem(401, "not-signed-in");
    ada.without_cookie().sign_in(ADA).await;
    assert_eq!(app.database.number(SESSIONS).await, 1);
}

#[actix_web::test]
async fn session_lasts_seven_days() {
    let (app, _) = TestApp::signed_in().await;
    let lifetime = "select expires_at - created_at from sessions";
    let lifetime = app.database.number(lifetime).await;
    let seven_days = 7 * 24 * 60 * 60 * 1000;
    assert!(
        (seven_days - 1000..=seven_days + 1000).contains(&lifetime),
        "{lifetime}"
    );
}

#[actix_web::test]
async fn invalid_session_token_gets_401() {
    let (app, ada) = TestApp::signed_in().await;
    let other = "A".repeat(43);
    let long = "A".repeat(8000);
    for value in [
        "",
        "garbage",
        "%00",
        "\"",
        "=",
        "' or 1=1 --",
        "é",
        &other,
        &long,
    ] {
        let page = ada.with_cookie("session", value);
        page.get("/api/contactgroups")
            .await
            .assert_problem(401, "not-signed-in");
        page.delete("/api/session").await.assert_status(204);
        page.sign_in(ADA)
            .await
            .get("/api/contactgroups")
            .await
            .assert_status(200);
    }
    let bytes = app.raw("GET", "/api/contactgroups").header("Host", API);
    let bytes = bytes
        .header("Cookie", b"session=\xff\xfe; ;;=;\x01")
        .send(b"")
        .await;
    assert!(matches!(bytes.status, 400 | 401), "{bytes:?}");
    ada.get("/api/contactgroups").await.assert_status(200);
}

#[actix_web::test]
async fn session_cookie_is_found_among_other_cookies() {
    let (app, ada) = TestApp::signed_in().await;
    let cookies = format!("theme=dark; {}; lab-x=1", ada.cookie());
    let request = app.raw("GET", "/api/contactgroups").header("Host", API);
    request
        .header("Cookie", &cookies)
        .send(b"")
        .await
        .assert_status(200);
}

#[actix_web::test]
async fn database_contains_no_usable_session_token() {
    let (app, ada) = TestApp::signed_in().await;
    let stolen = app.database.stolen().await;
    let token = ada.cookie().strip_prefix("session=").unwrap();
    assert!(stolen.contains(ADA), "nothing was stolen");
    assert!(!stolen.contains(token));
    assert!(!stolen.contains(PASSWORD));
    let hash = app.database.text("select token_hash from sessions").await;
    assert!(stolen.contains(&hash));
    let thief = ada.with_cookie("session", &hash);
    thief
        .get("/api/contactgroups")
        .await
        .assert_problem(401, "not-signed-in");
}

#[actix_web::test]
async fn every_endpoint_with_data_gets_401_without_a_session() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    let nobody = ada.without_cookie();
    let body = json!({ "name": "Changed", "email": ADA });
    for path in [
        "/api/contactgroups",
        &group,
        &format!("{group}/contacts"),
        &contact,
    ] {
        for request in [nobody.get(path), nobody.head(path)] {
            assert_eq!(request.await.status, 401, "{path}");
        }
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            let response = nobody.request(method, path).json(&body).await;
            assert!(
                matches!(response.status, 401 | 405),
                "{method} {path}: {response:?}"
            );
        }
    }
    let response = nobody.get(&contact).await;
    response.assert_problem(401, "not-signed-in");
    assert_eq!(
        response.header("www-authenticate"),
        "Cookie realm=\"contacts\""
    );
    assert_eq!(
        ada.get(&contact).await.assert_status(200).json()["name"],
        "Ada"
    );
}

#[actix_web::test]
async fn signing_in_does_not_adopt_a_planted_token() {
    let (app, attacker) = TestApp::signed_in().await;
    app.add_account(GRACE).await;
    let made_up = "A".repeat(43);
    let planted = attacker.cookie().strip_prefix("session=").unwrap();
    for token in [made_up.as_str(), planted] {
        let victim = app.page().with_cookie("session", token);
        let victim = victim.sign_in(GRACE).await;
        assert_ne!(victim.cookie(), format!("session={token}"));
        let account = victim.get("/api/session").await.assert_status(200).json();
        assert_eq!(account["account"]["email"], GRACE);
        let fixed = app.page().with_cookie("session", token);
        let fixed = fixed.get("/api/contactgroups").await;
        fixed.assert_problem(401, "not-signed-in");
    }
}

#[actix_web::test]
async fn copied_session_cookie_gets_401_after_signing_out() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let copied = ada.clone();
    ada.delete("/api/session").await.assert_status(204);
    let name = json!({ "name": "Changed" });
    for request in [
        copied.get("/api/contactgroups"),
        copied.post("/api/contactgroups", &name),
        copied.put(&group, &name),
        copied.delete(&group),
    ] {
        request.await.assert_problem(401, "not-signed-in");
    }
    let again = ada.without_cookie().sign_in(ADA).await;
    copied.get("/api/contactgroups").await.assert_status(401);
    assert_eq!(again.names_at("/api/contactgroups").await, ["Family"]);
}

#[actix_web::test]
async fn missing_session_gets_401_before_any_other_error() {
    let (_app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let contact = ada.add_contact(&group, "Ada", ADA).await;
    let ended = ada.clone();
    ada.delete("/api/session").await.assert_status(204);
    for page in [ended.without_cookie(), ended] {
        for (method, path) in [
            ("GET", "/api/contactgroups?limit=0"),
            ("GET", "/api/contactgroups?limit=1&limit=2"),
            ("POST", "/api/contactgroups"),
            ("GET", group.as_str()),
            ("GET", "/api/contactgroups/not-an-id"),
            ("PUT", &group),
            ("PATCH", &group),
            ("DELETE", &group),
            ("GET", &format!("{group}/contacts?cursor=made-up")),
            ("POST", &format!("{group}/contacts")),
            ("GET", &contact),
            ("PUT", &contact),
            ("PATCH", &contact),
            ("DELETE", &contact),
        ] {
            for (media_type, body) in [
                ("application/json", r#"{"name": 1}"#),
                ("application/json", r#"{"name": "", "email": "nobody"}"#),
                ("application/json", "{"),
                ("text/plain", "{}"),
            ] {
                let request = page.request(method, path).header("if-match", "no tag");
                let response = request.body(media_type, body).await;
                response.assert_problem(401, "not-signed-in");
                assert_cors(&response, APP);
            }
        }
    }
}
