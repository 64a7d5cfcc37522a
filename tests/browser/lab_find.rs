//! Finding a run in the lab, going from one to the next, and seeing what was run.

use fantoccini::key::Key;
use support::{
    Demo,
    browser::{Browser, page::Thing::Link},
    wait::eventually,
};

/// The titles that the list shows.
const TITLES: &str = "return [...document.querySelectorAll('#catalogue li:not([hidden]) a')]
    .filter((link) => link.checkVisibility()).map((link) => link.textContent);";

#[tokio::test]
async fn slash_and_words_find_runs_in_every_chapter() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/lab")).await;
    browser.see_element("[data-agrees=true]").await;
    browser.type_text("/").await;
    assert_eq!(browser.focused().await, "Find a run");
    browser.type_text("samesite cookie").await;
    browser.see(Link("SameSite keeps the cookie at home")).await;
    let titles: Vec<String> = browser.ask(TITLES, vec![]).await;
    assert!((2..20).contains(&titles.len()), "{titles:?}");
    browser.read(&format!("{} runs", titles.len())).await;
    browser
        .read("In “It looks broken and no error is logged”")
        .await;
}

#[tokio::test]
async fn console_message_finds_the_runs_with_its_cause_the_likeliest_first() {
    const BLOCKED: &str = "Access to fetch at 'https://api.example/' from origin 'https://app.example' has been blocked by CORS policy: ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/lab")).await;
    browser.see_element("[data-agrees=true]").await;
    for (message, first) in [
        (
            "Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
            "The method is not on the list",
        ),
        (
            "Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.",
            "A token without permission",
        ),
        (
            "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
            "No header at all",
        ),
    ] {
        browser
            .fill("Find a run", &format!("{BLOCKED}{message}"))
            .await;
        browser.see(Link(first)).await;
        eventually(first, async || {
            let titles: Vec<String> = browser.ask(TITLES, vec![]).await;
            (titles[0] == first)
                .then_some(())
                .ok_or_else(|| format!("{titles:?}"))
        })
        .await;
        browser.read("runs, the best first").await;
    }
}

#[tokio::test]
async fn part_of_a_console_message_finds_the_runs_that_print_it() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/lab")).await;
    browser.see_element("[data-agrees=true]").await;
    for (part, first) in [
        ("must not be the wildcard", "A star and a cookie"),
        ("contains multiple values", "A list of origins"),
    ] {
        browser.fill("Find a run", part).await;
        eventually(first, async || {
            let titles: Vec<String> = browser.ask(TITLES, vec![]).await;
            let is_found = titles.first().is_some_and(|it| it == first);
            is_found.then_some(()).ok_or_else(|| format!("{titles:?}"))
        })
        .await;
    }
}

#[tokio::test]
async fn arrow_keys_go_on_and_what_was_run_stays_marked() {
    const MARKED: &str = "return document.querySelectorAll('#catalogue .tick:not(:empty)').length;";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/lab")).await;
    browser.see_element("[data-agrees=true]").await;
    browser.read("Next: The 403 is not what breaks it").await;
    browser.press(Key::Right).await;
    browser.read("Next: The bank and the malicious page").await;
    eventually("the mark of the second run", async || {
        match browser.ask::<usize>(MARKED, vec![]).await {
            2 => Ok(()),
            marked => Err(format!("{marked} marked")),
        }
    })
    .await;
    browser.press(Key::Left).await;
    browser.read("Next: The 403 is not what breaks it").await;
    browser.open(&(demo.origins.app() + "/lab")).await;
    browser.see_element("[data-agrees=true]").await;
    let marked: usize = browser.ask(MARKED, vec![]).await;
    assert_eq!(marked, 2);
    browser.read("2 of ").await;
}
