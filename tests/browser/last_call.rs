//! On a narrow screen the wire is far below. A line that stays in sight says what was sent and
//! answered, and leads there.

use fantoccini::key::Key;
use serde_json::{Value, json};

use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    scenarios::journey::sign_in,
    wait::eventually,
};

use crate::page_quality::is_accessible;

const LINE: &str = r"
    const line = document.querySelector('#last-call');
    const { left, top, right, bottom } = line.getBoundingClientRect();
    const isOnTop = [[left + 1, top + 1], [right - 1, bottom - 1]].every(([x, y]) =>
        line.contains(document.elementFromPoint(x, y)));
    return [line.innerText.replace(/\s+/g, ' '), isOnTop];
";

async fn line_says(browser: &Browser, words: &str) {
    eventually(&format!("{words:?} in a line in sight"), async || {
        let seen: Value = browser.ask(LINE, vec![]).await;
        if seen == json!([words, true]) {
            Ok(())
        } else {
            Err(seen.to_string())
        }
    })
    .await;
}

#[tokio::test]
async fn on_a_phone_the_last_call_is_in_sight_and_leads_to_the_wire_and_back() {
    const STATE: &str = "
        const { top, bottom } = document.querySelector('#wire-title').getBoundingClientRect();
        return [scrollY, top >= 0 && bottom <= innerHeight, document.activeElement.id];
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(390, 844).await;
    sign_in(&browser, demo.origins).await;
    browser.fill("New group", "Seen from a phone").await;
    browser.press_button("Create").await;
    browser.see(Heading("Seen from a phone")).await;
    let created = "Create The wire ↓ OPTIONS 200 POST 201 GET 200 GET 200";
    line_says(&browser, created).await;

    browser.press_button("‹ All groups").await;
    browser.click(Link("Analytical Society")).await;
    browser.read("50 of 70 contacts").await;
    let opened = "Analytical Society The wire ↓ GET 200";
    line_says(&browser, opened).await;
    for scheme in ["light", "dark"] {
        let feature = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser
            .devtools("Emulation.setEmulatedMedia", json!({ "features": feature }))
            .await;
        is_accessible(&browser, &format!("contacts on a phone, {scheme}")).await;
    }

    let here: Value = browser
        .ask("scrollTo(0, 300); return scrollY", vec![])
        .await;
    browser
        .ask::<()>(
            "document.querySelector('#last-call').focus({ preventScroll: true })",
            vec![],
        )
        .await;
    browser.press(Key::Enter).await;
    eventually("the wire in sight, with the focus", async || {
        let state: Value = browser.ask(STATE, vec![]).await;
        if state[1] == true && state[2] == "wire-title" {
            Ok(())
        } else {
            Err(state.to_string())
        }
    })
    .await;
    browser.client.back().await.expect("the way back");
    eventually("the place from before", async || {
        let state: Value = browser.ask(STATE, vec![]).await;
        if state[0] == here {
            Ok(())
        } else {
            Err(state.to_string())
        }
    })
    .await;
    line_says(&browser, opened).await;
}

#[tokio::test]
async fn on_a_phone_a_refused_page_says_at_once_what_was_never_sent() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(390, 844).await;
    browser.open(&demo.origins.evil()).await;
    browser.see(Heading("Not from this origin")).await;
    let scroll = "document.querySelector('#try-preflighted').scrollIntoView({ block: 'center' })";
    browser.ask::<()>(scroll, vec![]).await;
    browser.press_button("Try a preflighted PATCH").await;
    line_says(
        &browser,
        "Try a preflighted PATCH The wire ↓ OPTIONS no permission PATCH never sent GET 200",
    )
    .await;
}
