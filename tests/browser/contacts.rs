//! The contacts app on its own origin.

use fantoccini::key::Key;
use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    names::{ADA, DEMO_PASSWORD},
    scenarios::journey::{demo_account, fresh_name, sign_in},
    wait::eventually,
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

#[tokio::test]
async fn new_group_beyond_the_first_page_stands_in_the_list_with_the_others() {
    const SHOWN: &str = "
        const names = [...document.querySelectorAll('#groups-list a')].map((link) => link.textContent);
        return [names[0], String(names.length), document.querySelector('#groups-search').value];
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    for number in 0..60 {
        api.add_group(&format!("Many {number}")).await;
    }
    sign_in(&browser, demo.origins).await;
    browser.read("Many 11").await;
    browser.fill("New group", "Zz").await;
    browser.press_button("Create").await;
    browser.see(Heading("Zz")).await;
    browser.see(Link("Zz")).await;
    let [first, listed, search]: [String; 3] = browser.ask(SHOWN, vec![]).await;
    assert_eq!(
        (first.as_str(), listed.as_str(), search.as_str()),
        ("Zz", "51", "")
    );
}

#[tokio::test]
async fn signing_in_far_down_a_narrow_screen_leads_to_the_top_of_the_contacts() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(390, 844).await;
    browser.open(&demo.origins.app()).await;
    browser.see(Heading("Sign in")).await;
    let before: f64 = browser
        .ask(
            "document.querySelector('#sign-in-view form button').scrollIntoView(); return scrollY",
            vec![],
        )
        .await;
    assert!(before > 500.0, "{before}");
    browser.press_button("Sign in").await;
    browser.see(Heading("Groups")).await;
    eventually("the top of the page", async || {
        let (y, focused): (f64, String) = browser
            .ask("return [scrollY, document.activeElement.id]", vec![])
            .await;
        if y == 0.0 && focused == "contacts-title" {
            Ok(())
        } else {
            Err(format!("{y} {focused}"))
        }
    })
    .await;
}
