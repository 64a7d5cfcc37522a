//! The page that shows what the CORS middlewares do.

use support::{
    Demo,
    browser::{Browser, page::Thing::Link},
};

#[tokio::test]
async fn servers_page_starts_with_a_choice_and_links_to_one_question_still_lead_there() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let page = demo.origins.app() + "/stacks";
    browser.open(&page).await;
    browser.read("Where they differ most").await;
    browser.see(Link("Flask (Flask-CORS)")).await;
    browser.open(&(page.clone() + "#granted-preflight")).await;
    browser.see_element("#granted-preflight").await;
    browser.open(&(page.clone() + "?about=all")).await;
    browser.see_element("#granted-preflight").await;
    browser.open(&(page + "?stack=fastapi&with=express")).await;
    browser.see_element("#granted-preflight").await;
}
