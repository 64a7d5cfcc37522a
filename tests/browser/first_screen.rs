//! What somebody sees who has never been here: the same request from two origins.

use serde_json::{Value, json};

use support::{
    Demo, DemoSettings, Origins,
    browser::{
        Browser,
        engine::Engine,
        page::Thing::{Heading, Link},
    },
    scenarios::journey::sign_in,
};

/// The outcome, the `Origin` and the `Access-Control-Allow-Origin` of both pages.
const SHOWN: &str = "
    return ['app', 'evil'].map((from) => {
        const card = document.querySelector(`#first-screen [data-from=${from}]`);
        const text = (selector) => card.querySelector(selector).textContent;
        return [card.dataset.outcome, text('.sent'), text('.allowed')];
    });
";

async fn shows_both_pages(browser: &Browser, origins: Origins) {
    browser
        .see_element("#first-screen [data-from=evil][data-outcome]")
        .await;
    let shown: Value = browser.ask(SHOWN, vec![]).await;
    let (app, evil) = (origins.app(), origins.evil());
    assert_eq!(
        shown,
        json!([["readable", app, app], ["withheld", evil, app]])
    );
}

async fn first_screen_sends_one_request_from_two_origins(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    for page in [demo.origins.app(), demo.origins.blog()] {
        browser.open(&page).await;
        browser.read("Both ran just now, in this browser.").await;
        shows_both_pages(&browser, demo.origins).await;
        browser.see(Heading("Sign in")).await;
        browser.see(Link("See CORS fail, and why")).await;
    }
}

in_each_engine!(first_screen_sends_one_request_from_two_origins);

#[tokio::test]
async fn what_decides_for_both_pages_is_on_the_first_screen_of_a_phone() {
    const BELOW: &str = "
        return [...document.querySelectorAll('.pages code')].map((one) => one.getBoundingClientRect().bottom)
            .filter((bottom) => bottom > innerHeight);
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(375, 740).await;
    browser.open(&demo.origins.app()).await;
    shows_both_pages(&browser, demo.origins).await;
    let below: Vec<f64> = browser.ask(BELOW, vec![]).await;
    assert_eq!(below, Vec::<f64>::new());
}

#[tokio::test]
async fn first_screen_without_the_lab_shows_what_would_happen_and_says_so() {
    let demo = Demo::start_with(DemoSettings {
        lab: Some("off"),
        ..DemoSettings::default()
    });
    let browser = Browser::start().await;
    browser.open(&demo.origins.app()).await;
    browser
        .read("The lab is switched off (LAB=off), so nothing ran.")
        .await;
    shows_both_pages(&browser, demo.origins).await;
    browser.see(Heading("Sign in")).await;
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn first_screen_is_not_run_for_who_is_signed_in() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    browser.open(&demo.origins.app()).await;
    browser.see(Heading("Groups")).await;
    let is_shown = "return document.querySelector('#first-screen').checkVisibility()";
    assert!(!browser.ask::<bool>(is_shown, vec![]).await);
    browser.press_button("Sign out").await;
    shows_both_pages(&browser, demo.origins).await;
}

#[tokio::test]
async fn first_screen_can_be_reached_by_who_is_signed_in_and_left_again() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    browser.click(Link("Why?")).await;
    shows_both_pages(&browser, demo.origins).await;
    browser.see(Heading("You are signed in")).await;
    browser.click(Link("Open your contacts")).await;
    browser.see(Heading("Groups")).await;

    // Whoever signs out there and in again has the address of the contacts.
    browser.click(Link("Why?")).await;
    browser.press_button("Sign out").await;
    browser.see(Heading("Sign in")).await;
    browser.open(&(demo.origins.app() + "/?first-screen")).await;
    browser.press_button("Sign in").await;
    browser.see(Heading("Groups")).await;
    let address = browser.client.current_url().await.expect("an address");
    assert_eq!(address.as_str(), demo.origins.app() + "/");
}
