//! Every failure in words, next to what failed, and nothing typed is lost.

use serde_json::json;
use sqlx::{Connection, Executor, SqliteConnection};

use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Button, Field, Heading},
    },
    names::{ADA, DEMO_PASSWORD},
    scenarios::journey::{create_group, demo_account, fresh_name, sign_in},
    wait::eventually,
};

#[tokio::test]
async fn page_shows_a_wrong_password_and_the_wait_after_too_many() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let session = demo.origins.api() + "/api/session";
    browser.open(&demo.origins.app()).await;
    browser.fill("Email", ADA).await;
    browser.fill("Password", "difference-engine").await;
    for _ in 0..5 {
        browser.press_button("Sign in").await;
        assert_eq!(browser.cors_error("POST", &session).await, None);
        browser.see_problem("wrong-credentials").await;
        assert_eq!(browser.value("Password").await, "difference-engine");
    }
    browser.press_button("Sign in").await;
    browser.see_problem("too-many-attempts").await;
    let first = countdown(&browser).await;
    // All attempts may have fallen into one second.
    let is_right = ["14 min", "15 min"].iter().any(|time| first.contains(time));
    assert!(is_right, "{first}");
    eventually("the countdown goes on", async || {
        match countdown(&browser).await {
            later if later == first => Err(later),
            _ => Ok(()),
        }
    })
    .await;
    let button = browser.see(Button("Sign in")).await;
    let disabled = button.attr("aria-disabled").await.expect("a state");
    assert_eq!(
        disabled.as_deref(),
        Some("true"),
        "no attempt while waiting"
    );
}

#[tokio::test]
async fn taken_name_and_invalid_email_are_shown_beside_their_fields() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    sign_in(&browser, demo.origins).await;
    let name = fresh_name("A name of its own");
    let group = create_group(&browser, &api, &name).await;

    browser.fill("New group", &name).await;
    browser.press_button("Create").await;
    let words = complaint(&browser, "New group").await;
    assert!(words.contains("exists"), "{words}");
    assert_eq!(browser.value("New group").await, name);
    assert_eq!(api.groups_with(&name).await.len(), 1);

    browser.press_button("Add contact").await;
    browser.fill("Name", "Alan").await;
    browser.fill("Email", "alan at bletchley").await;
    browser.press_button("Add contact").await;
    let words = complaint(&browser, "Email").await;
    assert!(words.contains("address"), "{words}");
    assert_eq!(browser.value("Email").await, "alan at bletchley");
    assert!(api.items_at(&format!("{group}/contacts")).await.is_empty());

    browser.fill("Email", "alan@example.com").await;
    browser.press_button("Add contact").await;
    browser.see(Heading("Alan")).await;
    assert_eq!(api.items_at(&format!("{group}/contacts")).await.len(), 1);
}

#[tokio::test]
async fn first_wrong_field_of_the_form_gets_the_focus() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    sign_in(&browser, demo.origins).await;
    create_group(&browser, &api, &fresh_name("Nobody yet")).await;
    browser.press_button("Add contact").await;
    browser.see(Heading("Add contact")).await;
    browser.press_button("Add contact").await;
    // The API names the address first.
    for field in ["Email", "Name"] {
        complaint(&browser, field).await;
    }
    assert_eq!(browser.focused().await, "Name");
}

#[tokio::test]
async fn page_shows_that_the_service_is_unreachable_and_recovers() {
    let (mut demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    let name = fresh_name("Across a crash");
    browser.fill("New group", &name).await;
    demo.crash();
    browser.press_button("Create").await;
    browser.see_problem("no-response").await;
    assert_eq!(browser.value("New group").await, name);

    demo.restart();
    browser.press_button("Try again").await;
    browser.see(Heading(&name)).await;
    let api = demo_account(demo.origins).await;
    assert_eq!(api.groups_with(&name).await.len(), 1);
}

#[tokio::test]
async fn page_shows_that_the_database_is_busy_and_recovers() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    sign_in(&browser, demo.origins).await;
    let name = fresh_name("Across a lock");
    browser.fill("New group", &name).await;

    let mut lock = SqliteConnection::connect(&demo.database_url())
        .await
        .expect("the database");
    lock.execute("begin immediate").await.expect("a lock");
    browser.press_button("Create").await;
    browser.see_problem("unavailable").await;
    // Through CORS: script can read this answer too.
    let url = demo.origins.api() + "/api/contactgroups";
    let init = json!({ "method": "POST", "body": format!("{{\"name\":\"{name}\"}}"),
        "headers": { "Content-Type": "application/json" } });
    let response = browser.fetch_readable(&url, init).await;
    assert_eq!(
        (response.status, &response.json()["type"]),
        (503, &json!("urn:two-origins:problem:unavailable"))
    );

    lock.execute("rollback")
        .await
        .expect("the lock is given back");
    browser.press_button("Try again").await;
    browser.see(Heading(&name)).await;
    assert_eq!(api.groups_with(&name).await.len(), 1);
}

#[tokio::test]
async fn text_is_kept_when_the_session_ends_while_typing() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    sign_in(&browser, demo.origins).await;
    let group = create_group(&browser, &api, &fresh_name("A long evening")).await;
    browser.press_button("Add contact").await;
    browser.fill("Name", "Mavis Batey").await;
    browser.fill("Email", "mavis@example.com").await;
    browser.fill("Note optional", "Something long").await;

    let cookies = browser.cookies(&demo.origins.api()).await;
    let token = cookies[0]["value"].as_str().expect("a token");
    let same_session = api.with_cookie("session", token);
    same_session.delete("/api/session").await.assert_status(204);
    browser.press_button("Add contact").await;
    browser.see(Heading("Sign in again")).await;
    browser.press_button("Not now").await;
    browser.see(Heading("Add contact")).await;
    browser.see_problem("not-signed-in").await;
    assert_eq!(browser.value("Note optional").await, "Something long");
    assert!(api.items_at(&format!("{group}/contacts")).await.is_empty());

    browser.press_button("Add contact").await;
    browser.see(Heading("Sign in again")).await;
    browser.fill("Email", ADA).await;
    browser.fill("Password", DEMO_PASSWORD).await;
    browser.press_button("Sign in").await;
    browser.see(Heading("Mavis Batey")).await;
    let stored = api.items_at(&format!("{group}/contacts")).await;
    assert_eq!(
        (stored.len(), &stored[0]["note"]),
        (1, &json!("Something long"))
    );
}

/// What is said beside a field, as a screen reader finds it.
async fn complaint(browser: &Browser, label: &str) -> String {
    eventually(&format!("words beside {label:?}"), async || {
        let field = browser.see(Field(label)).await;
        let described = field
            .attr("aria-describedby")
            .await
            .map_err(|error| error.to_string())?;
        let id = described.ok_or("none")?;
        let invalid = field
            .attr("aria-invalid")
            .await
            .map_err(|error| error.to_string())?;
        assert_eq!(invalid.as_deref(), Some("true"), "{label} is marked");
        Ok(browser
            .ask(
                "return document.getElementById(arguments[0]).innerText",
                vec![json!(id)],
            )
            .await)
    })
    .await
}

async fn countdown(browser: &Browser) -> String {
    browser
        .ask(
            "return document.querySelector('[role=timer]')?.innerText ?? ''",
            vec![],
        )
        .await
}
