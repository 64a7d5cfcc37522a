//! The switch on the wire of a run: it changes the one thing that decided.

use fantoccini::key::Key;
use serde_json::Value;

use support::{
    Demo,
    browser::{Browser, engine::Engine, page::Thing::Link},
};

/// What the run has come to: what happened, what it means, and whether it was as predicted.
const OUTCOME: &str = "
    const text = (selector) => document.querySelector(`#run .banner ${selector}`)?.textContent ?? '';
    return [text('.badge'), text('.meaning'), text('.agrees')];
";

async fn shows(browser: &Browser, expected: [&str; 3]) {
    browser.read(expected[0]).await;
    let shown: [String; 3] = browser.ask(OUTCOME, vec![]).await;
    assert_eq!(shown, expected);
}

async fn switch_mends_a_refused_run_and_breaks_it_again(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let open = |scenario: &str| format!("{}/lab?scenario={scenario}", demo.origins.app());
    browser.open(&open("method-not-allowed")).await;
    let blocked = ["Blocked, never sent", "Broken", "✓ as predicted"];
    shows(&browser, blocked).await;
    let name = "Answer Access-Control-Allow-Methods: DELETE";
    browser.read("Mends it.").await;
    browser.press_button(name).await;
    shows(&browser, ["Readable", "As it should be", "✓ as predicted"]).await;
    browser.see_element(".switch[aria-checked=true]").await;
    browser.press_button(name).await;
    shows(&browser, blocked).await;
}

in_each_engine!(switch_mends_a_refused_run_and_breaks_it_again);

#[tokio::test]
async fn switch_takes_away_what_allowed_a_readable_run_and_keeps_the_focus() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let address = format!("{}/lab?scenario=cors-check-passes", demo.origins.app());
    browser.open(&address).await;
    let name = "Leave out Access-Control-Allow-Origin";
    browser.read("Breaks it: the app is to read this.").await;
    browser.press_button(name).await;
    browser.read("Blocked, but the server ran it").await;
    browser
        .read("Broken now: the app can no longer read.")
        .await;
    for badge in ["Readable", "Blocked, but the server ran it"] {
        browser.press(Key::Space).await;
        browser.read(badge).await;
    }
}

#[tokio::test]
async fn letting_a_stranger_in_is_shown_as_a_hole_without_code_for_it() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let address = format!(
        "{}/lab?scenario=article-expression-look-alike",
        demo.origins.app()
    );
    browser.open(&address).await;
    browser.see_element(".switch").await;
    browser.read("Makes a hole: lets the look-alike in.").await;
    browser
        .ask::<Value>("document.querySelector('.switch').click()", vec![])
        .await;
    browser.read("A hole").await;
    browser
        .read("Worse: the look-alike reads what it must not.")
        .await;
    let code = "return document.querySelectorAll('#run .fix-card pre').length";
    assert_eq!(browser.ask::<usize>(code, vec![]).await, 0);
}

#[tokio::test]
async fn playground_opens_with_the_case_of_the_run_and_of_the_switch() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let address = format!("{}/lab?scenario=method-not-allowed", demo.origins.app());
    browser.open(&address).await;
    browser
        .press_button("Answer Access-Control-Allow-Methods: DELETE")
        .await;
    browser.read("Readable").await;
    browser.click(Link("Change it in the playground")).await;
    browser.see_element(".predicted .badge").await;
    browser.read("Readable").await;
    assert_eq!(browser.value("Method").await, "DELETE");
}
