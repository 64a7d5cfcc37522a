//! What a page says when a part of the set-up is slow or does not answer: what is known, and what
//! still works.

use std::{fs, path::Path};

use fantoccini::key::Key;
use serde_json::json;
use support::{
    Demo, DemoSettings,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    scenarios::journey::sign_in,
};

/// Has no request reach these addresses.
async fn block(browser: &Browser, urls: &[&str]) {
    browser.devtools("Network.enable", json!({})).await;
    browser
        .devtools("Network.setBlockedURLs", json!({ "urls": urls }))
        .await;
}

const API: &str = "*://contacts.*";
const LAB: &str = "*://lab.*";
const JUDGE: [&str; 2] = ["*/judge/verdict", "*/judge/origins"];

/// Has every answer take three seconds.
async fn slow_down(browser: &Browser) {
    let slow = json!({ "offline": false, "latency": 3000, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.enable", json!({})).await;
    browser
        .devtools("Network.emulateNetworkConditions", slow)
        .await;
}

#[tokio::test]
async fn without_the_api_the_first_screen_runs_and_cors_is_not_blamed() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    block(&browser, &[API]).await;
    browser.open(&demo.origins.app()).await;
    browser.see_problem("no-response").await;
    browser.read("This is not CORS").await;
    browser.read("Both ran just now").await;
    browser.see(Link("See CORS fail, and why")).await;
    browser.open(&(demo.origins.app() + "/account")).await;
    browser.read("This is not CORS").await;

    block(&browser, &[]).await;
    browser.press_button("Try again").await;
    browser.read("You are not signed in").await;
}

#[tokio::test]
async fn without_the_lab_runs_are_predicted_and_called_so() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    block(&browser, &[LAB]).await;
    browser.open(&demo.origins.app()).await;
    browser
        .read("The lab does not answer, so nothing ran.")
        .await;
    browser.see(Heading("Sign in")).await;
    browser
        .open(&(demo.origins.app() + "/lab?scenario=method-not-allowed"))
        .await;
    browser.read("Is the lab running?").await;
    browser.read("predicted, not observed").await;
    browser.read("What works without it").await;
    browser.open(&(demo.origins.app() + "/lab?view=all")).await;
    browser.press_button("Run all").await;
    browser
        .read("The lab does not answer, so the others were not run.")
        .await;
}

#[tokio::test]
async fn without_explanations_a_run_still_shows_what_happened() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    block(&browser, &JUDGE).await;
    browser
        .open(&(demo.origins.app() + "/lab?scenario=method-not-allowed"))
        .await;
    browser.read("explanations do not answer").await;
    browser
        .read("Access-Control-Allow-Methods: GET, POST")
        .await;
    browser.read("DELETE never sent").await;
}

#[tokio::test]
async fn without_predictions_the_playground_says_so_and_runs() {
    const PREDICTED: &str = "return document.querySelectorAll('.predicted .badge, .agrees').length";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    block(&browser, &JUDGE).await;
    browser.open(&(demo.origins.app() + "/playground")).await;
    browser.read("predictions do not answer").await;
    browser.see_element("#copies [role=tab]").await;
    browser.press_button("Run it").await;
    browser.see_element("#result .banner .badge").await;
    browser.see_element("#seen .sequence").await;
    browser.see_element("#outcome .degraded").await;
    assert_eq!(browser.ask::<usize>(PREDICTED, vec![]).await, 0);
}

#[tokio::test]
async fn without_the_lab_the_playground_predicts_and_a_run_says_what_is_missing() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    block(&browser, &[LAB]).await;
    browser.open(&(demo.origins.app() + "/playground")).await;
    browser.see_element(".predicted .badge").await;
    browser.press_button("Run it").await;
    browser.see_element("#seen [data-wire=no-answer]").await;
    browser.see_element("#outcome .degraded").await;
    browser.see_element(".predicted .badge").await;
    browser.press_button("Apply this fix").await;
    browser.read_no_more("Broken: blocked").await;
    browser.see_element(".predicted .badge").await;
}

#[tokio::test]
async fn with_the_lab_switched_off_the_playground_predicts_and_offers_no_run() {
    let demo = Demo::start_with(DemoSettings {
        lab: Some("off"),
        ..DemoSettings::default()
    });
    let browser = Browser::start().await;
    browser.open(&(demo.origins.app() + "/playground")).await;
    browser.see_element("#run:disabled").await;
    browser.see_element("#run-hint:not(:empty)").await;
    browser.press_button("Apply this fix").await;
    browser.read_no_more("Broken: blocked").await;
    browser.see_element(".predicted .badge").await;
    browser.see_element("#run:disabled").await;
}

#[tokio::test]
async fn without_the_lab_an_experiment_shows_a_recorded_run() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    block(&browser, &[LAB]).await;
    browser.open(&(demo.origins.app() + "/learn")).await;
    browser.see_element("#reading .choices .mark").await;
    browser
        .press_button("It is sent and answered, and the page cannot read the answer")
        .await;
    browser
        .see_element("#reading[data-state=shown][data-agrees=true] .recorded")
        .await;
    browser.see_element("#reading .picture .message").await;
}

#[tokio::test]
async fn without_an_answer_about_origins_nothing_old_is_shown_and_the_expression_is_still_tried() {
    const OLD: &str = "return document.querySelectorAll('tbody tr, #pattern-meaning *').length";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/origins")).await;
    browser.read("the pattern lets in 2").await;
    block(&browser, &JUDGE).await;
    let pattern = "Pattern of origins, or your domain; several with commas";
    browser.fill(pattern, "https://*.example.com").await;
    browser.see_element("#page-notice [data-problem]").await;
    assert_eq!(browser.ask::<usize>(OLD, vec![]).await, 0);
    browser
        .fill("With this expression, text or list", "^(a+)+$")
        .await;
    browser.see_element("#runaway p").await;

    block(&browser, &[]).await;
    browser.press_button("Try again").await;
    browser.read("the pattern lets in 2").await;
    browser.see_no_problem().await;
    assert_eq!(browser.value(pattern).await, "https://*.example.com");
}

#[tokio::test]
async fn with_nothing_answering_an_open_page_says_so_and_recovers() {
    let (mut demo, browser) = (Demo::start(), Browser::start().await);
    browser
        .open(&(demo.origins.app() + "/lab?scenario=method-not-allowed"))
        .await;
    browser.see_element("[data-agrees=true]").await;
    demo.crash();
    browser.press_button("Run again").await;
    browser.read("Is the lab running?").await;
    demo.restart();
    browser.press_button("Run again").await;
    browser.see_element("[data-agrees=true]").await;
}

#[tokio::test]
async fn slow_run_shows_its_title_and_that_it_is_under_way() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser
        .open(&(demo.origins.app() + "/lab?scenario=method-not-allowed"))
        .await;
    browser.see_element("[data-agrees=true]").await;
    slow_down(&browser).await;
    browser.press(Key::Right).await;
    browser.see(Heading("No list of methods")).await;
    browser.read("Running…").await;
    browser.read_no_more("Running…").await;
    browser.see_element("#run .banner .badge").await;
}

#[tokio::test]
async fn slow_sign_in_shows_that_it_is_under_way() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&demo.origins.app()).await;
    browser.see(Heading("Sign in")).await;
    slow_down(&browser).await;
    browser.press_button("Sign in").await;
    browser
        .see_element("#sign-in-view form[aria-busy=true]")
        .await;
    browser.see(Heading("Groups")).await;
    // Signed in, and nothing of the first screen is left.
    sign_in_view_is_gone(&browser).await;
}

async fn sign_in_view_is_gone(browser: &Browser) {
    let is_shown = "return document.querySelector('#sign-in-view').checkVisibility()";
    assert!(!browser.ask::<bool>(is_shown, vec![]).await);
}

#[tokio::test]
async fn module_that_does_not_load_is_said_on_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("static"),
        folder.path(),
    );
    fs::remove_file(folder.path().join("scripts/shared/ui/element.js")).expect("a script");
    let demo = Demo::start_with_pages(folder.path());
    let browser = Browser::start().await;
    for page in [
        "/",
        "/learn",
        "/lab",
        "/playground",
        "/diagnose",
        "/origins",
        "/stacks",
        "/account",
        "/sandbox.html",
    ] {
        browser.open(&(demo.origins.app() + page)).await;
        browser.read("A part of this page has not loaded.").await;
        browser.see(Link("Load it again")).await;
    }
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a copy");
        }
    }
}

#[tokio::test]
async fn lost_connection_in_the_middle_of_work_is_not_taken_for_cors() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    block(&browser, &[API]).await;
    browser.fill("New group", "Nobody hears this").await;
    browser.press_button("Create").await;
    browser.see_problem("no-response").await;
    browser.read("This is not CORS").await;
    assert_eq!(browser.value("New group").await, "Nobody hears this");
}
