//! The playground: nothing that it says is about another request than the one in the form.

use serde_json::json;
use support::{Demo, browser::Browser};

/// Writes into a field as a person would, in one go.
async fn write(browser: &Browser, field: &str, text: &str) {
    const WRITE: &str = "
        const field = document.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
    ";
    browser
        .ask::<()>(WRITE, vec![json!(field), json!(text)])
        .await;
}

async fn opened(query: &str) -> (Demo, Browser) {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser
        .open(&format!("{}/playground{query}", demo.origins.app()))
        .await;
    browser.see_element(".predicted .badge").await;
    (demo, browser)
}

#[tokio::test]
async fn invalid_form_has_no_verdict_and_no_code() {
    const SHOWN: &str = "return [document.querySelector('.predicted').innerText, document.querySelector('#copies').innerText];";
    let (_demo, browser) = opened("").await;
    write(&browser, "#preflight-headers", "no header").await;
    browser.see_element(".unpredicted").await;
    let [verdict, code]: [String; 2] = browser.ask(SHOWN, vec![]).await;
    assert!(
        verdict.contains("The answer to the preflight, Headers"),
        "{verdict}"
    );
    assert!(verdict.contains("Line 1"), "{verdict}");
    assert_eq!(code, "");
    write(&browser, "#preflight-headers", "Vary: Origin").await;
    browser.see_element(".predicted .badge").await;
}

#[tokio::test]
async fn headers_of_a_real_server_run_as_they_are_predicted() {
    let (_demo, browser) = opened("").await;
    write(&browser, "#method", "GET").await;
    write(&browser, "#headers", "").await;
    write(&browser, "#body", "").await;
    write(
        &browser,
        "#response-headers",
        "Server: nginx\nStrict-Transport-Security: max-age=1\nAccess-Control-Allow-Origin: https://other.example",
    )
    .await;
    browser
        .read("Not sent by the lab: Server, Strict-Transport-Security")
        .await;
    browser.press_button("Run it").await;
    browser.see_element("#outcome [data-agrees=true]").await;
    assert!(
        browser
            .text()
            .await
            .contains("Blocked, but the server ran it")
    );
}

#[tokio::test]
async fn answer_that_the_lab_refuses_to_send_is_not_taken_for_a_run() {
    let (_demo, browser) = opened("").await;
    write(&browser, "#method", "GET").await;
    write(&browser, "#body", "").await;
    write(&browser, "#response-headers", "Set-Cookie: session=1").await;
    browser.press_button("Run it").await;
    browser
        .read("This was not run, because the lab does not send such an answer.")
        .await;
    browser.read("write a cookie").await;
    browser.read_no_more("What happened").await;
}

#[tokio::test]
async fn stranger_gets_no_code_for_a_server() {
    const TABS: &str =
        "return [...document.querySelectorAll('[role=tab]')].map((tab) => tab.textContent);";
    let (_demo, browser) = opened("").await;
    let tabs: Vec<String> = browser.ask(TABS, vec![]).await;
    assert!(tabs.contains(&"nginx".to_owned()), "{tabs:?}");
    write(&browser, "#from", "evil").await;
    browser.read("no code for a server is shown").await;
    let tabs: Vec<String> = browser.ask(TABS, vec![]).await;
    assert_eq!(tabs, ["fetch", "curl"]);
}

#[tokio::test]
async fn link_that_cannot_be_read_says_so() {
    let (_demo, browser) = opened("?case=%7Bbroken").await;
    browser
        .read("The request in this link could not be read.")
        .await;
}
