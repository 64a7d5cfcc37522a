//! The page that judges origins by the expression of a visitor.

use fantoccini::key::Key;
use support::{Demo, browser::Browser};

#[tokio::test]
async fn origins_page_judges_a_regex_as_the_chosen_server_applies_it() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let list = "&origins=http://example.com%0Ahttp://example.com.evil.net";
    for (function, count) in [("py-match", 2), ("py-fullmatch", 1), ("ends-with", 1)] {
        let link = format!("/origins?function={function}&expression=http://example.com{list}");
        browser.open(&(demo.origins.app() + &link)).await;
        browser
            .read(&format!("the expression lets in {count}"))
            .await;
    }
}

#[tokio::test]
async fn regex_with_catastrophic_backtracking_is_stopped_and_reported() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let link = "/origins?function=py-match&expression=%5E(a%2B)%2B%24";
    browser.open(&(demo.origins.app() + link)).await;
    browser
        .read("The server can be made to hang by one Origin header")
        .await;
    browser.read("the pattern lets in 2").await;
}

#[tokio::test]
async fn pattern_that_cannot_be_meant_is_said_to_keep_the_service_from_starting() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser
        .open(&(demo.origins.app() + "/origins?pattern=https://*"))
        .await;
    browser.read("the pattern is refused").await;
}

#[tokio::test]
async fn own_domain_brings_its_pattern_its_expression_and_its_origins() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/origins")).await;
    browser
        .read("the pattern lets in 2, the expression lets in 10, 1 of them a stranger’s or open to one")
        .await;
    let field = "Pattern of origins, or your domain; several with commas";
    browser.fill(field, "example.com").await;
    browser
        .read("A domain alone is read as https://*.example.com.")
        .await;
    browser.press(Key::Tab).await;
    browser.read("https://app.example.com.evil.example").await;
    browser.read("the pattern lets in 2").await;
    assert_eq!(browser.value(field).await, "https://*.example.com");
    assert!(!browser.text().await.contains("mixmax"));

    // The link has it all, and goes on following the pattern.
    let link = browser.client.current_url().await.expect("an address");
    browser.open(link.as_str()).await;
    browser.read("https://app.example.com.evil.example").await;
    browser.fill(field, "https://*.example.org").await;
    browser.read("https://app.example.org.evil.example").await;
    let expression = browser.value("With this expression, text or list").await;
    assert_eq!(expression, r"[^.\s]+\.example\.org$");
}
