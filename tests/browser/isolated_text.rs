//! The direction of what people wrote stays within it: it turns nothing of the page around.

use serde::Deserialize;
use serde_json::json;

use support::{
    Demo,
    browser::{Browser, engine::Engine, page::Thing::Heading},
    names::ADA,
    scenarios::journey::{demo_account, sign_in},
};

const GROUP: &str = "משפחה";
const NAME: &str = "עדה";
const PHONE: &str = "טלפון 555";
/// A note may have controls of direction, as text from right to left needs them.
const NOTE: &str = "הערה \u{202e}";

/// Where a text is on the screen, and where it shares an element with something else.
#[derive(Debug, Deserialize)]
struct Shown {
    count: usize,
    not_isolated: Vec<String>,
}

const SHOWN: &str = "
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const shown = { count: 0, not_isolated: [] };
    while (texts.nextNode()) {
        const { data, parentElement: parent } = texts.currentNode;
        if (!data.includes(arguments[0]) || parent.closest('#announcements')) continue;
        shown.count++;
        const isIsolated = getComputedStyle(parent).unicodeBidi === 'isolate';
        // The names of clicks are texts of buttons, and what is sent of a paste is one text.
        const isAlone = parent.textContent === arguments[0] || parent.closest('#wire, #last-call, #sent');
        if (!isIsolated || !isAlone) shown.not_isolated.push(parent.outerHTML);
    }
    return shown;
";

async fn see_isolated(browser: &Browser, text: &str, at_least: usize) {
    browser.read(text.trim_end_matches('\u{202e}').trim()).await;
    let shown: Shown = browser.ask(SHOWN, vec![json!(text)]).await;
    assert!(shown.count >= at_least, "{text}: {shown:?}");
    assert!(shown.not_isolated.is_empty(), "{text}: {shown:#?}");
}

async fn text_of_people_is_isolated_wherever_it_is_shown(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let api = demo_account(demo.origins).await;
    let group = api.add_group(GROUP).await;
    let contact =
        json!({ "name": NAME, "email": "ada@here.example", "phone": PHONE, "note": NOTE });
    let contact = api.create(&format!("{group}/contacts"), &contact).await;
    sign_in(&browser, demo.origins).await;
    see_isolated(&browser, ADA, 1).await;

    let id = group.rsplit('/').next().expect("an id");
    let address = format!("{}/?group={id}&q={GROUP}", demo.origins.app());
    browser.open(&address).await;
    browser.see(Heading(NAME)).await;
    // In the list and in the title.
    see_isolated(&browser, GROUP, 2).await;
    for text in ["ada@here.example", PHONE, NOTE] {
        see_isolated(&browser, text, 1).await;
    }
    // In the row and in the names of its two buttons.
    see_isolated(&browser, NAME, 3).await;

    browser.press_button(&format!("Delete {NAME}")).await;
    browser.see(Heading("Delete contact")).await;
    see_isolated(&browser, NAME, 4).await;
    browser.press_button("Cancel").await;

    browser.press_button(&format!("Edit {NAME}")).await;
    browser.see(Heading(&format!("Edit {NAME}"))).await;
    see_isolated(&browser, NAME, 4).await;
    let theirs = json!({ "email": "ada@there.example" });
    api.patch(&contact, &theirs).await.assert_status(200);
    browser.press_button("Save").await;
    browser.see(Heading("Changed elsewhere")).await;
    see_isolated(&browser, NAME, 6).await;
    see_isolated(&browser, "ada@there.example", 1).await;
}

async fn text_of_a_link_is_isolated_wherever_it_is_shown(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origin = "http://עדה.example";
    browser
        .open(&format!("{}/origins?origins={origin}", demo.origins.app()))
        .await;
    see_isolated(&browser, origin, 1).await;
    let message = format!(
        "Access to fetch at '{origin}/x' from origin 'http://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."
    );
    browser
        .open(&format!("{}/diagnose", demo.origins.app()))
        .await;
    browser
        .fill("An error, a command, or headers", &message)
        .await;
    see_isolated(&browser, &format!("{origin}/x"), 1).await;
}

in_each_engine!(
    text_of_people_is_isolated_wherever_it_is_shown,
    text_of_a_link_is_isolated_wherever_it_is_shown,
);
