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
    browser.read("Not measured, but among the fixes").await;
    browser.read("Spring").await;
    browser.open(&(page.clone() + "#granted-preflight")).await;
    browser.see_element("#granted-preflight").await;
    browser.open(&(page.clone() + "?about=all")).await;
    browser.see_element("#granted-preflight").await;
    browser.open(&(page + "?stack=fastapi&with=express")).await;
    browser.see_element("#granted-preflight").await;
    let both = "What FastAPI, Starlette (CORSMiddleware) and Express (cors) do";
    browser.read(both).await;
    let title: String = browser.ask("return document.title;", vec![]).await;
    assert_eq!(title, format!("{both} · Two Origins"));
}

#[tokio::test]
async fn question_of_a_server_is_a_line_that_a_link_opens() {
    const OPEN: &str = "
        const open = [...document.querySelectorAll('details.behaviour[open]')];
        return open.map((one) => one.querySelector('h3').id);
    ";
    const FOLLOW: &str = "
        const link = document.querySelector('.about-stack .dangers a');
        link.click();
        return new URL(link.href).hash.slice(1);
    ";
    const LINES: &str =
        "return document.querySelectorAll('details.behaviour > summary .value').length;";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let page = demo.origins.app() + "/stacks?stack=fastapi";
    browser.open(&page).await;
    browser.see_element("details.behaviour").await;
    assert_eq!(
        browser.ask::<Vec<String>>(OPEN, vec![]).await,
        Vec::<String>::new()
    );
    assert!(browser.ask::<usize>(LINES, vec![]).await > 40);
    browser.read("600 seconds").await;
    let followed: String = browser.ask(FOLLOW, vec![]).await;
    browser.see_element("details.behaviour[open]").await;
    assert_eq!(browser.ask::<Vec<String>>(OPEN, vec![]).await, [followed]);
}
