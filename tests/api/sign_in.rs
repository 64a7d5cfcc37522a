//! Signing in: what it answers, the cookie it sets, and what a failure gives away.

use std::time::{Duration, Instant};

use contacts_service::{account_commands, args::AccountArgs};
use serde_json::json;

use support::{
    Page, Response, assert_cors,
    names::{ADA, APP, GRACE, PASSWORD},
};

use crate::helpers::{TestApp, database_args};

#[actix_web::test]
async fn signing_in_returns_the_account_and_sets_a_host_only_cookie() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let response = app
        .page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_status(200);
    assert_cors(&response, APP);
    assert_eq!(response.header("cache-control"), "no-store");
    let account = &response.json()["account"];
    assert_eq!(account["email"], ADA);
    assert_eq!(account["id"].as_str().unwrap().len(), 36);
    assert_eq!(account.as_object().unwrap().len(), 2);

    let (name, token, mut attributes) = response.cookie();
    attributes.sort_unstable();
    assert_eq!(name, "session");
    assert_eq!(token.len(), 43);
    assert_eq!(
        attributes,
        ["httponly", "max-age=604800", "path=/", "samesite=lax"]
    );
}

#[actix_web::test]
async fn over_https_the_cookie_is_secure_with_the_host_prefix() {
    let app = TestApp::start_with(|args| {
        args.public_origin = "https://contacts.example.com".to_owned();
        args.allowed_origins = "https://*.example.com".to_owned();
    })
    .await;
    app.add_account(ADA).await;
    let page = app
        .page()
        .on("https://app.example.com")
        .at_host("contacts.example.com");
    let response = page.post_session(ADA, PASSWORD).await.assert_status(200);
    let (name, token, mut attributes) = response.cookie();
    attributes.sort_unstable();
    assert_eq!(name, "__Host-session");
    assert_eq!(
        attributes,
        [
            "httponly",
            "max-age=604800",
            "path=/",
            "samesite=lax",
            "secure"
        ]
    );
    page.with_cookie("__Host-session", &token)
        .get("/api/contactgroups")
        .await
        .assert_status(200);
    let unprefixed = page
        .with_cookie("session", &token)
        .get("/api/contactgroups")
        .await;
    unprefixed.assert_problem(401, "not-signed-in");
}

#[actix_web::test]
async fn email_ignores_case_and_password_does_not() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let page = app.page();
    let response = page
        .post_session(" ADA@Example.COM ", PASSWORD)
        .await
        .assert_status(200);
    assert_eq!(response.json()["account"]["email"], ADA);
    for password in [
        PASSWORD.to_uppercase(),
        format!("{PASSWORD} "),
        format!(" {PASSWORD}"),
    ] {
        page.post_session(ADA, &password)
            .await
            .assert_problem(401, "wrong-credentials");
    }
}

#[actix_web::test]
async fn unknown_account_and_wrong_password_get_the_same_response() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let wrong = app.page().post_session(ADA, "wrong password").await;
    let unknown = app.page().post_session(GRACE, PASSWORD).await;
    wrong.assert_problem(401, "wrong-credentials");
    assert_eq!(wrong.body, unknown.body);
    let described = |response: &Response| {
        let mut lines = response.lines.clone();
        lines.retain(|line| !line.starts_with("date:") && !line.starts_with("x-request-id:"));
        // The order within this list is random.
        lines.retain(|line| !line.starts_with("access-control-expose-headers:"));
        lines.sort();
        format!("{} {lines:?}", response.status)
    };
    assert_eq!(described(&wrong), described(&unknown));
    assert_eq!(wrong.header("set-cookie"), "");
    assert_eq!(
        app.database.number("select count(*) from sessions").await,
        0
    );
}

/// With real parameters a verification takes tens of milliseconds; leaving it out for unknown
/// accounts would make them more than ten times as fast. Whatever else the machine does meets both
/// of a pair alike, so pairs are compared, and their median; on a busy machine it takes more of them.
#[actix_web::test]
async fn unknown_account_takes_as_long_as_a_wrong_password() {
    const LEAST_PAIRS: usize = 21;
    const MOST_PAIRS: usize = 210;
    let app = TestApp::start().await;
    let account = AccountArgs {
        email: ADA.to_owned(),
        database: database_args(&app.database),
    };
    let password = PASSWORD.to_owned();
    account_commands::add(&account, password).await.unwrap();
    let mut ratios = Vec::new();
    for pair in 0..MOST_PAIRS {
        // From ever new addresses, and waiting when the account's limit is near.
        let page = app.page().at_address([127, 0, 1, pair as u8]);
        let nobody = format!("nobody-{pair}@example.com");
        let (known, unknown) = if pair % 2 == 0 {
            let known = time(&page, ADA).await;
            (known, time(&page, &nobody).await)
        } else {
            let unknown = time(&page, &nobody).await;
            (time(&page, ADA).await, unknown)
        };
        app.database.let_seconds_pass(60).await;
        ratios.push(known.as_secs_f64() / unknown.as_secs_f64());
        ratios.sort_unstable_by(f64::total_cmp);
        if ratios.len() >= LEAST_PAIRS && (0.75..1.33).contains(&median(&ratios)) {
            return;
        }
    }
    let median = median(&ratios);
    panic!("a wrong password takes {median:.2} times as long as an unknown account");
}

fn median(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

async fn time(page: &Page, email: &str) -> Duration {
    let started = Instant::now();
    page.post_session(email, "wrong password")
        .await
        .assert_status(401);
    started.elapsed()
}

#[actix_web::test]
async fn invalid_fields_of_credentials_are_named() {
    let app = TestApp::start().await;
    let page = app.page();
    page.post("/api/session", &json!({}))
        .await
        .assert_invalid_fields(&["email", "password"]);
    page.post_session("", PASSWORD)
        .await
        .assert_invalid_fields(&["email"]);
    page.post_session("not an address", "")
        .await
        .assert_invalid_fields(&["email", "password"]);
    page.post_session(ADA, &"a".repeat(513))
        .await
        .assert_invalid_fields(&["password"]);
    page.post_session(ADA, &"a".repeat(512))
        .await
        .assert_status(401);
    page.post_session("nul\0@example.com", PASSWORD)
        .await
        .assert_invalid_fields(&["email"]);
    page.post_session(ADA, "nul\0").await.assert_status(401);
    let remember = json!({ "email": ADA, "password": PASSWORD, "remember": true });
    page.post("/api/session", &remember)
        .await
        .assert_invalid_fields(&["remember"]);
}
