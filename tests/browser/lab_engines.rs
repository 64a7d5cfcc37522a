//! The table of the three engines, and what the tests left behind of them.

use std::{fs, os::unix::fs::symlink, path::Path};

use fantoccini::key::Key;
use serde_json::{Value, json};
use tempfile::TempDir;

use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
};

/// The pages, with what the tests left behind in a file of this test's own.
fn pages_with(proof: Option<Value>) -> TempDir {
    let pages = tempfile::tempdir().expect("a temporary folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("static");
    link_all(&from, pages.path(), "lab");
    fs::create_dir(pages.path().join("lab")).expect("a folder");
    link_all(&from.join("lab"), &pages.path().join("lab"), "engines.json");
    if let Some(proof) = proof {
        let file = pages.path().join("lab/engines.json");
        fs::write(file, proof.to_string()).expect("a file");
    }
    pages
}

fn link_all(from: &Path, to: &Path, but: &str) {
    for entry in fs::read_dir(from).expect("a folder of pages") {
        let entry = entry.expect("a page");
        if entry.file_name() != but {
            symlink(entry.path(), to.join(entry.file_name())).expect("a link");
        }
    }
}

#[tokio::test]
async fn on_a_phone_the_runs_of_a_chapter_are_shown_when_it_is_pressed() {
    const SHOWN: &str = "return [...document.querySelectorAll('#all .results td')]
        .filter((cell) => cell.checkVisibility()).length;";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(375, 740).await;
    browser.open(&(demo.origins.app() + "/lab?view=all")).await;
    browser.see_element("#all .results .unfold").await;
    assert_eq!(browser.ask::<usize>(SHOWN, vec![]).await, 0);
    browser
        .ask::<()>("document.querySelector('.results .unfold').click()", vec![])
        .await;
    assert!(browser.ask::<usize>(SHOWN, vec![]).await > 40);
    browser.resize(1280, 800).await;
    assert!(browser.ask::<usize>(SHOWN, vec![]).await > 1000);
}

/// One departure with a case and a scenario, one with neither.
fn proof() -> Value {
    let response = json!({ "status": 302, "headers": [["Location", "http://"]] });
    let case = json!({
        "from": "app", "to": "lab", "request": { "method": "GET" }, "recipe": { "response": response },
    });
    json!({
        "date": "2026-11-22",
        "engines": [
            { "engine": "chromium", "name": "Chromium", "version": "150.0",
              "differential": { "cases": 10000, "agreed": 9999, "seeds": [20_261_122, 7] } },
            { "engine": "webkit", "name": "WebKitGTK", "version": "2.52", "differential": null },
        ],
        "departures": [
            { "id": "one", "engines": ["chromium"], "sources": ["https://crbug.com/1"],
              "what": "A `Location` that is no URL comes first.",
              "standard": "The CORS check comes first.", "case": case, "scenario": "redirect-bad-location" },
            { "id": "two", "engines": ["chromium", "webkit"], "sources": [null, null],
              "what": "Something else.",
              "standard": "Nothing of the kind.", "case": null, "scenario": null },
        ],
    })
}

#[tokio::test]
async fn page_shows_the_engine_results_and_links_each_departure_to_its_scenario() {
    let pages = pages_with(Some(proof()));
    let demo = Demo::start_with_pages(pages.path());
    let browser = Browser::start().await;
    let all = format!("{}/lab?view=all", demo.origins.app());
    browser.open(&all).await;
    browser.see(Heading("Proved in three engines")).await;
    browser.read("By the tests on 2026-11-22.").await;
    browser.read("9,999 of 10,000 agreed").await;
    browser.read("20261122, 7").await;
    browser
        .click(Link("2 known departures from the standard"))
        .await;
    browser.read("A Location that is no URL comes first.").await;
    browser.see(Link("Chromium")).await;
    browser.read("WebKitGTK (observed only)").await;

    browser.click(Link("In the playground")).await;
    browser.see(Heading("Playground")).await;
    let address = browser.client.current_url().await.expect("an address");
    let case = address.query_pairs().find(|(name, _)| name == "case");
    let case = case.map(|(_, value)| serde_json::from_str::<Value>(&value).expect("JSON"));
    assert_eq!(
        case.expect("a case")["recipe"],
        proof()["departures"][0]["case"]["recipe"]
    );

    browser.open(&all).await;
    browser
        .see(Heading("Known departures from the standard"))
        .await;
    browser.ask::<()>(
        "document.querySelector('#departures a[href*=\"scenario=redirect-bad-location\"]').click()",
        vec![],
    )
    .await;
    browser.see_element("[data-agrees=true]").await;
}

#[tokio::test]
async fn departures_are_listed_without_engine_results() {
    let pages = pages_with(None);
    let demo = Demo::start_with_pages(pages.path());
    let browser = Browser::start().await;
    browser
        .open(&format!("{}/lab?view=all", demo.origins.app()))
        .await;
    browser.read("is not known here").await;
    browser.see(Link("A method that is not listed")).await;
    browser.read("MethodDisallowedByPreflightResponse").await;
    browser.read("CORSMethodNotFound").await;
    browser.read_no_more("Known departures").await;
}

#[tokio::test]
async fn reason_of_a_departure_is_reachable_by_keyboard() {
    const REASON: &str = "its cookie store takes one only from a visit to that host";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser
        .open(&format!("{}/lab?view=all", demo.origins.app()))
        .await;
    browser.see(Link("A sibling does get the cookie")).await;
    browser.read_no_more(REASON).await;
    browser
        .ask::<()>(
            "[...document.querySelectorAll('.results th a')]
                .find((link) => link.textContent === 'A sibling does get the cookie').focus()",
            vec![],
        )
        .await;
    browser.press(Key::Tab).await;
    browser.press(Key::Enter).await;
    browser.read(REASON).await;
}
