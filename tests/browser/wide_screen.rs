//! A wide screen gets wide margins: everything begins at one edge, and nothing scrolls sideways.

use std::collections::BTreeSet;

use serde::Deserialize;
use support::{
    Demo,
    browser::{Browser, page::Thing::Link},
    scenarios::journey::sign_in,
};

use crate::page_quality::every_page;

/// How a page lies in its window.
#[derive(Debug, Deserialize)]
struct Layout {
    width: u32,
    /// The width of what is on the page.
    needed: u32,
    /// Where the header, the bar of the origin and what is below them begin.
    edges: BTreeSet<i32>,
}

async fn fits(browser: &Browser, width: u32, what: &str) {
    // The text of the essay is a column in the middle, which has no edge in common with anything.
    const LAYOUT: &str = "
        const edge = (selector) => {
            const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
            const rects = shown.map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 1);
            return rects.length > 0 ? [Math.round(Math.min(...rects.map(({ left }) => left)))] : [];
        };
        const { clientWidth: width, scrollWidth: needed } = document.documentElement;
        const parts = ['.brand', '.origin-bar > *', '.page > :not(main), .page > main > *, main.page > *'];
        return { width, needed, edges: parts.flatMap(edge) };
    ";
    let layout: Layout = browser.ask(LAYOUT, vec![]).await;
    assert_eq!(
        (layout.width, layout.needed),
        (width, width),
        "{what}: {layout:?}"
    );
    assert_eq!(layout.edges.len(), 1, "{what}: {layout:?}");
}

#[tokio::test]
async fn everything_begins_at_one_edge_and_nothing_scrolls_sideways() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for (width, height) in [(1920, 1080), (2560, 1440)] {
        browser.resize(width, height).await;
        for (page, words) in every_page(demo.origins) {
            browser.open(&page).await;
            browser.read(words).await;
            fits(&browser, width, &page).await;
        }
    }
    sign_in(&browser, demo.origins).await;
    browser.click(Link("Analytical Society")).await;
    browser.read("50 of 70 contacts").await;
    fits(&browser, 2560, "contacts").await;
}
