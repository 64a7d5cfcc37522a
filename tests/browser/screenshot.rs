//! The picture in the README, which cannot grow old: it is taken here.

use std::{env, fs, path::Path};

use support::{
    Demo,
    browser::{
        Browser,
        page::Thing::{Heading, Link},
    },
    scenarios::journey::sign_in,
};

/// With `UPDATE_SCREENSHOT=1` it becomes the picture in the README.
#[tokio::test]
async fn screenshot_of_the_contacts_page_is_not_blank() {
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
    browser.click(Link("Colleagues in Göttingen")).await;
    browser.read("3 contacts").await;
    browser
        .see(Heading("The wire, as the API recorded it"))
        .await;
    let picture = browser.client.screenshot().await.expect("a picture");
    // A picture of nothing compresses to almost nothing.
    assert!(
        picture.len() > 10 * blank.len(),
        "{} bytes, {} blank",
        picture.len(),
        blank.len()
    );

    if wanted {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
        fs::create_dir_all(&docs).expect("docs");
        fs::write(docs.join("screenshot.png"), picture).expect("docs/screenshot.png");
    }
}
