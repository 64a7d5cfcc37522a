//! Which cookie is the session's: names are compared as bytes, and two of them are an error.

use std::collections::BTreeSet;

use serde_json::json;

use support::{
    Response, assert_cors,
    names::{ADA, API, APP, GRACE, PASSWORD},
};

use crate::helpers::TestApp;

const HTTPS_API: &str = "contacts.example.com";

async fn over_https() -> (TestApp, String) {
    let app = TestApp::start_with(|args| {
        args.public_origin = format!("https://{HTTPS_API}");
        args.allowed_origins = "https://*.example.com".to_owned();
    })
    .await;
    app.add_account(ADA).await;
    let page = app.page().on("https://app.example.com").at_host(HTTPS_API);
    let signed_in = page.sign_in(ADA).await;
    let token = signed_in.cookie().strip_prefix("__Host-session=").unwrap();
    let token = token.to_owned();
    (app, token)
}

async fn list(app: &TestApp, host: &str, cookie_lines: &[&str]) -> Response {
    let mut request = app.raw("GET", "/api/contactgroups").header("Host", host);
    for line in cookie_lines {
        request = request.header("Cookie", line);
    }
    request.send(b"").await
}

#[actix_web::test]
async fn cookie_name_is_compared_without_decoding() {
    let (app, token) = over_https().await;
    list(&app, HTTPS_API, &[&format!("__Host-session={token}")])
        .await
        .assert_status(200);
    for name in [
        "%5F%5FHost-session",
        "%5f_Host%2Dsession",
        "__Host-%73ession",
        "__host-session",
        "__HOST-session",
        "__Host-session ",
        "\"__Host-session\"",
        "session",
    ] {
        let planted = format!("{name}={token}");
        let response = list(&app, HTTPS_API, &[&planted]).await;
        response.assert_problem(401, "not-signed-in");
    }
}

#[actix_web::test]
async fn cookie_with_a_percent_encoded_session_name_is_ignored() {
    let (app, token) = over_https().await;
    let made_up = "A".repeat(43);
    for name in ["%5F%5FHost-session", "__Host-%73ession", "session"] {
        let planted_first = format!("{name}={made_up}; __Host-session={token}");
        list(&app, HTTPS_API, &[&planted_first])
            .await
            .assert_status(200);
    }
}

#[actix_web::test]
async fn cookie_value_is_compared_without_decoding() {
    let (app, token) = over_https().await;
    let first = token.as_bytes()[0];
    let encoded = format!("%{first:02X}{}", &token[1..]);
    for value in [encoded, format!("\"{token}\""), format!("{token}=")] {
        let response = list(&app, HTTPS_API, &[&format!("__Host-session={value}")]).await;
        response.assert_problem(401, "not-signed-in");
    }
}

#[actix_web::test]
async fn two_session_cookies_are_a_problem_of_their_own() {
    let (app, ada) = TestApp::signed_in().await;
    let own = ada.cookie();
    let other = format!("session={}", "A".repeat(43));
    let one_line = format!("{other}; {own}");
    let among_others = format!("theme=dark;{own};session=;lab=1");
    let same_twice = format!("{own}; {own}");
    for lines in [
        vec![one_line.as_str()],
        vec![&among_others],
        vec![&same_twice],
        vec![own, &other],
    ] {
        let response = list(&app, API, &lines).await;
        let problem = response.assert_problem(401, "ambiguous-session");
        let detail = problem["detail"].as_str().unwrap();
        for words in ["session", "mixmax.localhost", "DELETE /api/session"] {
            assert!(detail.contains(words), "{detail}");
        }
    }
}

#[actix_web::test]
async fn every_operation_rejects_two_session_cookies_and_changes_nothing() {
    let (app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let two = format!("{}; {}", "A".repeat(43), ada.cookie());
    let ambiguous = ada.with_cookie("session", &two);
    let name = json!({ "name": "Changed" });
    let password = json!({ "current": PASSWORD, "new": "another long password" });
    for request in [
        ambiguous.get("/api/session"),
        ambiguous.post_session(ADA, PASSWORD),
        ambiguous.post_session(ADA, "wrong"),
        ambiguous.get("/api/sessions"),
        ambiguous.delete("/api/sessions"),
        ambiguous.put("/api/password", &password),
        ambiguous.get("/api/contactgroups"),
        ambiguous.get("/api/contactgroups?limit=0"),
        ambiguous.post("/api/contactgroups", &name),
        ambiguous.get(&group),
        ambiguous.patch(&group, &name),
        ambiguous.delete(&group),
    ] {
        let response = request.await;
        response.assert_problem(401, "ambiguous-session");
        assert_cors(&response, APP);
    }
    assert_eq!(ada.names_at("/api/contactgroups").await, ["Family"]);
    let sessions = "select count(*) from sessions";
    assert_eq!(app.database.number(sessions).await, 1);
    let attempts = "select count(*) from sign_in_attempts";
    assert_eq!(app.database.number(attempts).await, 0);
}

#[actix_web::test]
async fn signing_out_with_two_session_cookies_ends_both_and_clears_the_sites_cookies() {
    let (app, ada) = TestApp::signed_in().await;
    let grace = app.sign_up(GRACE).await;
    let planted = grace.cookie().strip_prefix("session=").unwrap();
    let two = format!("{planted}; {}", ada.cookie());
    let ambiguous = ada.with_cookie("session", &two);
    let response = ambiguous.delete("/api/session").await.assert_status(204);
    assert_eq!(response.header("clear-site-data"), "\"cookies\"");
    for page in [ada, grace] {
        let response = page.get("/api/contactgroups").await;
        response.assert_problem(401, "not-signed-in");
    }
}

#[actix_web::test]
async fn signing_out_with_one_cookie_leaves_the_sites_other_cookies() {
    let (_app, ada) = TestApp::signed_in().await;
    let response = ada.delete("/api/session").await.assert_status(204);
    assert_eq!(response.header("clear-site-data"), "");
}

/// Firefox keeps a partitioned cookie in spite of `Clear-Site-Data`.
#[actix_web::test]
async fn signing_out_removes_partitioned_cookies_of_the_sessions_name_too() {
    let (_app, ada) = TestApp::signed_in().await;
    let response = ada.delete("/api/session").await.assert_status(204);
    let removed = response.all("set-cookie");
    for path in ["/", "/api/", "/api/sessions/"] {
        let at = format!("; Path={path};");
        let here = removed.iter().filter(|it| it.contains(&at));
        let partitioned: Vec<_> = here.filter(|it| it.ends_with("; Partitioned")).collect();
        assert_eq!(partitioned.len(), 2, "{path}: {removed:?}");
        for attribute in [
            "; Secure",
            "; SameSite=None",
            "; Expires=Thu, 01 Jan 1970",
            "; Domain=",
        ] {
            let has = partitioned.iter().all(|it| it.contains(attribute));
            assert!(has, "{attribute} {partitioned:?}");
        }
    }
}

/// A cookie of another host comes along to the paths below its own.
#[actix_web::test]
async fn signing_out_removes_cookies_at_every_path_of_the_session() {
    let (_app, ada) = TestApp::signed_in().await;
    let openapi = ada.get("/api/openapi.json").await.assert_status(200).json();
    let mut expected = BTreeSet::new();
    for (path, operations) in openapi["paths"].as_object().unwrap() {
        let mut operations = operations.as_object().unwrap().values();
        if !operations.any(|operation| operation["responses"]["401"].is_object()) {
            continue;
        }
        let known = path.split('{').next().unwrap();
        expected.insert(known);
        for (at, _) in known.match_indices('/') {
            expected.extend([&known[..at], &known[..=at]]);
        }
    }
    expected.remove("");

    let response = ada.delete("/api/session").await.assert_status(204);
    let removed = response.all("set-cookie");
    let removed: BTreeSet<_> = removed
        .iter()
        .filter(|it| it.contains("; Domain="))
        .map(|it| it.split("; ").find_map(|it| it.strip_prefix("Path=")))
        .map(Option::unwrap)
        .collect();
    assert_eq!(removed, expected);
}
