//! A page that the API refuses plants a cookie of the session's name. No host of the site can be
//! kept from that over plain http; the person is told, and gets out of it.

use serde_json::Value;

use support::{
    Demo, Origins,
    browser::{Browser, engine::Engine, page::Thing::Heading},
    names::{ADA, DEMO_PASSWORD},
    scenarios::journey::sign_in,
};

/// On the apex, which is same-site with the API and not allowed to call it.
async fn plant(browser: &Browser, origins: Origins, token: &str, attributes: &str) {
    browser.open(&origins.apex()).await;
    let cookie = format!("session={token}; Domain=mixmax.localhost; {attributes}");
    let plant = "document.cookie = arguments[0]";
    browser.ask::<Value>(plant, vec![cookie.into()]).await;
}

/// The way out that the page offers. The form to sign in may be there before, too.
async fn clear_the_cookies(browser: &Browser) {
    browser.press_button("Sign out and clear the cookies").await;
    browser.see_no_problem().await;
    browser.see(Heading("Sign in")).await;
}

const MADE_UP: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

async fn planted_session_cookie_never_replaces_the_own_session(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    let other = origins.app_page().sign_in_with(ADA, DEMO_PASSWORD).await;
    sign_in(&browser, origins).await;
    let token = other.cookie().strip_prefix("session=").expect("a token");
    plant(&browser, origins, token, "Path=/api").await;

    browser.open(&origins.app()).await;
    browser.see_problem("ambiguous-session").await;
    browser.read("another host of mixmax.localhost").await;
    clear_the_cookies(&browser).await;
    sign_in(&browser, origins).await;
    // The planted session has ended, too.
    other.get("/api/contactgroups").await.assert_status(401);
}

async fn planted_cookie_does_not_prevent_sign_in(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    plant(&browser, origins, MADE_UP, "Path=/api").await;

    browser.open(&origins.app()).await;
    browser.fill("Email", ADA).await;
    browser.fill("Password", DEMO_PASSWORD).await;
    browser.press_button("Sign in").await;
    browser.see_problem("ambiguous-session").await;
    browser
        .press_and_see_problem_anew("Sign in", "ambiguous-session")
        .await;
    clear_the_cookies(&browser).await;
    sign_in(&browser, origins).await;

    // This one comes with the groups only, so signing out sees no second cookie.
    plant(&browser, origins, MADE_UP, "Path=/api/contactgroups").await;
    browser.open(&origins.app()).await;
    browser.see_problem("ambiguous-session").await;
    clear_the_cookies(&browser).await;
    sign_in(&browser, origins).await;
}

/// In Firefox `Clear-Site-Data` leaves it. WebKit takes no `Secure` cookie over http, and so none of
/// these.
async fn planted_partitioned_cookie_is_cleared_too(engine: Engine) {
    const PARTITIONED: &str = "Path=/api; Secure; SameSite=None; Partitioned";
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    sign_in(&browser, origins).await;
    plant(&browser, origins, MADE_UP, PARTITIONED).await;

    browser.open(&origins.app()).await;
    if engine == Engine::WebKitGTK {
        browser.see(Heading("Groups")).await;
        return;
    }
    browser.see_problem("ambiguous-session").await;
    clear_the_cookies(&browser).await;
    sign_in(&browser, origins).await;
}

in_each_engine!(
    planted_session_cookie_never_replaces_the_own_session,
    planted_cookie_does_not_prevent_sign_in,
    planted_partitioned_cookie_is_cleared_too,
);
