//! The page that diagnoses a visitor's own call.

use serde_json::{Value, json};

use support::{
    Demo,
    browser::{
        Browser,
        engine::Engine,
        page::Thing::{Heading, Link},
    },
    wait::eventually,
};

/// As a paste does, which no keyboard of a driver has the time for.
const PASTE: &str = "
    const box = document.querySelector('#paste-box');
    box.value = arguments[0];
    box.dispatchEvent(new Event('input'));
";

/// As somebody does who chooses a file of this name.
const CHOOSE_FILE: &str = "
    const files = new DataTransfer();
    files.items.add(new File([arguments[1].repeat(arguments[2])], arguments[0]));
    const input = document.querySelector('#paste-file');
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
";

pub(crate) async fn open(demo: &Demo, browser: &Browser, fragment: &str) {
    let address = format!("{}/diagnose{fragment}", demo.origins.app());
    browser.open(&address).await;
    browser.see_element("body:not(.loading)").await;
}

pub(crate) async fn paste(browser: &Browser, text: &str) {
    browser.ask::<Value>(PASTE, vec![json!(text)]).await;
}

async fn transcript_is_explained_with_every_fault_and_a_fix(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    open(&demo, &browser, "").await;
    browser
        .read("It sends the rest to the server of this page")
        .await;
    browser.press_button("Output of curl -v").await;
    browser.read("Blocked, never sent").await;
    for words in [
        "1 exchange of an HTTP transcript",
        "3 faults stand in the way",
        "Method not allowed",
        "Header not allowed",
        "CORSAllowOriginNotMatchingOrigin",
        "What the answer to OPTIONS must have",
    ] {
        browser.read(words).await;
    }
    let choose = "
        const list = document.querySelector('.fix-card select');
        list.value = 'nginx';
        list.dispatchEvent(new Event('change'));
    ";
    browser.ask::<Value>(choose, vec![]).await;
    browser.read("add_header").await;
}

async fn fact_that_the_visitor_sets_changes_the_answer(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    open(&demo, &browser, "").await;
    paste(
        &browser,
        "GET /groups HTTP/1.1\nHost: api.example\nOrigin: https://b.example\n\nHTTP/1.1 200 OK\nAccess-Control-Allow-Origin: https://a.example",
    )
    .await;
    browser.read("Blocked").await;
    let set = "
        const field = document.querySelector('#fact-page-origin');
        field.value = arguments[0];
        field.dispatchEvent(new Event('change'));
    ";
    browser
        .ask::<Value>(set, vec![json!("https://a.example")])
        .await;
    browser.read("Nothing stands in the way").await;
    browser.read("set by you").await;
    // The link has what was set, too.
    let link: String = browser.ask("return location.href", vec![]).await;
    open(&demo, &browser, "").await;
    browser.open(&link).await;
    browser.read("set by you").await;
    browser.press_button("Take back: Origin of the page").await;
    browser.read("Blocked").await;
}

async fn link_with_a_case_in_its_fragment_shows_it(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    open(&demo, &browser, "").await;
    browser.press_button("HAR file with two calls").await;
    browser.read("Allow-Origin wildcard with credentials").await;
    let link: String = browser.ask("return location.href", vec![]).await;
    assert!(link.contains("/diagnose#text="), "{link}");
    assert!(!link.contains("4c0ffee"), "the cookie: {link}");
    browser.open("about:blank").await;
    browser.open(&link).await;
    browser.read("Allow-Origin wildcard with credentials").await;
    browser.read("2 requests of a HAR file").await;
}

async fn old_link_to_the_decoder_shows_what_its_message_means(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let text = "Method+PATCH+is+not+allowed+by+Access-Control-Allow-Methods+in+preflight+response.";
    browser
        .open(&format!("{}/decode?text={text}", demo.origins.app()))
        .await;
    browser.see(Heading("What the message means")).await;
    browser.read("What this request needs of the server").await;
    browser.read("PATCH").await;
    let address: String = browser
        .ask("return location.pathname + location.search", vec![])
        .await;
    assert_eq!(address, "/diagnose");
}

async fn broken_call_comes_first_and_another_can_be_chosen(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    open(&demo, &browser, "").await;
    browser.press_button("HAR file with two calls").await;
    browser
        .see(Heading("GET https://api.example.com/session"))
        .await;
    let second = "document.querySelectorAll('.call-list button')[1].click()";
    browser.ask::<Value>(second, vec![]).await;
    browser
        .see(Heading(
            "GET https://api.example.com/contactgroups?limit=50",
        ))
        .await;
    let focused = "return document.activeElement.textContent";
    assert_eq!(
        browser.ask::<String>(focused, vec![]).await,
        "GET https://api.example.com/contactgroups?limit=50"
    );
}

async fn file_that_stays_too_long_is_left_to_the_command(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    open(&demo, &browser, "").await;
    let line = "10:00:00 'GET' /api/items 200, in 3 ms, for somebody at https://app.example\n";
    let file = vec![json!("log.txt"), json!(line), json!(230_000)];
    browser.ask::<Value>(CHOOSE_FILE, file).await;
    browser.read("longer than 16 MB").await;
    browser.read("cors-doctor explain FILE").await;
}

async fn page_says_what_to_do_when_its_server_does_not_answer(engine: Engine) {
    let (mut demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    open(&demo, &browser, "").await;
    demo.crash();
    paste(
        &browser,
        "curl https://api.example -H 'Cookie: session=verysecret'",
    )
    .await;
    browser.read("does not answer").await;
    browser.read("cors-doctor explain FILE").await;
    let sent: String = browser
        .ask(
            "return document.querySelector('#sent code').textContent",
            vec![],
        )
        .await;
    assert_eq!(sent, "curl https://api.example -H 'Cookie: redacted'");
}

async fn strings_of_a_hostile_file_are_text(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    open(&demo, &browser, "").await;
    let har = json!({ "log": { "entries": [{
        "request": {
            "method": "<b>GET</b>",
            "url": "https://api.example/<img src=x onerror=alert(1)>\u{202e}?a=<script>",
            "headers": [{ "name": "Origin", "value": "https://app.example" }, { "name": "X-<i>", "value": "1" }],
        },
        "response": { "status": 200, "headers": [{ "name": "Vary", "value": "<svg onload=alert(1)>" }] },
    }, {
        "request": { "method": "GET", "url": "https://api.example/`</code><h1>`", "headers": [] },
        "response": { "status": 200, "headers": [{ "name": "Access-Control-Allow-Origin", "value": "`<h1>` \u{202e}" }] },
    }] } });
    paste(&browser, &har.to_string()).await;
    browser.see_element(".diagnosis .banner").await;
    let made = "return document.querySelectorAll(
        'main img, main script, main i, main b, main h1 ~ h1, .diagnosis svg [onload], .diagnosis h1').length";
    assert_eq!(browser.ask::<u32>(made, vec![]).await, 0);
}

in_each_engine!(
    transcript_is_explained_with_every_fault_and_a_fix,
    fact_that_the_visitor_sets_changes_the_answer,
    link_with_a_case_in_its_fragment_shows_it,
    old_link_to_the_decoder_shows_what_its_message_means,
    broken_call_comes_first_and_another_can_be_chosen,
    file_that_stays_too_long_is_left_to_the_command,
    page_says_what_to_do_when_its_server_does_not_answer,
    strings_of_a_hostile_file_are_text,
);

/// A keyboard that covers half of the screen is of no use to who wants to read first, and neither is a
/// box that has the focus below the result of a link.
#[tokio::test]
async fn box_has_the_focus_when_there_is_a_keyboard_and_nothing_to_read() {
    const FOCUSED: &str = "return document.activeElement.id";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    open(&demo, &browser, "").await;
    assert_eq!(browser.ask::<String>(FOCUSED, vec![]).await, "paste-box");
    browser
        .type_text("Preflight response is not successful. Status code: 401")
        .await;
    browser.read("A preflight never carries cookies").await;

    let link: String = browser.ask("return location.href", vec![]).await;
    let without = [(link, false), (demo.origins.app() + "/diagnose", true)];
    for (address, is_touched) in without {
        browser
            .devtools(
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": is_touched }),
            )
            .await;
        browser.open("about:blank").await;
        browser.open(&address).await;
        browser.see_element("body:not(.loading)").await;
        assert_eq!(
            browser.ask::<String>(FOCUSED, vec![]).await,
            "",
            "{address}"
        );
    }
}

#[tokio::test]
async fn each_sentence_about_a_call_is_said_once() {
    const SENTENCES: &str = "
        const parts = document.querySelectorAll('.banner .sentence, .faults p, .fix-card p');
        return [...parts].flatMap(({ textContent }) => textContent.split(/(?<=[.])\\s+(?=[A-Z])/))
            .filter((sentence) => sentence.length > 30);";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    open(&demo, &browser, "").await;
    for example in ["HAR file with two calls", "Output of curl -v"] {
        browser.press_button(example).await;
        browser.see_element(".fix-card").await;
        let mut sentences: Vec<String> = browser.ask(SENTENCES, vec![]).await;
        let said = sentences.len();
        assert!(said > 2, "{example}: {sentences:?}");
        sentences.sort();
        sentences.dedup();
        assert_eq!(sentences.len(), said, "{example}: {sentences:?}");
    }
}

#[tokio::test]
async fn what_the_paste_does_not_have_is_no_fact_on_the_page() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    open(&demo, &browser, "").await;
    paste(&browser, "HTTP/1.1 200 OK\nContent-Type: text/html").await;
    browser.see(Heading("GET (address not known)")).await;
    browser
        .read("https://your-page.example stands for the origin of your page.")
        .await;
    browser.read("The server answered the URL, but").await;
}

/// Whether the first words of the result are in the window, how far the page was scrolled, and what has the focus.
const IN_SIGHT: &str = "
    const { top, bottom } = document.querySelector('.diagnosis :is(.badge, .sentence)').getBoundingClientRect();
    return [top >= 0 && bottom <= innerHeight, scrollY > 0, document.activeElement.textContent];
";

#[tokio::test]
async fn result_of_what_was_given_at_once_comes_into_sight_and_the_focus_stays() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let reduced = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
    browser
        .devtools("Emulation.setEmulatedMedia", json!({ "features": reduced }))
        .await;
    for (width, height, example, is_scrolled) in [
        (375, 740, "Output of curl -v", true),
        (375, 740, "Console message", true),
        (1280, 800, "Output of curl -v", false),
        (1280, 800, "Console message", false),
    ] {
        browser.resize(width, height).await;
        open(&demo, &browser, "").await;
        browser.press_button(example).await;
        browser
            .see_element(".diagnosis :is(.badge, .sentence)")
            .await;
        eventually("the result in sight", async || {
            let (is_seen, scrolled, focused): (bool, bool, String) =
                browser.ask(IN_SIGHT, vec![]).await;
            let found = (is_seen, scrolled, focused.as_str());
            (found == (true, is_scrolled, example))
                .then_some(())
                .ok_or_else(|| format!("{width}, {example}: {found:?}"))
        })
        .await;
    }
}

/// Who has chosen a server sees the code with the list to choose from, on the page and in the lab.
#[tokio::test]
async fn choice_of_the_server_and_its_code_are_on_one_screen_where_the_fix_begins() {
    const CHOOSE: &str = "
        const card = document.querySelector('.fix-card');
        const list = card.querySelector('select');
        list.value = 'express';
        list.dispatchEvent(new Event('change'));
        const parts = [...card.querySelectorAll('select, pre')].map(({ tagName }) => tagName);
        const code = card.querySelector('pre').getBoundingClientRect();
        return [parts.slice(0, 2), code.bottom - card.getBoundingClientRect().top < 800];
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.resize(1280, 800).await;
    open(&demo, &browser, "").await;
    browser.press_button("Output of curl -v").await;
    browser.click(Link("The fix")).await;
    let on_diagnose: Value = browser.ask(CHOOSE, vec![]).await;
    let scenario = format!("{}/lab?scenario=method-not-allowed", demo.origins.app());
    browser.open(&scenario).await;
    browser.click(Link("Why, and the fix")).await;
    let in_lab: Value = browser.ask(CHOOSE, vec![]).await;
    for shown in [on_diagnose, in_lab] {
        assert_eq!(shown, json!([["SELECT", "PRE"], true]));
    }
}
