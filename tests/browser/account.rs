//! `/account`: the password, and the sessions.

use serde_json::json;
use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    names::{ADA, DEMO_PASSWORD},
    scenarios::journey::{demo_account, sign_in},
};

const NEW_PASSWORD: &str = "difference-engine";

#[tokio::test]
async fn password_can_be_changed_on_the_page() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let elsewhere = demo_account(demo.origins).await;
    sign_in(&browser, demo.origins).await;
    browser.click(Link("Account")).await;
    browser.read(&format!("Signed in as {ADA}")).await;

    change_password(&browser, "not-the-engine", NEW_PASSWORD).await;
    browser
        .see_element("#current-password[aria-invalid=true]")
        .await;
    change_password(&browser, DEMO_PASSWORD, "too short").await;
    browser
        .see_element("#new-password[aria-invalid=true]")
        .await;
    elsewhere.get("/api/contactgroups").await.assert_status(200);

    change_password(&browser, DEMO_PASSWORD, NEW_PASSWORD).await;
    browser.see_element("#password-changed:not(:empty)").await;
    elsewhere.get("/api/contactgroups").await.assert_status(401);
    let anybody = demo.origins.app_page();
    let old = anybody.post_session(ADA, DEMO_PASSWORD).await;
    old.assert_status(401);
    anybody.sign_in_with(ADA, NEW_PASSWORD).await;
    browser.open(&demo.origins.app()).await;
    browser.see(Heading("Groups")).await;
}

async fn change_password(browser: &Browser, current: &str, new: &str) {
    browser.fill("Current password", current).await;
    let label = "New password 15 characters at least; a few words will do";
    browser.fill(label, new).await;
    browser.press_button("Change password").await;
}

#[tokio::test]
async fn sessions_are_shown_and_can_be_ended_on_the_page() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let [first, second, third] = [
        demo_account(demo.origins).await,
        demo_account(demo.origins).await,
        demo_account(demo.origins).await,
    ];
    sign_in(&browser, demo.origins).await;
    browser.open(&(demo.origins.app() + "/account")).await;
    browser.read("This session").await;
    assert_eq!(sessions(&browser).await, 4);

    let end = "document.querySelector('#sessions button').click()";
    browser.ask::<serde_json::Value>(end, vec![]).await;
    support::wait::eventually("three sessions are left", async || {
        let count = sessions(&browser).await;
        if count == 3 {
            Ok(())
        } else {
            Err(count.to_string())
        }
    })
    .await;
    let mut signed_in = 0;
    for page in [&first, &second, &third] {
        signed_in += usize::from(page.get("/api/contactgroups").await.status == 200);
    }
    assert_eq!(signed_in, 2);

    browser.press_button("End all other sessions").await;
    support::wait::eventually("one session is left", async || {
        let count = sessions(&browser).await;
        if count == 1 {
            Ok(())
        } else {
            Err(count.to_string())
        }
    })
    .await;
    for page in [&first, &second, &third] {
        page.get("/api/contactgroups").await.assert_status(401);
    }
    browser.read("This session").await;
}

async fn sessions(browser: &Browser) -> usize {
    let count = "return document.querySelectorAll('#sessions li').length";
    browser.ask(count, vec![]).await
}

#[tokio::test]
async fn account_page_without_a_session_leads_to_sign_in() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/account")).await;
    browser.see_element("#signed-out").await;
    browser.click(Link("Sign in on the Start page")).await;
    browser.see(Heading("Sign in")).await;
}

#[tokio::test]
async fn account_page_signs_out() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    browser.open(&(demo.origins.app() + "/account")).await;
    browser.read("This session").await;
    browser.press_button("Sign out").await;
    browser.read("You are not signed in.").await;
    browser.read_no_more("This session").await;
    browser.open(&(demo.origins.app() + "/account")).await;
    browser.read("You are not signed in.").await;
}

#[tokio::test]
async fn right_to_left_name_does_not_reorder_its_sentence() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let api = demo_account(demo.origins).await;
    let name = "משפחה (2)";
    let group = api.add_group(name).await;
    api.add_contact(&group, name, "family@example.com").await;
    sign_in(&browser, demo.origins).await;
    browser.fill("Search groups", "משפ").await;
    browser.read("1 group found").await;
    browser.click(Link(name)).await;
    browser.press_button("Delete group").await;
    browser
        .read(&format!("“{name}” and all contacts in it will be gone."))
        .await;
    isolates(&browser, "dialog", name).await;
    browser.press_button("Cancel").await;
    browser.press_button(&format!("Edit {name}")).await;
    browser.see(Heading(&format!("Edit {name}"))).await;
    isolates(&browser, "dialog", name).await;
}

/// Waits until this is the only text within the element whose direction does not reach what is
/// around it.
async fn isolates(browser: &Browser, selector: &str, text: &str) {
    let script = format!(
        "return [...document.querySelectorAll('{selector} bdi')].map((bdi) => bdi.textContent)"
    );
    support::wait::eventually("an isolated text", async || {
        let isolated: Vec<String> = browser.ask(&script, vec![]).await;
        if isolated == [text] {
            Ok(())
        } else {
            Err(format!("{isolated:?}"))
        }
    })
    .await;
}

/// As when somebody signs out in another tab, and goes back to this page from another one.
#[tokio::test]
async fn page_that_comes_back_after_signing_out_shows_nothing_of_the_account() {
    const LEAVE: &str = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))";
    const RESTORE: &str = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for (path, shown) in [("/", "Analytical Society"), ("/account", "This session")] {
        sign_in(&browser, demo.origins).await;
        browser.open(&(demo.origins.app() + path)).await;
        browser.read(shown).await;
        let session = demo.origins.api() + "/api/session";
        let ended = browser.fetch_readable(&session, json!({ "method": "DELETE" }));
        assert_eq!(ended.await.status, 204);
        browser.ask::<()>(LEAVE, vec![]).await;
        browser.read_no_more(shown).await;
        browser.ask::<()>(RESTORE, vec![]).await;
        browser.read_no_more(shown).await;
    }
}

#[tokio::test]
async fn signing_out_on_the_account_page_leaves_nothing_of_the_account() {
    const LEFT: &str = "return sessionStorage.getItem('two-origins-wire') + document.body.outerHTML + \
         [...document.querySelectorAll('input')].map(({ value }) => value)";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    browser.open(&(demo.origins.app() + "/")).await;
    browser.read("Analytical Society").await;
    let token = "return sessionStorage.getItem('two-origins-wire')";
    let token: String = browser.ask(token, vec![]).await;
    browser.open(&(demo.origins.app() + "/account")).await;
    browser.read("This session").await;
    browser.fill("Current password", "a password of ada").await;
    browser.press_button("Sign out").await;
    browser.read("You are not signed in.").await;
    let left: String = browser.ask(LEFT, vec![]).await;
    for of_account in [
        token.as_str(),
        "a password of ada",
        "ada@example.com",
        "127.0.0.1",
    ] {
        assert!(!left.contains(of_account), "{of_account} is still there");
    }
}
