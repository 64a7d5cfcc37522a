//! Where things stand on the pages: nothing moves while a page loads, and nothing is wider than the screen.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    scenarios::journey::sign_in,
};

use crate::page_quality::{LAB_PAGES, every_page};

#[tokio::test]
async fn menu_stays_in_its_place_from_page_to_page() {
    const LEFT: &str = "return [...document.querySelectorAll('#site-nav a')]
        .map((link) => Math.round(link.getBoundingClientRect().left));";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let mut places = BTreeSet::new();
    for page in ["/", "/learn", "/lab", "/playground", "/stacks", "/account"] {
        browser.open(&(demo.origins.app() + page)).await;
        browser.see_element("body:not(.loading)").await;
        places.insert(browser.ask::<Vec<i32>>(LEFT, vec![]).await);
    }
    assert_eq!(places.len(), 1, "{places:?}");
}

#[tokio::test]
async fn long_code_scrolls_and_breaks_nowhere() {
    const BROKEN: &str = r"
        return [...document.querySelectorAll('pre code')].map((code) => {
            const lines = code.textContent.replace(/\n$/, '').split('\n').length;
            const range = document.createRange();
            range.selectNodeContents(code);
            const drawn = new Set([...range.getClientRects()].filter(({ width }) => width > 0)
                .map(({ top }) => Math.round(top)));
            return [lines, drawn.size];
        }).filter(([lines, drawn]) => drawn > lines);
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for width in [1280, 375] {
        browser.resize(width, 800).await;
        let address = format!("{}/lab?scenario=acao-missing", demo.origins.app());
        browser.open(&address).await;
        browser.see_element("#run .code-card pre").await;
        let broken: Value = browser.ask(BROKEN, vec![]).await;
        assert_eq!(broken, json!([]), "{width}");
    }
}

#[tokio::test]
async fn narrow_screen_needs_no_horizontal_scrolling() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(360, 740).await;

    browser.open(&demo.origins.evil()).await;
    browser.see(Heading("Not from this origin")).await;
    fits(&browser, "a refused origin").await;
    for (path, words) in LAB_PAGES {
        browser.open(&(demo.origins.app() + path)).await;
        browser.read(words).await;
        fits(&browser, path).await;
    }
    sign_in(&browser, demo.origins).await;
    fits(&browser, "groups").await;
    browser.click(Link("Analytical Society")).await;
    browser.read("50 of 70 contacts").await;
    fits(&browser, "contacts").await;
    browser.press_button("Add contact").await;
    browser.see(Heading("Add contact")).await;
    fits(&browser, "a dialog").await;
    browser.open(&(demo.origins.app() + "/account")).await;
    browser.read("This session").await;
    fits(&browser, "account").await;
}

#[tokio::test]
async fn layout_does_not_shift_while_results_arrive() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    browser.click(Link("Analytical Society")).await;
    browser.read("50 of 70 contacts").await;
    let open_group = browser.client.current_url().await.expect("an address");
    for (width, height) in [(1280, 800), (390, 844)] {
        browser.resize(width, height).await;
        for (page, words) in [
            (demo.origins.app(), "Analytical Society"),
            (open_group.to_string(), "50 of 70 contacts"),
            (demo.origins.app() + "/?first-screen", "You are signed in"),
        ] {
            stays_where_it_is(&browser, &page, words).await;
        }
    }
}

#[tokio::test]
async fn layout_does_not_shift_on_a_slow_line() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.devtools("Network.enable", json!({})).await;
    browser
        .devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
        .await;
    let pages = every_page(demo.origins);
    for (latency, bytes_per_second, slower) in [(0, -1, 1), (60, 400_000, 4)] {
        let line = json!({
            "offline": false,
            "latency": latency,
            "downloadThroughput": bytes_per_second,
            "uploadThroughput": bytes_per_second,
        });
        browser
            .devtools("Network.emulateNetworkConditions", line)
            .await;
        browser
            .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slower }))
            .await;
        for (width, height) in [(1280, 800), (390, 844)] {
            browser.resize(width, height).await;
            for (page, words) in &pages {
                stays_where_it_is(&browser, page, words).await;
            }
        }
    }
}

/// Opens the page, waits for the words, and looks for what has moved since the page was first shown.
async fn stays_where_it_is(browser: &Browser, page: &str, words: &str) {
    // The last shift is made on purpose: it shows that shifts are seen at all.
    const SHIFTS: &str = "
        const done = arguments[0];
        const start = performance.now();
        const moved = [];
        new PerformanceObserver((list) => {
            for (const { startTime, value, sources } of list.getEntries()) {
                if (startTime >= start) return done(moved);
                moved.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.textContent)]);
            }
        }).observe({ type: 'layout-shift', buffered: true });
        document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'Make room!' }));
    ";
    // Another fragment alone would not load the page.
    browser.open("about:blank").await;
    browser.open(page).await;
    browser.read(words).await;
    let moved = browser
        .client
        .execute_async(SHIFTS, vec![])
        .await
        .expect("what moved");
    assert_eq!(moved, json!([]), "{page}");
}

async fn fits(browser: &Browser, what: &str) {
    const WIDER: &str = "
        const width = document.documentElement.clientWidth;
        const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1);
        const right = (one) => one.getBoundingClientRect().right;
        const out = [...document.querySelectorAll('.card :is(a, button, label, li, p, select)')].filter((one) =>
            one.checkVisibility() && !one.closest('.table-frame, pre') && right(one) > right(one.closest('.card')) + 1);
        const shown = (some) => some.slice(0, 5).map((one) => one.outerHTML.slice(0, 120));
        return { scroll: document.documentElement.scrollWidth, width, wide: shown(wide), out: shown(out) };
    ";
    let seen: Value = browser.ask(WIDER, vec![]).await;
    assert_eq!(seen["width"], 360);
    assert_eq!(seen["scroll"], seen["width"], "{what}: {seen:#}");
    assert_eq!(seen["out"], json!([]), "{what}");
}
