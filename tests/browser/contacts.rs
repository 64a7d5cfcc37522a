//! The contacts app on its own origin.

use crate::{
    demo::Demo,
    driver::{
        Browser,
        page::Thing::{Heading, Link},
    },
    scenarios::journey::fresh_name,
    system::{
        api::Api,
        origins::{EMAIL, PASSWORD},
    },
};
use fantoccini::key::Key;

#[tokio::test]
async fn signing_in_and_creating_a_group_need_no_pointer() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&demo.origins.app()).await;
    browser.see(Heading("Sign in")).await;
    browser.tab_to("Email").await;
    browser.type_text(EMAIL).await;
    browser.tab_to("Password").await;
    browser.type_text(PASSWORD).await;
    browser.press(Key::Enter).await;
    browser.see(Heading("Groups")).await;

    let name = fresh_name("A typed group");
    browser.tab_to("New group").await;
    browser.type_text(&name).await;
    browser.press(Key::Enter).await;
    browser.see(Heading(&name)).await;
    browser.see(Link(&name)).await;
    let api = Api::sign_in(demo.origins).await;
    assert_eq!(api.groups(&name).await.len(), 1);
}
