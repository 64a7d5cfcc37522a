//! The pictures in the README, which cannot grow old: they are taken here.

use std::{env, fs, path::Path};

use serde_json::json;
use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    scenarios::journey::sign_in,
};

/// With `UPDATE_SCREENSHOT=1` they become the pictures in the README.
#[tokio::test]
async fn screenshots_of_a_run_and_of_the_contacts_page_are_not_blank() {
    let wanted = env::var_os("UPDATE_SCREENSHOT").is_some_and(|value| value == "1");
    let demo = if wanted {
        Demo::start_as_documented()
    } else {
        Demo::start()
    };
    let browser = Browser::start().await;
    browser.resize(1280, 900).await;
    browser.open("about:blank").await;
    let blank = browser.client.screenshot().await.expect("a picture");

    sign_in(&browser, demo.origins).await;
    for (scheme, suffix) in [("light", ""), ("dark", "-dark")] {
        let feature = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser
            .devtools("Emulation.setEmulatedMedia", json!({ "features": feature }))
            .await;
        browser.resize(1280, 900).await;
        browser.open(&demo.origins.app()).await;
        browser.click(Link("Colleagues in Göttingen")).await;
        browser.read("3 contacts").await;
        browser
            .see(Heading("The wire, as the API recorded it"))
            .await;
        let contacts = browser.client.screenshot().await.expect("a picture");
        browser.resize(1280, 1000).await;
        browser
            .open(&(demo.origins.app() + "/lab?scenario=method-not-allowed"))
            .await;
        browser.see_element("[data-agrees=true]").await;
        let lab = browser.client.screenshot().await.expect("a picture");

        for (name, picture) in [("screenshot", contacts), ("lab", lab)] {
            // A picture of nothing compresses to almost nothing.
            assert!(
                picture.len() > 10 * blank.len(),
                "{name}, {scheme}: {} bytes, {} blank",
                picture.len(),
                blank.len()
            );
            if wanted {
                let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
                fs::write(docs.join(format!("{name}{suffix}.png")), picture).expect("a picture");
            }
        }
    }
}
