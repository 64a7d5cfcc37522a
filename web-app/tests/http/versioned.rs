//! Addresses that change with what is at them, so that a browser keeps it for good.

use std::{fs, path::Path};

use crate::web_app::WebApp;

/// The versions that the links of a page have.
fn links(page: &str) -> Vec<&str> {
    let values = page
        .split("=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    values.filter(|value| value.starts_with("/v/")).collect()
}

#[actix_web::test]
async fn every_file_of_a_page_has_an_address_to_be_kept_for_good() {
    let app = WebApp::start();
    for page in ["/", "/lab", "/playground", "/frame.html", "/nothing-here"] {
        let text = app.get(page).await.text().to_owned();
        for unversioned in [
            "=\"/styles/",
            "=\"/scripts/",
            "=\"/favicon.svg",
            "=\"/config",
        ] {
            assert!(!text.contains(unversioned), "{page} has {unversioned}");
        }
        for link in links(&text) {
            let response = app.get(link).await;
            assert_eq!(response.status, 200, "{link}");
            assert_eq!(
                response.header("cache-control"),
                "max-age=31536000, immutable",
                "{link}"
            );
            // As under its own address, for a page in a sandbox.
            assert_eq!(response.header("access-control-allow-origin"), "*");
        }
    }
}

/// What is sent of a page or a script is made of its file, so a part of the file is not a part of it.
#[actix_web::test]
async fn whoever_asks_for_a_part_gets_the_whole() {
    let app = WebApp::start();
    let page = app.get("/account").await.text().to_owned();
    let script = links(&page).into_iter().find(|link| link.ends_with(".js"));
    for path in ["/account", script.unwrap()] {
        let whole = app.get(path).await;
        let part = app.get(path).header("range", "bytes=10-").await;
        assert_eq!(part.status, 200, "{path}");
        assert_eq!(part.body, whole.body, "{path}");
        assert_eq!(whole.header("accept-ranges"), "", "{path}");
    }
}

#[actix_web::test]
async fn page_names_every_script_that_it_will_import() {
    let app = WebApp::start();
    let text = app.get("/").await.text().to_owned();
    for script in [
        "/scripts/contacts/main.js",
        "/scripts/contacts/workspace.js",
        "/scripts/shared/ui/element.js",
    ] {
        let named = links(&text).iter().any(|link| link.ends_with(script));
        assert!(named, "{script}");
    }
    assert!(!text.contains("/scripts/lab/main.js"));
}

#[actix_web::test]
async fn address_of_another_version_is_not_kept_and_pages_never_are() {
    let app = WebApp::start();
    let text = app.get("/").await.text().to_owned();
    let version = links(&text)[0].split('/').nth(2).unwrap().to_owned();
    for path in [
        "/v/0123456789abcdef/styles/base.css".to_owned(),
        "/styles/base.css".to_owned(),
        format!("/v/{version}/lab.html"),
    ] {
        let response = app.get(&path).await;
        assert_eq!(response.status, 200, "{path}");
        assert_eq!(response.header("cache-control"), "no-cache", "{path}");
    }
    let missing = app.get(&format!("/v/{version}/nothing.js")).await;
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("cache-control"), "no-cache");
}

#[actix_web::test]
async fn script_to_be_kept_has_no_comments_and_the_script_itself_has() {
    let app = WebApp::start();
    let text = app.get("/").await.text().to_owned();
    let link = links(&text)
        .into_iter()
        .find(|link| link.ends_with("/contacts/main.js"));
    let (kept, whole) = (
        app.get(link.unwrap()).await,
        app.get("/scripts/contacts/main.js").await,
    );
    assert!(whole.text().contains("/** @typedef") && !kept.text().contains("/** @typedef"));
    let lines = |text: &str| text.lines().count();
    assert_eq!(lines(whole.text()), lines(kept.text()));
    assert_ne!(whole.header("etag"), kept.header("etag"));
}

#[actix_web::test]
async fn page_that_is_asked_for_again_and_again_stays_304() {
    let app = WebApp::start();
    let mut etag = app.get("/lab").await.header("etag").to_owned();
    for _ in 0..2 {
        let again = app.get("/lab").header("if-none-match", &etag).await;
        assert_eq!(again.status, 304);
        again.header("etag").clone_into(&mut etag);
    }
    // A browser may have the page from before it had links with versions.
    let file = etag.rsplit_once('-').unwrap().0.to_owned() + "\"";
    let old = app.get("/lab").header("if-none-match", file).await;
    assert_eq!(old.status, 200);
}

#[actix_web::test]
async fn policy_of_a_versioned_file_is_that_of_the_file() {
    let app = WebApp::start();
    for path in [
        "/frame.html",
        "/lab.html",
        "/scripts/origins/match-worker.js",
    ] {
        let versioned = app.get(&format!("/v/0123456789abcdef{path}")).await;
        let plain = app.get(path).await;
        let name = "content-security-policy";
        assert_eq!(versioned.header(name), plain.header(name), "{path}");
        assert!(!plain.header(name).is_empty(), "{path}");
    }
    let outside = app.get_raw("/v/0123456789abcdef/../../Cargo.toml").await;
    assert!(matches!(outside.status, 400 | 404), "{outside:?}");
}

#[actix_web::test]
async fn version_changes_with_a_file_and_so_does_the_page_that_links_to_it() {
    let pages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("versioned");
    fs::create_dir_all(&pages).unwrap();
    fs::write(pages.join("a.css"), "a {}").unwrap();
    fs::write(pages.join("index.html"), "<link href=\"/a.css\" />\n").unwrap();
    let app = WebApp::start_with_pages(&pages);
    let first = app.get("/").await;
    let etag = first.header("etag").to_owned();
    let again = app.get("/").header("if-none-match", &etag).await;
    assert_eq!(again.status, 304);

    fs::write(pages.join("a.css"), "a { color: red }").unwrap();
    let changed = support::wait::eventually("a new version", async || {
        let page = app.get("/").header("if-none-match", &etag).await;
        (page.status == 200)
            .then_some(page)
            .ok_or_else(|| "304".to_owned())
    })
    .await;
    let (old, new) = (first.text(), changed.text());
    assert_ne!(links(old), links(new));
    assert_eq!(app.get(links(new)[0]).await.text(), "a { color: red }");
}
