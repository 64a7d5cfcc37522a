//! Guessing passwords soon ends; the owner is not locked out by who guesses elsewhere.

use std::time::Instant;

use actix_web::rt;

use support::{
    Page, Response, assert_cors,
    names::{ADA, APP, GRACE, PASSWORD},
};

use crate::helpers::TestApp;

/// Five wrong passwords are all that one client gets for one account.
pub(crate) async fn guess_until_refused(page: &Page, email: &str) -> Response {
    for _ in 0..5 {
        page.post_session(email, "guess")
            .await
            .assert_problem(401, "wrong-credentials");
    }
    page.post_session(email, "guess").await
}

fn retry_after(response: &Response) -> i64 {
    response.header("retry-after").parse().unwrap()
}

#[actix_web::test]
async fn right_password_gets_429_after_five_failures() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let refused = guess_until_refused(&app.page(), ADA).await;
    refused.assert_problem(429, "too-many-attempts");
    assert_cors(&refused, APP);
    let wait = retry_after(&refused);
    assert!((1..=15 * 60).contains(&wait), "{wait}");
    app.page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_problem(429, "too-many-attempts");
    let other_spelling = app.page().post_session("ADA@example.com", PASSWORD).await;
    other_spelling.assert_problem(429, "too-many-attempts");
}

#[actix_web::test]
async fn failures_from_one_address_do_not_block_another_address() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    guess_until_refused(&app.page(), ADA)
        .await
        .assert_status(429);
    let owner = app.page().at_address([127, 0, 0, 2]);
    owner
        .sign_in(ADA)
        .await
        .get("/api/contactgroups")
        .await
        .assert_status(200);
    app.page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_status(429);
}

#[actix_web::test]
async fn failures_for_one_account_do_not_block_another_account() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    app.add_account(GRACE).await;
    guess_until_refused(&app.page(), ADA)
        .await
        .assert_status(429);
    app.page().sign_in(GRACE).await;
}

#[actix_web::test]
async fn unknown_account_is_limited_like_a_known_one() {
    let app = TestApp::start().await;
    let refused = guess_until_refused(&app.page(), "nobody@example.com").await;
    refused.assert_problem(429, "too-many-attempts");
}

#[actix_web::test]
async fn sign_in_succeeds_after_retry_after() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let started = Instant::now();
    for _ in 0..5 {
        app.page()
            .post_session(ADA, "guess")
            .await
            .assert_status(401);
        app.database.let_seconds_pass(100).await;
    }
    // Who goes on guessing does not make it worse.
    for _ in 0..3 {
        app.page()
            .post_session(ADA, "guess")
            .await
            .assert_status(429);
    }
    let refused = app
        .page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_status(429);
    let wait = retry_after(&refused);
    let passed = i64::try_from(started.elapsed().as_secs()).unwrap();
    assert!((399 - passed..=401).contains(&wait), "{wait}");
    app.database.let_seconds_pass(wait).await;
    app.page().sign_in(ADA).await;
}

#[actix_web::test]
async fn limit_still_holds_before_retry_after() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let refused = guess_until_refused(&app.page(), ADA)
        .await
        .assert_status(429);
    app.database
        .let_seconds_pass(retry_after(&refused) - 30)
        .await;
    app.page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_status(429);
}

#[actix_web::test]
async fn attempts_from_before_the_clock_was_set_back_do_not_count() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    app.add_account(GRACE).await;
    let six_hours = 6 * 60 * 60;
    guess_until_refused(&app.page(), ADA)
        .await
        .assert_status(429);
    app.database.let_seconds_pass(-six_hours).await;
    app.page()
        .post_session(ADA, "guess")
        .await
        .assert_status(401);
    app.page().sign_in(ADA).await;
    guess_until_refused(&app.page(), ADA)
        .await
        .assert_status(429);
    app.database.let_seconds_pass(-six_hours).await;
    app.page().sign_in(GRACE).await;
    // Their time has come.
    app.database.let_seconds_pass(six_hours).await;
    app.page().sign_in(ADA).await;
}

#[actix_web::test]
async fn clock_that_is_set_back_a_little_makes_no_room_for_guesses() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    guess_until_refused(&app.page(), ADA)
        .await
        .assert_status(429);
    app.database.let_seconds_pass(-10 * 60).await;
    let refused = app
        .page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_status(429);
    let wait = retry_after(&refused);
    assert!((1..=25 * 60 + 1).contains(&wait), "{wait}");
    app.database.let_seconds_pass(wait).await;
    app.page().sign_in(ADA).await;
}

#[actix_web::test]
async fn failures_from_another_address_do_not_shorten_retry_after() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let elsewhere = app.page().at_address([127, 0, 0, 3]);
    elsewhere
        .post_session(ADA, "guess")
        .await
        .assert_status(401);
    app.database.let_seconds_pass(600).await;
    let refused = guess_until_refused(&app.page(), ADA)
        .await
        .assert_status(429);
    let wait = retry_after(&refused);
    assert!(wait > 14 * 60, "{wait}");
    app.database.let_seconds_pass(wait).await;
    app.page().sign_in(ADA).await;
}

#[actix_web::test]
async fn success_resets_the_failures() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    for _ in 0..3 {
        for _ in 0..4 {
            app.page()
                .post_session(ADA, "guess")
                .await
                .assert_status(401);
        }
        app.page().sign_in(ADA).await;
    }
}

#[actix_web::test]
async fn blocked_attempt_waits_for_no_write() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    guess_until_refused(&app.page(), ADA)
        .await
        .assert_status(429);
    let _lock = app.database.lock_attempts().await;
    app.page()
        .post_session(ADA, "guess")
        .await
        .assert_problem(429, "too-many-attempts");
}

#[actix_web::test]
async fn concurrent_guesses_do_not_exceed_the_limit() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let guesses: Vec<_> = (0..12)
        .map(|_| {
            let page = app.page();
            rt::spawn(async move { page.post_session(ADA, "guess").await.status })
        })
        .collect();
    let mut statuses = Vec::new();
    for guess in guesses {
        statuses.push(guess.await.unwrap());
    }
    let looked_at = statuses.iter().filter(|status| **status == 401).count();
    assert!(looked_at <= 5, "{statuses:?}");
    assert!(
        statuses.iter().all(|status| matches!(status, 401 | 429)),
        "{statuses:?}"
    );
}

#[actix_web::test]
async fn one_address_is_limited_across_accounts() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    for number in 0..50 {
        let email = format!("nobody-{number}@example.com");
        app.page()
            .post_session(&email, "guess")
            .await
            .assert_status(401);
    }
    app.page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_problem(429, "too-many-attempts");
    app.page().at_address([127, 0, 0, 4]).sign_in(ADA).await;
}

/// So many addresses that the account's own limit is reached: 20 within a minute.
pub(crate) async fn attack(app: &TestApp, email: &str) -> Response {
    for machine in 0..20 {
        let page = app.page().at_address([127, 0, 1, machine]);
        page.post_session(email, "guess").await.assert_status(401);
    }
    let one_more = app.page().at_address([127, 0, 2, 1]);
    one_more.post_session(email, PASSWORD).await
}

#[actix_web::test]
async fn guesses_from_many_addresses_block_an_account_for_a_minute_at_most() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let refused = attack(&app, ADA).await;
    refused.assert_problem(429, "too-many-attempts");
    let wait = retry_after(&refused);
    assert!((1..=60).contains(&wait), "{wait}");
    app.database.let_seconds_pass(wait).await;
    let elsewhere = app.page().at_address([127, 0, 2, 1]);
    elsewhere.sign_in(ADA).await;
}

#[actix_web::test]
async fn replicas_share_the_limits() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let replica = app.replica();
    for page in [app.page(), replica.page(), app.page(), replica.page()] {
        page.post_session(ADA, "guess").await.assert_status(401);
    }
    replica
        .page()
        .post_session(ADA, "guess")
        .await
        .assert_status(401);
    app.page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_status(429);
    replica
        .page()
        .post_session(ADA, PASSWORD)
        .await
        .assert_status(429);
    let elsewhere = app.page().at_address([127, 0, 0, 2]).sign_in(ADA).await;
    let there = elsewhere.moved_to(replica.address());
    there.get("/api/contactgroups").await.assert_status(200);
    there.delete("/api/session").await.assert_status(204);
    elsewhere.get("/api/contactgroups").await.assert_status(401);
}
