//! Pages on paper.

use serde_json::json;

use support::{Demo, browser::Browser};

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
