//! Two tabs change the same thing: the second to save decides.

use fantoccini::wd::WindowHandle;
use serde_json::json;

use support::{
    Demo, Origins,
    browser::{Browser, page::Thing::Heading},
    scenarios::journey::{create_group, demo_account, fresh_name, sign_in},
};

#[tokio::test]
async fn conflicting_rename_offers_both_names() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    sign_in(&browser, demo.origins).await;
    let (first, second) = (fresh_name("As it was"), fresh_name("Theirs"));
    let group = create_group(&browser, &api, &first).await;

    let [mine, theirs] = two_tabs(&browser, demo.origins, &group).await;
    rename(&browser, &theirs, &mine, &second, "Mine").await;
    browser.press_button("Use theirs").await;
    browser.see(Heading(&second)).await;
    assert_eq!(api.find(&group).await.expect("the group")["name"], second);

    let (third, last) = (fresh_name("Theirs again"), fresh_name("Mine at last"));
    rename(&browser, &theirs, &mine, &third, &last).await;
    browser.press_button("Keep mine").await;
    browser.see(Heading(&last)).await;
    assert_eq!(api.find(&group).await.expect("the group")["name"], last);
}

#[tokio::test]
async fn conflicting_contact_edit_shows_both_versions() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    sign_in(&browser, demo.origins).await;
    let group = create_group(&browser, &api, &fresh_name("Shared")).await;
    let ada = json!({ "name": "Ada", "email": "ada@here.example" });
    let contact = api.create(&format!("{group}/contacts"), &ada).await;
    browser.client.refresh().await.expect("a reload");

    browser.press_button("Edit Ada").await;
    browser.fill("Phone optional", "555 0100").await;
    let theirs = json!({ "email": "ada@there.example" });
    api.patch(&contact, &theirs).await.assert_status(200);
    browser.press_button("Save").await;
    browser.see(Heading("Changed elsewhere")).await;
    for words in ["ada@there.example", "ada@here.example", "555 0100"] {
        browser.read(words).await;
    }
    browser.press_button("Keep mine").await;
    browser.read("555 0100").await;
    let stored = api.find(&contact).await.expect("the contact");
    assert_eq!(
        (&stored["email"], &stored["phone"]),
        (&json!("ada@here.example"), &json!("555 0100"))
    );
}

/// Two tabs on the same group; the second is the one in front.
async fn two_tabs(browser: &Browser, origins: Origins, group: &str) -> [WindowHandle; 2] {
    let (first, second) = (browser.tab().await, browser.new_tab().await);
    browser.switch_to(&second).await;
    let id = group.rsplit('/').next().unwrap_or_default();
    browser
        .open(&format!("{}/?group={id}", origins.app()))
        .await;
    [first, second]
}

/// Begins to rename the group in one tab, renames it in the other, then saves in the first.
async fn rename(
    browser: &Browser,
    theirs: &WindowHandle,
    mine: &WindowHandle,
    their: &str,
    my: &str,
) {
    browser.switch_to(mine).await;
    browser.press_button("Rename group").await;
    browser.fill("Name", my).await;

    browser.switch_to(theirs).await;
    browser.press_button("Rename group").await;
    browser.fill("Name", their).await;
    browser.press_button("Save").await;
    browser.see(Heading(their)).await;

    browser.switch_to(mine).await;
    browser.press_button("Save").await;
    browser.see(Heading("Changed elsewhere")).await;
    browser.read(their).await;
    browser.read(my).await;
}
