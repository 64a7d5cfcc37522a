//! The page that decodes console messages.

use serde_json::{Value, json};

use support::{Demo, browser::Browser};

/// As a paste does, which no keyboard of a driver has the time for.
const PASTE: &str = "const message = document.querySelector('#message');
message.value = arguments[0].repeat(arguments[2]) + arguments[1] + arguments[0].repeat(arguments[2]);
message.dispatchEvent(new Event('input'));";

#[tokio::test]
async fn message_in_a_pasted_log_of_a_megabyte_is_explained() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/decode")).await;
    browser.see_element("body:not(.loading)").await;
    let line = "10:00:00 \"GET /api/items\" 200, origin 'http://a.example'\n";
    let message =
        "Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.\n";
    let _: Value = browser
        .ask(PASTE, vec![json!(line), json!(message), json!(9000)])
        .await;
    browser.read("PATCH").await;
    browser.see_element("#result .card").await;
}
