//! The contacts app on its own origin.

use fantoccini::key::Key;
use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    names::{ADA, DEMO_PASSWORD},
    scenarios::journey::{demo_account, fresh_name},
};

#[tokio::test]
async fn keyboard_is_enough_to_sign_in_and_create_a_group() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&demo.origins.app()).await;
    browser.see(Heading("Sign in")).await;
    browser.tab_to("Email").await;
    browser.type_text(ADA).await;
    browser.tab_to("Password").await;
    browser.type_text(DEMO_PASSWORD).await;
    browser.press(Key::Enter).await;
    browser.see(Heading("Groups")).await;

    let name = fresh_name("A typed group");
    browser.tab_to("New group").await;
    browser.type_text(&name).await;
    browser.press(Key::Enter).await;
    browser.see(Heading(&name)).await;
    browser.see(Link(&name)).await;
    let api = demo_account(demo.origins).await;
    assert_eq!(api.groups_with(&name).await.len(), 1);
}
