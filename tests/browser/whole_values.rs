//! On a phone an origin is not broken within, and neither is the name of a header.

use serde_json::{Value, json};

use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    scenarios::journey::sign_in,
};

use crate::page_quality::LAB_PAGES;

/// What is on two lines, what sticks out, drawn lines that end within an origin, and text that is smaller than
/// any other.
const BROKEN: &str = r"
    const [app] = arguments;
    const value = /https?:\/\/[\w.-]+(:\d+)?|\bAccess-Control(-[A-Z][a-z]+)+/g;
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        const around = text.parentElement;
        if (!around.checkVisibility() || around.closest('pre, .visually-hidden')) continue;
        for (const { 0: words, index } of text.data.matchAll(value)) {
            if (words.length > 40) continue;
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + words.length);
            const rects = [...range.getClientRects()].filter(({ width }) => width > 1);
            if (new Set(rects.map(({ top }) => Math.round(top))).size > 1) found.push(words);
            const box = around.closest('button, .message, .card')?.getBoundingClientRect();
            if (box && rects.some(({ right }) => right > box.right)) found.push(`${words} sticks out`);
        }
    }
    const drawn = [...document.querySelectorAll('svg text')];
    const lines = drawn.map((one) => one.textContent);
    const small = drawn.filter((one) => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a < 12);
    const tiny = [...document.querySelectorAll('.whole')].filter((one) => one.checkVisibility())
        .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 12);
    const clipped = [...document.querySelectorAll('.sequence-frame')].filter((one) => one.scrollWidth > one.clientWidth);
    return [
        ...found,
        ...lines.filter((line) => line.includes('http://app') && !line.includes(app)),
        ...[...small, ...tiny].map((one) => `${one.textContent} is small`),
        ...clipped.map(() => 'a drawing that scrolls'),
    ];
";

async fn is_whole(browser: &Browser, demo: &Demo, what: &str) {
    let broken: Value = browser.ask(BROKEN, vec![demo.origins.app().into()]).await;
    assert_eq!(broken, json!([]), "{what}");
}

#[tokio::test]
async fn values_stay_whole_on_a_phone() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for width in [390, 320] {
        browser.resize(width, 844).await;
        browser.open(&demo.origins.app()).await;
        browser.read("Both ran just now").await;
        is_whole(&browser, &demo, &format!("the first screen, {width}")).await;
        browser.open(&demo.origins.evil()).await;
        browser.see(Heading("Not from this origin")).await;
        is_whole(&browser, &demo, &format!("a refused origin, {width}")).await;
        for (path, words) in LAB_PAGES {
            // Another fragment alone would not load the page.
            browser.open("about:blank").await;
            browser.open(&(demo.origins.app() + path)).await;
            browser.read(words).await;
            is_whole(&browser, &demo, &format!("{path}, {width}")).await;
        }
        sign_in(&browser, demo.origins).await;
        browser.click(Link("Analytical Society")).await;
        browser.read("Access-Control-Allow-Credentials").await;
        is_whole(&browser, &demo, &format!("contacts, {width}")).await;
        browser.open(&demo.origins.app()).await;
        browser.press_button("Sign out").await;
        browser.see(Heading("Sign in")).await;
    }
}

/// The column beside the form has no room for three messages beside each other.
#[tokio::test]
async fn values_in_the_console_messages_of_the_playground_stay_whole() {
    const OPEN: &str = "document.querySelectorAll('details').forEach((one) => (one.open = true))";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(1280, 800).await;
    let link = "/playground?scenario=preflight-acao-wildcard-with-credentials";
    browser.open(&(demo.origins.app() + link)).await;
    browser.see_element(".predicted > .badge").await;
    browser.ask::<Value>(OPEN, vec![]).await;
    browser.read("Cross-Origin Request Blocked").await;
    is_whole(&browser, &demo, link).await;
}
