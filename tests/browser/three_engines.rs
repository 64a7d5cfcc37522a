//! What must work in every engine: the contacts app, and what each origin gets.

use support::{
    Demo,
    browser::{Browser, engine::Engine, page::Thing::Heading},
    names::{ADA, DEMO_PASSWORD},
    scenarios::{journey, page_origins},
};

/// The same tests in each engine.
macro_rules! in_engine {
    ($name:ident, $engine:expr) => {
        mod $name {
            use super::*;

            #[tokio::test]
            async fn contacts_can_be_managed_from_sign_in_to_sign_out() {
                let (demo, browser) = (Demo::start(), Browser::start_in($engine).await);
                journey::from_sign_in_to_sign_out(&browser, demo.origins).await;
            }

            #[tokio::test]
            async fn app_and_sibling_origin_can_read_and_write() {
                let (demo, browser) = (Demo::start(), Browser::start_in($engine).await);
                page_origins::trusted_origins_can_read_and_write(&browser, demo.origins).await;
            }

            #[tokio::test]
            async fn apex_stranger_and_look_alike_can_neither_read_nor_write() {
                let (demo, browser) = (Demo::start(), Browser::start_in($engine).await);
                page_origins::other_origins_can_neither_read_nor_write(&browser, demo.origins)
                    .await;
            }

            #[tokio::test]
            async fn sandboxed_page_can_neither_read_nor_write() {
                let (demo, browser) = (Demo::start(), Browser::start_in($engine).await);
                page_origins::sandboxed_page_can_neither_read_nor_write(&browser, demo.origins)
                    .await;
            }
        }
    };
}

in_engine!(chromium, Engine::Chromium);
in_engine!(firefox, Engine::Firefox);
in_engine!(webkitgtk, Engine::WebKitGTK);

/// WebKitGTK as it is installed drops the cookie, and no answer says so: it takes names under
/// `localhost` for strangers to each other.
#[tokio::test]
async fn blocked_cookie_is_distinguished_from_a_wrong_password() {
    let (demo, browser) = (Demo::start(), Browser::start_webkit_as_installed().await);
    browser.open(&demo.origins.app()).await;
    browser.fill("Email", ADA).await;
    browser.fill("Password", "not-the-engine").await;
    browser.press_button("Sign in").await;
    browser.see_problem("wrong-credentials").await;

    browser.fill("Password", DEMO_PASSWORD).await;
    browser.press_button("Sign in").await;
    browser.see_problem("cookie-dropped").await;
    browser.see(Heading("Sign in")).await;
    assert_eq!(browser.value("Email").await, ADA);
    let kept = browser.cookies_of(&(demo.origins.api() + "/healthz")).await;
    assert!(kept.is_empty(), "{kept:?}");
}
