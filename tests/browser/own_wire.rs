//! The wire of the contacts page: what the API recorded of its calls.

use support::{
    Demo,
    browser::{Browser, engine::Engine, page::Thing::Heading},
    scenarios::journey::sign_in,
};

async fn wire_of_a_trusted_page_has_preflights_origins_and_cookies(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let app = demo.origins.app();
    sign_in(&browser, demo.origins).await;
    browser
        .see(Heading("The wire, as the API recorded it"))
        .await;
    for words in [
        // Signing in is a POST of JSON, so the browser asks first.
        "The browser sends a preflight to ".to_owned(),
        "Access-Control-Request-Method: POST".to_owned(),
        "Cookie: none, as in every preflight".to_owned(),
        format!("Origin: {app} (this decided)"),
        format!("Access-Control-Allow-Origin: {app} (this decided)"),
        "Access-Control-Allow-Credentials: true".to_owned(),
        "Cookie: session".to_owned(),
    ] {
        browser.read(&words).await;
    }
}

/// What the page cannot know is predicted from the rules of cookies, and said to be.
async fn wire_of_a_refused_page_tells_no_status_and_predicts_the_cookie(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    sign_in(&browser, demo.origins).await;
    for (page, cookie) in [
        (demo.origins.apex(), "Cookie: the session’s if there is one"),
        (
            demo.origins.evil(),
            "Cookie: none, for this page is on another site",
        ),
    ] {
        browser.open(&page).await;
        browser.press_button("Try a simple GET").await;
        for words in [
            cookie,
            "(predicted)",
            "an answer; its status is withheld from this page",
            "The API leaves out what this page may not know: the status of an answer.",
            &format!("Origin: {page} (this decided)"),
            "Access-Control-Allow-Origin: missing (this decided)",
        ] {
            browser.read(words).await;
        }
        browser.press_button("Try a preflighted PATCH").await;
        browser.read("PATCH never sent").await;
    }
}

/// Two people share a browser: what one has clicked and searched for is not shown to the next.
async fn wire_forgets_what_was_done_before_signing_out(engine: Engine) {
    const SEARCH: &str = "
        const field = document.querySelector('#groups-pane input[type=search]');
        field.value = 'oncology';
        field.dispatchEvent(new Event('input', { bubbles: true }));
    ";
    const WIRE: &str = "return document.querySelector('#wire').textContent";
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    sign_in(&browser, demo.origins).await;
    browser.ask::<()>(SEARCH, vec![]).await;
    browser.read("“oncology”").await;
    browser.press_button("Sign out").await;
    browser.see(Heading("Sign in")).await;
    browser.press_button("Sign in").await;
    browser.see(Heading("Groups")).await;
    browser.read("POST").await;
    let wire: String = browser.ask(WIRE, vec![]).await;
    assert!(!wire.contains("oncology"), "{wire}");
}

in_each_engine!(
    wire_of_a_trusted_page_has_preflights_origins_and_cookies,
    wire_of_a_refused_page_tells_no_status_and_predicts_the_cookie,
    wire_forgets_what_was_done_before_signing_out,
);
