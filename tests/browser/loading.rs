//! How a page is loaded: in few waves, light, and once.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};
use support::{Demo, browser::Browser};

const PAGES: [&str; 8] = [
    "/",
    "/learn",
    "/lab?chapter=preflight&scenario=method-not-allowed",
    "/playground",
    "/diagnose",
    "/origins",
    "/stacks",
    "/account",
];

/// The most that a page may weigh when nothing of it is cached.
const MOST_BYTES: u64 = 100 * 1024;

/// The files of the page that have been asked for, but for what it asks of other origins and of
/// the judge.
const FILES: &str = "
    return performance.getEntriesByType('resource')
        .filter(({ name }) => new URL(name).origin === origin && !name.includes('/judge/') && !name.includes('/frame.html'))
        .map(({ name, initiatorType, startTime, responseEnd, transferSize }) =>
            ({ path: new URL(name).pathname, initiatorType, startTime, responseEnd, transferSize }));
";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    path: String,
    start_time: f64,
    response_end: f64,
    transfer_size: u64,
}

async fn files(browser: &Browser) -> Vec<File> {
    browser.ask(FILES, vec![]).await
}

async fn open(browser: &Browser, demo: &Demo, page: &str) {
    browser.open(&(demo.origins.app() + page)).await;
    browser.see_element("body:not(.loading)").await;
    browser
        .see_element("main h1, main h2, main h3, main p")
        .await;
    browser
        .see_element("#origin-bar:not(:empty), body:not(:has(#origin-bar))")
        .await;
}

/// How many files had to wait for one another: a file of the first wave ends before one of the
/// second is asked for.
fn waves(files: &[File]) -> usize {
    // Of what failed there is no end.
    let has_ended = |file: &&File| file.response_end > file.start_time;
    let mut rest: Vec<&File> = files.iter().filter(has_ended).collect();
    let mut waves = 0;
    while let Some(first_end) = rest
        .iter()
        .map(|file| file.response_end)
        .min_by(f64::total_cmp)
    {
        waves += 1;
        rest.retain(|file| file.start_time > first_end);
    }
    waves
}

#[tokio::test]
async fn pages_load_in_three_waves_and_weigh_little() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.devtools("Network.enable", json!({})).await;
    browser
        .devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
        .await;
    // So slow that what does not wait for another file is asked for before that one arrives.
    let slow = json!({ "offline": false, "latency": 400, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser
        .devtools("Network.emulateNetworkConditions", slow)
        .await;
    let page_size = "return performance.getEntriesByType('navigation')[0].transferSize";
    for page in PAGES.into_iter().chain(["/sandbox.html"]) {
        open(&browser, &demo, page).await;
        let files = files(&browser).await;
        let bytes: u64 = files.iter().map(|file| file.transfer_size).sum();
        let bytes = bytes + browser.ask::<u64>(page_size, vec![]).await;
        assert!(bytes < MOST_BYTES, "{page} weighs {bytes} bytes");
        // The page itself is the first of the three.
        assert!(waves(&files) <= 2, "{page}: {files:#?}");
    }
}

#[tokio::test]
async fn reload_asks_for_nothing_that_did_not_change() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for page in PAGES {
        open(&browser, &demo, page).await;
        open(&browser, &demo, page).await;
        let asked: BTreeMap<String, u64> = files(&browser)
            .await
            .into_iter()
            .filter(|file| file.transfer_size > 0)
            .map(|file| (file.path, file.transfer_size))
            .collect();
        assert_eq!(asked, BTreeMap::new(), "{page}");
        let _: Value = browser
            .ask("performance.clearResourceTimings()", vec![])
            .await;
    }
}
