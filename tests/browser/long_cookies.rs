//! A host of the site sets such long cookies that the API refuses requests of the browser, without
//! CORS headers. Nobody can keep it from that; the person is told, and CORS is not blamed.

use serde_json::{Value, json};

use support::{
    Demo, Origins,
    browser::{Browser, engine::Engine, page::Thing::Heading},
    scenarios::journey::sign_in,
};

/// On the apex, which the API refuses. They go along to this path only, so that the pages still load.
async fn set_long_cookies(browser: &Browser, origins: Origins, path: &str, age: i32) {
    const SET: &str = "
        const [path, age] = arguments;
        for (let i = 0; i < 40; i++)
            document.cookie = `filler${i}=${'a'.repeat(4000)}; Max-Age=${age}; Domain=mixmax.localhost; Path=${path}`;
    ";
    browser.open(&origins.apex()).await;
    browser
        .ask::<Value>(SET, vec![json!(path), json!(age)])
        .await;
}

async fn long_cookies_are_told_from_a_refused_origin(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    sign_in(&browser, origins).await;
    let app = browser.tab().await;
    let apex = browser.new_tab().await;
    browser.switch_to(&apex).await;
    set_long_cookies(&browser, origins, "/api", 60).await;

    // The page that is open, and those that are opened.
    browser.switch_to(&app).await;
    browser.fill("New group", "Typed before").await;
    browser.press_button("Create").await;
    browser.see_problem("cookies-too-long").await;
    assert_eq!(browser.value("New group").await, "Typed before");
    for page in ["/account", "/"] {
        browser.open(&(origins.app() + page)).await;
        browser.see_problem("cookies-too-long").await;
        browser.read("Remove the cookies of this site").await;
        browser.read_no_more("origin is refused").await;
    }

    // As a person does it in the browser's settings.
    browser.switch_to(&apex).await;
    set_long_cookies(&browser, origins, "/api", 0).await;
    browser.switch_to(&app).await;
    browser.press_button("Try again").await;
    browser.see_no_problem().await;
    browser.see(Heading("Groups")).await;

    // The session can still be asked for, and the groups cannot.
    browser.switch_to(&apex).await;
    set_long_cookies(&browser, origins, "/api/contactgroups", 60).await;
    browser.switch_to(&app).await;
    browser.fill("New group", "Typed before").await;
    browser.press_button("Create").await;
    browser.see_problem("cookies-too-long").await;
}

in_each_engine!(long_cookies_are_told_from_a_refused_origin);
