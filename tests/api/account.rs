//! What an account's owner does with it: its password, and its sessions.

use serde_json::{Value, json};

use support::{
    Page, RawRequest, Response, assert_cors,
    names::{ADA, API, APP, GRACE, PASSWORD},
    wait::eventually,
};

use crate::helpers::TestApp;

const NEW_PASSWORD: &str = "another long password";
const SESSIONS: &str = "select count(*) from sessions";

async fn change_password(page: &Page, current: &str, new: &str) -> Response {
    let change = json!({ "current": current, "new": new });
    page.put("/api/password", &change).await
}

async fn sessions_of(page: &Page) -> Vec<Value> {
    page.items_at("/api/sessions").await
}

async fn is_signed_in(page: &Page) -> bool {
    page.get("/api/contactgroups").await.status == 200
}

#[actix_web::test]
async fn only_the_new_password_signs_in_after_a_change() {
    let (app, ada) = TestApp::signed_in().await;
    let response = change_password(&ada, PASSWORD, NEW_PASSWORD).await;
    assert_cors(&response, APP);
    assert_eq!(response.header("cache-control"), "no-store");
    response.assert_status(204);
    app.page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_problem(401, "wrong-credentials");
    app.page().sign_in_with(ADA, NEW_PASSWORD).await;
}

#[actix_web::test]
async fn changing_the_password_ends_all_other_sessions_and_renews_this_one() {
    let (app, ada) = TestApp::signed_in().await;
    let elsewhere = app.page().sign_in(ADA).await;
    let grace = app.sign_up(GRACE).await;
    let response = change_password(&ada, PASSWORD, NEW_PASSWORD).await;
    let (name, token, mut attributes) = response.assert_status(204).cookie();
    attributes.sort_unstable();
    assert_eq!(
        attributes,
        ["httponly", "max-age=604800", "path=/", "samesite=lax"]
    );
    assert!(is_signed_in(&ada.with_cookie(&name, &token)).await);
    assert!(!is_signed_in(&ada).await);
    assert!(!is_signed_in(&elsewhere).await);
    assert!(is_signed_in(&grace).await);
}

#[actix_web::test]
async fn wrong_current_password_leaves_the_password_unchanged() {
    let (app, ada) = TestApp::signed_in().await;
    let elsewhere = app.page().sign_in(ADA).await;
    let response = change_password(&ada, "wrong", NEW_PASSWORD).await;
    response.assert_invalid_fields(&["current"]);
    assert!(is_signed_in(&ada).await);
    assert!(is_signed_in(&elsewhere).await);
    app.page().sign_in(ADA).await;
}

#[actix_web::test]
async fn new_password_must_have_15_to_512_characters_without_nul() {
    let (_app, ada) = TestApp::signed_in().await;
    for new in ["", &"a".repeat(14), &"a".repeat(513), "nul in a\0password"] {
        let response = change_password(&ada, PASSWORD, new).await;
        response.assert_invalid_fields(&["new"]);
    }
    for body in [json!({}), json!({ "current": PASSWORD })] {
        let response = ada.put("/api/password", &body).await;
        response.assert_invalid_fields(&["new"]);
    }
    let words = "é".repeat(512);
    change_password(&ada, PASSWORD, &words)
        .await
        .assert_status(204);
}

#[actix_web::test]
async fn wrong_current_passwords_count_as_failed_sign_ins() {
    let (app, ada) = TestApp::signed_in().await;
    for _ in 0..5 {
        let response = change_password(&ada, "guess", NEW_PASSWORD).await;
        response.assert_invalid_fields(&["current"]);
    }
    let refused = change_password(&ada, PASSWORD, NEW_PASSWORD).await;
    refused.assert_problem(429, "too-many-attempts");
    assert_ne!(refused.header("retry-after"), "");
    app.page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_problem(429, "too-many-attempts");
    assert!(is_signed_in(&ada).await);
}

#[actix_web::test]
async fn session_list_shows_client_start_last_use_and_the_current_session() {
    let (app, here) = TestApp::signed_in().await;
    let there = app.page().at_address([127, 0, 0, 9]).sign_in(ADA).await;
    app.sign_up(GRACE).await;
    let response = there.get("/api/sessions").await.assert_status(200);
    assert_eq!(response.header("cache-control"), "no-store");
    let sessions = sessions_of(&there).await;
    assert_eq!(sessions.len(), 2);
    let current: Vec<_> = sessions.iter().filter(|s| s["current"] == true).collect();
    assert_eq!(current.len(), 1);
    assert_eq!(current[0]["client"], "127.0.0.9");
    for session in &sessions {
        let mut members: Vec<_> = session.as_object().unwrap().keys().collect();
        members.sort_unstable();
        assert_eq!(
            members,
            ["client", "createdAt", "current", "id", "lastUsedAt"]
        );
        assert!(session["createdAt"].as_str().unwrap() <= session["lastUsedAt"].as_str().unwrap());
    }
    let tokens = [here.cookie(), there.cookie()].map(|cookie| &cookie["session=".len()..]);
    let hash = app.database.text("select token_hash from sessions").await;
    for secret in [tokens[0], tokens[1], &hash] {
        assert!(!response.text().contains(secret));
    }
}

#[actix_web::test]
async fn only_the_owner_can_end_a_session() {
    let (app, here) = TestApp::signed_in().await;
    let there = app.page().sign_in(ADA).await;
    let grace = app.sign_up(GRACE).await;
    let sessions = sessions_of(&here).await;
    let other = sessions.iter().find(|s| s["current"] == false).unwrap();
    let path = format!("/api/sessions/{}", other["id"].as_str().unwrap());
    grace.delete(&path).await.assert_problem(404, "not-found");
    let nobody = here.without_cookie();
    nobody
        .delete(&path)
        .await
        .assert_problem(401, "not-signed-in");
    assert!(is_signed_in(&there).await);

    let response = here.delete(&path).await.assert_status(204);
    assert_cors(&response, APP);
    assert!(!is_signed_in(&there).await);
    assert!(is_signed_in(&here).await);
    here.delete(&path).await.assert_problem(404, "not-found");
    let no_id = here.delete("/api/sessions/not-an-id").await;
    no_id.assert_problem(404, "not-found");
}

#[actix_web::test]
async fn one_request_ends_all_other_sessions() {
    let (app, here) = TestApp::signed_in().await;
    let there = app.page().sign_in(ADA).await;
    let grace = app.sign_up(GRACE).await;
    here.delete("/api/sessions").await.assert_status(204);
    assert!(is_signed_in(&here).await);
    assert!(!is_signed_in(&there).await);
    assert!(is_signed_in(&grace).await);
    assert_eq!(sessions_of(&here).await.len(), 1);
    here.delete("/api/sessions").await.assert_status(204);
}

#[actix_web::test]
async fn the_51st_session_of_an_account_ends_the_oldest() {
    let (app, first) = TestApp::signed_in().await;
    let grace = app.sign_up(GRACE).await;
    let second = app.page().sign_in(ADA).await;
    for _ in 2..50 {
        app.page().sign_in(ADA).await;
    }
    assert!(is_signed_in(&first).await);
    app.page().sign_in(ADA).await;
    assert!(!is_signed_in(&first).await);
    assert!(is_signed_in(&second).await);
    assert!(is_signed_in(&grace).await);
    assert_eq!(sessions_of(&second).await.len(), 50);
    assert_eq!(app.database.number(SESSIONS).await, 51);
}

#[actix_web::test]
async fn session_lasts_where_50_others_are_from_before_the_clock_was_set_back() {
    let (app, ada) = TestApp::signed_in().await;
    for _ in 1..50 {
        app.page().sign_in(ADA).await;
    }
    app.database
        .execute("update sessions set created_at = created_at + 21600000")
        .await;
    let later = app.page().sign_in(ADA).await;
    assert!(is_signed_in(&later).await);
    assert!(!is_signed_in(&ada).await);
    assert_eq!(app.database.number(SESSIONS).await, 50);
}

#[actix_web::test]
async fn last_use_from_before_the_clock_was_set_back_is_replaced() {
    let (app, ada) = TestApp::signed_in().await;
    let used = "select last_used_at from sessions";
    let started = app.database.number(used).await;
    app.database
        .execute("update sessions set last_used_at = last_used_at + 21600000")
        .await;
    eventually("the use is noted", async || {
        ada.get("/api/session").await.assert_status(200);
        match app.database.number(used).await {
            noted if noted < started + 21_600_000 => Ok(()),
            noted => Err(noted.to_string()),
        }
    })
    .await;
}

#[actix_web::test]
async fn expired_session_is_not_listed() {
    let (app, ada) = TestApp::signed_in().await;
    app.page().sign_in(ADA).await;
    app.database
        .execute(
            "update sessions set expires_at = 1 where created_at =
                 (select max(created_at) from sessions)",
        )
        .await;
    assert_eq!(sessions_of(&ada).await.len(), 1);
}

#[actix_web::test]
async fn last_use_of_a_session_is_stored_once_a_minute() {
    let (app, ada) = TestApp::signed_in().await;
    let group = ada.add_group("Family").await;
    let used = "select last_used_at from sessions";
    for path in [
        "/api/session",
        "/api/contactgroups",
        "/api/contactgroups?q=fam",
        &group,
        &format!("{group}/contacts"),
    ] {
        let started = app.database.number(used).await;
        ada.get(path).await.assert_status(200);
        assert_eq!(app.database.number(used).await, started, "{path}");
        app.database
            .execute("update sessions set last_used_at = last_used_at - 61000")
            .await;
        eventually(&format!("the use by {path} is noted"), async || {
            ada.get(path).await.assert_status(200);
            let noted = app.database.number(used).await;
            if noted >= started {
                Ok(())
            } else {
                Err(format!("{noted} < {started}"))
            }
        })
        .await;
    }
}

#[actix_web::test]
async fn account_endpoints_reject_requests_without_a_session() {
    let (app, ada) = TestApp::signed_in().await;
    let nobody = ada.without_cookie();
    for request in [
        nobody.get("/api/sessions"),
        nobody.delete("/api/sessions"),
        nobody.put("/api/password", &json!({})),
        nobody.put(
            "/api/password",
            &json!({ "current": PASSWORD, "new": NEW_PASSWORD }),
        ),
    ] {
        request.await.assert_problem(401, "not-signed-in");
    }
    assert_eq!(app.database.number(SESSIONS).await, 1);
    app.page().sign_in(ADA).await;
}

#[actix_web::test]
async fn account_endpoints_reject_refused_origins() {
    let (app, ada) = TestApp::signed_in().await;
    app.page().sign_in(ADA).await;
    let attempt = |method: &str, path: &str| -> RawRequest {
        app.raw(method, path)
            .header("Host", API)
            .header("Cookie", ada.cookie())
            .header("Origin", "http://mixmax.localhost:8080")
    };
    let body = json!({ "current": PASSWORD, "new": NEW_PASSWORD }).to_string();
    let change = attempt("PUT", "/api/password")
        .header("Content-Type", "application/json")
        .header("Content-Length", body.len().to_string());
    change
        .send(&body)
        .await
        .assert_problem(403, "origin-not-allowed");
    let end = attempt("DELETE", "/api/sessions").send(b"").await;
    end.assert_problem(403, "origin-not-allowed");
    assert_eq!(app.database.number(SESSIONS).await, 2);
    app.page().sign_in(ADA).await;
}
