//! What every page owes its visitors, whatever it is about.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::{Value, json};

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
async fn run_on_paper_has_nothing_to_press() {
    const TO_PRESS: &str = "return [...document.querySelectorAll('button, select, input, summary')]
        .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120));";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let address = format!("{}/lab?scenario=method-not-allowed", demo.origins.app());
    browser.open(&address).await;
    browser.read("What the answer to OPTIONS must have").await;
    browser
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await;
    let to_press: Vec<String> = browser.ask(TO_PRESS, vec![]).await;
    assert_eq!(to_press, Vec::<String>::new());
    browser.read("Broken: blocked, never sent").await;
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

/// On paper there is nothing to press, and one sheet is enough.
#[tokio::test]
async fn sandbox_is_printed_on_one_sheet_without_what_cannot_be_pressed() {
    const SHEETS: &str = r"return atob(arguments[0]).match(/\/Type \/Page\b/g).length";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/sandbox.html")).await;
    browser.read("a look-alike").await;
    let paper = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
    let mut printed = browser.devtools("Page.printToPDF", paper).await;
    let sheets: u64 = browser.ask(SHEETS, vec![printed["data"].take()]).await;
    assert_eq!(sheets, 1);
    browser
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await;
    browser.read_no_more("Playground").await;
    browser.read_no_more("a look-alike").await;
    browser.read("The same page in a sandbox").await;
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
