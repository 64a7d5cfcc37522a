//! From signing in to signing out, by way of everything that groups and contacts can do.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::{
    Origins, Page,
    browser::{
        Browser,
        page::Thing::{Button, Heading, Link},
    },
    names::{ADA, DEMO_PASSWORD},
    wait::eventually,
};

/// The demo account without a browser, so that what a page claims can be compared with what is
/// stored.
pub async fn demo_account(origins: Origins) -> Page {
    let anybody = origins.app_page().without_origin();
    anybody.sign_in_with(ADA, DEMO_PASSWORD).await
}

/// Signs in with the form.
pub async fn sign_in(browser: &Browser, origins: Origins) {
    browser.open(&origins.app()).await;
    browser.fill("Email", ADA).await;
    browser.fill("Password", DEMO_PASSWORD).await;
    browser.press_button("Sign in").await;
    browser.see(Heading("Groups")).await;
}

/// Makes a group with the form, which also opens it, and returns its path.
pub async fn create_group(browser: &Browser, api: &Page, name: &str) -> String {
    browser.fill("New group", name).await;
    browser.press_button("Create").await;
    browser.see(Heading(name)).await;
    browser.see(Link(name)).await;
    let groups = api.groups_with(name).await;
    assert_eq!(groups.len(), 1, "groups called {name}");
    format!(
        "/api/contactgroups/{}",
        groups[0]["id"].as_str().expect("an id")
    )
}

/// A name that nothing stored has yet.
pub fn fresh_name(what: &str) -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    format!("{what} {}", now.as_nanos())
}

/// Everything a person can do with their contacts, compared with what is stored.
pub async fn from_sign_in_to_sign_out(browser: &Browser, origins: Origins) {
    let api = demo_account(origins).await;
    sign_in(browser, origins).await;
    manage_a_group(browser, &api).await;
    show_more(browser, &api).await;
    sign_out(browser, origins).await;
}

/// Everything from making a group with a contact to deleting it, compared with what is stored.
pub async fn manage_a_group(browser: &Browser, api: &Page) {
    let name = fresh_name("Bletchley Park");
    let group = create_group(browser, api, &name).await;
    contacts(browser, api, &group).await;
    let name = rename(browser, api, &group, &name).await;
    search(browser, &name).await;
    delete(browser, api, &group, &name).await;
}

async fn contacts(browser: &Browser, api: &Page, group: &str) {
    browser.press_button("Add contact").await;
    browser.see(Heading("Add contact")).await;
    browser.fill("Name", "Joan Clarke").await;
    browser.fill("Email", "joan@example.com").await;
    browser.fill("Phone optional", "+44 1908 640404").await;
    browser
        .fill("Note optional", "Hut 8\n<b>Banburismus</b>")
        .await;
    browser.press_button("Add contact").await;
    browser.read("joan@example.com").await;
    browser.read("+44 1908 640404").await;
    browser.read("<b>Banburismus</b>").await;
    let stored = api.items_at(&format!("{group}/contacts")).await;
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0]["name"], "Joan Clarke");
    assert_eq!(stored[0]["note"], "Hut 8\n<b>Banburismus</b>");

    browser.press_button("Edit Joan Clarke").await;
    browser.see(Heading("Edit Joan Clarke")).await;
    assert_eq!(browser.value("Email").await, "joan@example.com");
    browser.fill("Name", "Joan Murray").await;
    browser.fill("Phone optional", "").await;
    browser.press_button("Save").await;
    browser.see(Heading("Joan Murray")).await;
    browser.read_no_more("+44 1908 640404").await;
    let stored = api.items_at(&format!("{group}/contacts")).await;
    assert_eq!(stored[0]["name"], "Joan Murray");
    assert_eq!(stored[0]["phone"], serde_json::Value::Null);

    browser.press_button("Delete Joan Murray").await;
    browser
        .read("“Joan Murray” (joan@example.com) will be gone")
        .await;
    browser.press_button("Delete contact").await;
    browser.read("No contacts").await;
    assert!(api.items_at(&format!("{group}/contacts")).await.is_empty());
}

async fn rename(browser: &Browser, api: &Page, group: &str, name: &str) -> String {
    let changed = format!("{name} Estate");
    browser.press_button("Rename group").await;
    assert_eq!(browser.value("Name").await, name);
    browser.fill("Name", &changed).await;
    browser.press_button("Save").await;
    browser.see(Heading(&changed)).await;
    browser.see(Link(&changed)).await;
    let stored = api.find(group).await.expect("the group is still there");
    assert_eq!(stored["name"], changed);
    changed
}

async fn search(browser: &Browser, name: &str) {
    browser.fill("Search groups", &name.to_uppercase()).await;
    browser.read("1 group found").await;
    assert_eq!(listed(browser).await, [name]);
    browser
        .fill("Search groups", "no group is called this")
        .await;
    browser.read("No groups found").await;
    browser.fill("Search groups", name).await;
    browser.see(Link(name)).await;
}

async fn delete(browser: &Browser, api: &Page, group: &str, name: &str) {
    browser.press_button("Delete group").await;
    browser
        .read(&format!("“{name}” and all contacts in it will be gone."))
        .await;
    browser.press_button("Cancel").await;
    assert!(api.find(group).await.is_some(), "it was cancelled");
    browser.press_button("Delete group").await;
    browser.see(Heading("Delete group")).await;
    browser.press_button("Delete group").await;
    browser.see(Heading("No group is open")).await;
    browser.read("No groups found").await;
    assert_eq!(api.find(group).await, None);
}

async fn show_more(browser: &Browser, api: &Page) {
    browser.fill("Search groups", "").await;
    browser.see(Button("Show more")).await;
    let all = api.groups_with("").await.len();
    browser.read(&format!("50 of {all} groups")).await;
    assert_eq!(listed(browser).await.len(), 50);
    browser.press_button("Show more").await;
    // "50 of 62 groups" has "62 groups" in it, so the words alone would not be waited for.
    let names = eventually("every group in the list", async || {
        let names = listed(browser).await;
        if names.len() == all {
            Ok(names)
        } else {
            Err(format!("{} of {all}", names.len()))
        }
    })
    .await;
    let mut once = names.clone();
    once.dedup();
    assert_eq!(names, once, "no group is shown twice");
}

async fn sign_out(browser: &Browser, origins: Origins) {
    let page_of_api = origins.api() + "/healthz";
    let cookies = browser.cookies_of(&page_of_api).await;
    assert_eq!(cookies.len(), 1, "a session cookie");
    browser.open(&origins.app()).await;
    browser.press_button("Sign out").await;
    browser.see(Heading("Sign in")).await;
    eventually("no cookie", async || {
        let cookies = browser.cookies_of(&page_of_api).await;
        if cookies.is_empty() {
            Ok(())
        } else {
            Err(format!("{cookies:?}"))
        }
    })
    .await;
    browser.open(&origins.app()).await;
    browser.see(Heading("Sign in")).await;
}

/// The names in the list of groups.
async fn listed(browser: &Browser) -> Vec<String> {
    const NAMES: &str =
        "return [...document.querySelectorAll('#groups-list a')].map((link) => link.textContent)";
    browser.ask(NAMES, vec![]).await
}
