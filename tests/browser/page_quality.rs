//! What every page owes its visitors, whatever it is about.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::json;

use support::{
    Demo, Origins,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    scenarios::journey::sign_in,
};

/// The pages of the lab, each with words that it shows once it has an answer.
pub(crate) const LAB_PAGES: [(&str, &str); 9] = [
    ("/learn", "What will happen?"),
    (
        "/lab?scenario=method-not-allowed",
        "This browser did what was expected",
    ),
    ("/lab?view=all", "What is not here"),
    ("/playground", "The request is never sent."),
    (
        "/diagnose#text=Preflight%20response%20is%20not%20successful.%20Status%20code%3A%20401",
        "A preflight never carries cookies",
    ),
    (
        "/diagnose#text=OPTIONS%20%2Fx%0AHost%3A%20api.example%0AOrigin%3A%20https%3A%2F%2Fapp.example%0AAccess-Control-Request-Method%3A%20PUT%0A%0AHTTP%2F1.1%20204%0AAccess-Control-Allow-Origin%3A%20*",
        "The PUT was never sent",
    ),
    ("/origins", "the pattern lets in 2"),
    ("/stacks", "Flask (Flask-CORS)"),
    ("/stacks?stack=fastapi&with=express", "FastAPI"),
];

/// All pages for who is not signed in, each with words that it shows once it has an answer.
pub(crate) fn every_page(origins: Origins) -> Vec<(String, &'static str)> {
    [
        ("/", "Both ran just now"),
        ("/account", "You are not signed in"),
        ("/sandbox.html", "a look-alike"),
    ]
    .into_iter()
    .chain(LAB_PAGES)
    .map(|(path, words)| (origins.app() + path, words))
    .chain([
        (origins.evil(), "Not from this origin"),
        (origins.evil() + "/origins", "the pattern lets in 2"),
    ])
    .collect()
}

#[tokio::test]
async fn visit_logs_no_error_and_contacts_no_other_host() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    // The first screen, which runs before anybody is signed in, ends with its page.
    browser.open("about:blank").await;
    browser.console().await;
    browser.events().await;
    browser.open(&demo.origins.app()).await;
    browser.click(Link("Analytical Society")).await;
    browser.read("50 of 70 contacts").await;
    browser.fill("Search contacts", "Grace").await;
    browser.read("contacts found").await;

    assert_eq!(browser.console().await, Vec::<String>::new());
    let asked: BTreeSet<_> = browser
        .events()
        .await
        .iter()
        .filter(|event| event.method == "Network.requestWillBeSent")
        .filter_map(|event| event.params["request"]["url"].as_str())
        .filter_map(|url| url::Url::parse(url).ok())
        .map(|url| url.origin().ascii_serialization())
        .collect();
    assert_eq!(
        asked,
        BTreeSet::from([demo.origins.app(), demo.origins.api()])
    );
}

#[tokio::test]
async fn visit_without_a_session_logs_no_error_but_the_refusal_that_it_shows() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/account")).await;
    browser.see_element("#signed-out").await;
    assert_eq!(browser.console().await, Vec::<String>::new());

    browser.open(&demo.origins.app()).await;
    browser
        .read("The stranger’s refusal is the one error in this page’s console.")
        .await;
    browser
        .see_element("#first-screen [data-from=evil][data-outcome]")
        .await;
    let refused = format!("http://{}/r/first-screen-", demo.origins.lab_host());
    for line in browser.console().await {
        assert!(line.contains(&refused), "{line}");
    }

    browser.open(&demo.origins.evil()).await;
    browser
        .read("That refusal is the one error in its console.")
        .await;
    let asked = format!("{}/api/session", demo.origins.api());
    let lines = browser.console().await;
    assert!(!lines.is_empty());
    for line in lines {
        assert!(line.contains(&asked), "{line}");
    }
}

#[tokio::test]
async fn page_that_runs_nothing_by_itself_logs_no_error() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for (path, words) in LAB_PAGES {
        if path.starts_with("/lab?scenario=") {
            continue;
        }
        browser.open(&(demo.origins.app() + path)).await;
        browser.read(words).await;
        assert_eq!(browser.console().await, Vec::<String>::new(), "{path}");
    }
}

/// Elsewhere it would be noise: nothing depends on what this origin may read.
#[tokio::test]
async fn origin_bar_is_on_the_start_page_and_the_sandbox_alone() {
    const BARS: &str = "
        const bars = [...document.querySelectorAll('.origin-bar')].filter((bar) => bar.checkVisibility());
        return [location.pathname, bars.length];
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for (page, words) in every_page(demo.origins) {
        browser.open(&page).await;
        browser.read(words).await;
        let (path, bars): (String, usize) = browser.ask(BARS, vec![]).await;
        let due = usize::from(["/", "/sandbox.html"].contains(&path.as_str()));
        assert_eq!(bars, due, "{page}");
    }
}

#[tokio::test]
async fn pages_pass_axe_in_light_and_dark_mode() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for scheme in ["light", "dark"] {
        let feature = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser
            .devtools("Emulation.setEmulatedMedia", json!({ "features": feature }))
            .await;

        browser.open(&demo.origins.app()).await;
        browser.see(Heading("Sign in")).await;
        is_accessible(&browser, &format!("signing in, {scheme}")).await;

        sign_in(&browser, demo.origins).await;
        browser.click(Link("Analytical Society")).await;
        browser.read("50 of 70 contacts").await;
        is_accessible(&browser, &format!("contacts, {scheme}")).await;
        browser.press_button("Add contact").await;
        browser.see(Heading("Add contact")).await;
        is_accessible(&browser, &format!("a dialog, {scheme}")).await;
        browser.press_button("Cancel").await;
        browser.open(&(demo.origins.app() + "/account")).await;
        browser.read("This session").await;
        is_accessible(&browser, &format!("account, {scheme}")).await;
        browser.open(&demo.origins.app()).await;
        browser.press_button("Sign out").await;
        browser.see(Heading("Sign in")).await;

        browser.open(&demo.origins.evil()).await;
        browser.see(Heading("Not from this origin")).await;
        is_accessible(&browser, &format!("a refused origin, {scheme}")).await;

        let others = [
            ("/sandbox.html", "a look-alike"),
            ("/no-such-page", "There is no such page"),
        ];
        for (path, words) in LAB_PAGES.into_iter().chain(others) {
            browser.open(&(demo.origins.app() + path)).await;
            browser.read(words).await;
            is_accessible(&browser, &format!("{path}, {scheme}")).await;
        }
    }
}

#[tokio::test]
async fn pages_use_no_words_that_only_this_project_knows() {
    const FOUND: &str = r"
        const text = document.body.innerText + [...document.querySelectorAll('[aria-label], [title]')]
            .map((el) => ` ${el.ariaLabel} ${el.title}`).join();
        return text.match(/\b(judges?|judged|probes?|catalogue|rows?|scenarios?|apex)\b/gi) ?? [];
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for (path, words) in LAB_PAGES {
        browser.open(&(demo.origins.app() + path)).await;
        browser.read(words).await;
        let found: Vec<String> = browser.ask(FOUND, vec![]).await;
        assert_eq!(found, Vec::<String>::new(), "{path}");
    }
}

pub(crate) async fn is_accessible(browser: &Browser, what: &str) {
    const RUN: &str = "
        const done = arguments[0];
        axe.run(document, { resultTypes: ['violations'] }).then(
            ({ violations }) => done(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)])),
            (error) => done([['axe failed', String(error)]]),
        );
    ";
    let axe =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&axe).unwrap_or_else(|error| {
        panic!("{}: {error}; npm ci in tests/page brings it", axe.display())
    });
    browser
        .client
        .execute(&axe, vec![])
        .await
        .expect("axe in the page");
    let violations = browser
        .client
        .execute_async(RUN, vec![])
        .await
        .expect("a finding");
    assert_eq!(violations, json!([]), "{what}: {violations:#}");
}
