//! The lab: every scenario happens in this browser as the catalogue says and the judge predicts.

use std::time::Duration;

use serde::Deserialize;

use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    wait::{eventually, eventually_within},
};

/// A scenario takes well under half a second, but for the few that wait for a cache.
const PATIENCE: Duration = Duration::from_secs(180);

/// What the page has come to.
#[derive(Deserialize)]
struct Standing {
    /// Whether it goes on.
    running: bool,
    /// What is said above the table.
    summary: String,
    /// How many scenarios are in the table, and those that do not agree.
    rows: usize,
    disagreeing: Vec<String>,
    /// How tall the page is, which nobody wants to change while reading.
    height: u32,
}

const STANDING: &str = r##"
    const rows = [...document.querySelectorAll("#all .results tbody tr")].filter((row) => row.querySelector("td"));
    const isOpen = (row) => row.querySelector(".observed").textContent === "not run";
    return {
        running: document.querySelector("#all .start").hidden || rows.some(isOpen),
        summary: document.querySelector("#all .summary").textContent,
        rows: rows.length,
        disagreeing: rows
            .filter((row) => !row.querySelector("td.good"))
            .map((row) => row.textContent.replace(/\s+/g, " ")),
        height: document.documentElement.scrollHeight,
    };
"##;

#[tokio::test]
async fn every_scenario_ends_as_expected_and_as_predicted() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser
        .open(&format!("{}/lab?view=all", demo.origins.app()))
        .await;
    browser.see(Heading("All runs, in this browser")).await;
    browser.read("not run").await;
    let before: Standing = browser.ask(STANDING, vec![]).await;
    browser
        .ask::<()>("document.querySelector('#all .start').click()", vec![])
        .await;
    let standing = eventually_within(PATIENCE, "the end of all scenarios", async || {
        let standing: Standing = browser.ask(STANDING, vec![]).await;
        if standing.running {
            Err(standing.summary)
        } else {
            Ok(standing)
        }
    })
    .await;
    assert!(
        standing.disagreeing.is_empty(),
        "{}\n{}",
        standing.summary,
        standing.disagreeing.join("\n")
    );
    assert!(standing.rows > 250, "{}", standing.summary);
    assert_eq!(
        before.rows, standing.rows,
        "the rows are there from the start"
    );
    assert_eq!(before.height, standing.height, "nothing moves");
}

#[tokio::test]
async fn title_headline_and_wire_of_a_run_are_on_one_screen() {
    const BELOW: &str = "
        return ['#scenario-title', '#run .banner', '#run .wire-card .sequence']
            .map((part) => [part, Math.round(document.querySelector(part).getBoundingClientRect().bottom)])
            .filter(([, bottom]) => bottom + scrollY > innerHeight);
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(1280, 800).await;
    for scenario in [
        "article-the-error",
        "acao-missing",
        "method-not-allowed",
        "redirect-hop-acao-missing",
        "content-type-text",
        "response-header-not-exposed",
        "actix-bare-refusal",
        "sibling-stranger",
    ] {
        browser
            .open(&format!("{}/lab?scenario={scenario}", demo.origins.app()))
            .await;
        browser.see_element("#run .wire-card .sequence").await;
        let below: Vec<(String, i32)> = browser.ask(BELOW, vec![]).await;
        assert!(below.is_empty(), "{scenario}: {below:?}");
    }
}

#[tokio::test]
async fn drawing_follows_the_width_of_the_window_without_an_error_in_the_page() {
    const COLLECT_ERRORS: &str = "
        window.unseen = [];
        addEventListener('error', ({ message }) => unseen.push(message));
    ";
    const DRAWN: &str =
        "return [document.querySelector('.wire-card .sequence').clientWidth, innerWidth]";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(1280, 800).await;
    let address = format!("{}/lab?scenario=method-not-allowed", demo.origins.app());
    browser.open(&address).await;
    browser.see_element("#run .wire-card .sequence").await;
    browser.ask::<()>(COLLECT_ERRORS, vec![]).await;
    for (width, least, most) in [(375, 250, 375), (1000, 500, 1000)] {
        browser.resize(width, 800).await;
        eventually("a drawing as wide as the window has room", async || {
            let (drawn, window): (u32, u32) = browser.ask(DRAWN, vec![]).await;
            (window == width && (least..most).contains(&drawn))
                .then_some(())
                .ok_or_else(|| format!("{drawn} of {window}"))
        })
        .await;
    }
    let unseen: Vec<String> = browser.ask("return unseen", vec![]).await;
    assert_eq!(unseen, Vec::<String>::new());
}

#[tokio::test]
async fn one_click_shows_a_failure_and_its_explanation() {
    let demo = Demo::start();
    let browser = Browser::start().await;
    browser.resize(1280, 1000).await;
    browser.open(&demo.origins.app()).await;
    browser.click(Link("See CORS fail, and why")).await;
    browser.see_element("[data-agrees=true]").await;

    browser
        .open(&format!(
            "{}/lab?scenario=method-not-allowed",
            demo.origins.app()
        ))
        .await;
    browser.read("Broken: blocked, never sent").await;
    browser.see_element("[data-agrees=true]").await;
}
