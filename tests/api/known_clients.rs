//! Clients from which an account was signed in: guesses of others do not keep them out.

use serde_json::json;
use tokio::task::JoinSet;

use support::names::{ADA, GRACE, PASSWORD};

use crate::{
    helpers::TestApp,
    sign_in_limits::{attack, guess_until_refused},
};

#[actix_web::test]
async fn known_client_signs_in_during_guesses_from_many_addresses() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let home = app.page().at_address([127, 0, 3, 1]);
    home.sign_in(ADA)
        .await
        .delete("/api/session")
        .await
        .assert_status(204);
    for _ in 0..3 {
        attack(&app, ADA).await.assert_status(429);
        home.post_session(ADA, "mistyped").await.assert_status(401);
        home.sign_in(ADA).await;
        app.database.let_seconds_pass(15 * 60).await;
    }
}

#[actix_web::test]
async fn known_client_is_limited_too() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    app.page().sign_in(ADA).await;
    guess_until_refused(&app.page(), ADA)
        .await
        .assert_status(429);
}

#[actix_web::test]
async fn client_is_known_only_to_accounts_it_signed_in_to() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    app.add_account(GRACE).await;
    let page = app.page().at_address([127, 0, 2, 1]);
    page.sign_in(GRACE).await;
    attack(&app, ADA).await.assert_status(429);
}

#[actix_web::test]
async fn other_clients_are_forgotten_when_the_password_changes() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let other = app.page().at_address([127, 0, 2, 1]);
    other.sign_in(ADA).await;
    let home = app.page().at_address([127, 0, 3, 1]).sign_in(ADA).await;
    let change = json!({ "current": PASSWORD, "new": PASSWORD });
    home.put("/api/password", &change).await.assert_status(204);
    attack(&app, ADA).await.assert_status(429);
    home.post_session(ADA, PASSWORD).await.assert_status(200);
}

/// Whose old password was verified in the very moment of the change gets 401, and is a stranger.
#[actix_web::test]
async fn client_whose_password_was_changed_meanwhile_does_not_become_known() {
    const KNOWN_WITHOUT_SESSION: &str = "select count(*) from known_clients
        where not exists (select 1 from sessions where sessions.client = known_clients.client)";
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    let change = json!({ "current": PASSWORD, "new": PASSWORD });
    for round in 10..30 {
        let home = app.page().at_address([127, 0, 3, 1]).sign_in(ADA).await;
        let mut sign_ins = JoinSet::new();
        for client in 1..=6 {
            let page = app.page().at_address([127, 0, round, client]);
            sign_ins.spawn(async move { page.post_session(ADA, PASSWORD).await.status });
        }
        home.put("/api/password", &change).await.assert_status(204);
        let statuses = sign_ins.join_all().await;
        assert_eq!(app.database.number(KNOWN_WITHOUT_SESSION).await, 0);
        if statuses.contains(&401) {
            return;
        }
    }
    panic!("no password was changed while it was verified");
}

#[actix_web::test]
async fn known_client_is_forgotten_after_thirty_days() {
    let app = TestApp::start().await;
    app.add_account(ADA).await;
    app.add_account(GRACE).await;
    let page = app.page().at_address([127, 0, 2, 1]);
    page.sign_in(ADA).await;
    app.database
        .execute("update known_clients set signed_in_at = signed_in_at - 2592000000")
        .await;
    attack(&app, ADA).await.assert_status(429);
    app.page().sign_in(GRACE).await;
    let known = "select count(*) from known_clients";
    assert_eq!(app.database.number(known).await, 1);
}
