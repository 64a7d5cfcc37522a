//! The files of the pages: how they are sent, and which never are.

use std::{fs, path::Path};

use crate::web_app::WebApp;

#[actix_web::test]
async fn reload_gets_304() {
    let app = WebApp::start();
    let first = app.get("/").await;
    let etag = first.header("etag").to_owned();
    assert!(!etag.is_empty());
    let second = app.get("/").header("if-none-match", &etag).await;
    assert_eq!(second.status, 304);
    let other = app.get("/").header("if-none-match", "\"another\"").await;
    assert_eq!(other.status, 200);
}

#[actix_web::test]
async fn head_is_answered_as_get_without_the_body() {
    let app = WebApp::start();
    for path in [
        "/",
        "/learn",
        "/servers",
        "/styles/account.css",
        "/config.json",
        "/healthz",
    ] {
        let get = app.get_raw(path).await;
        let head = app.visitor().request("HEAD", path).await;
        assert_eq!(head.status, get.status, "{path}");
        let media_type = head.header("content-type");
        assert_eq!(media_type, get.header("content-type"), "{path}");
        assert_eq!(head.body, b"", "{path}");
    }
}

#[actix_web::test]
async fn unsupported_method_gets_405_with_allow() {
    let app = WebApp::start();
    for (path, method, allow) in [
        ("/healthz", "POST", "GET, HEAD"),
        ("/config.json", "PUT", "GET, HEAD"),
        ("/learn", "DELETE", "GET, HEAD"),
        ("/judge/verdict", "GET", "POST"),
    ] {
        let response = app.visitor().request(method, path).await;
        response.assert_problem(405, "method-not-allowed");
        assert_eq!(response.header("allow"), allow, "{path}");
    }
}

#[actix_web::test]
async fn text_is_compressed_as_accept_encoding_asks() {
    let app = WebApp::start();
    let plain = app.get("/").await.body;
    for (asked, got) in [("br", "br"), ("gzip", "gzip"), ("gzip, br", "br")] {
        let response = app.get("/").header("accept-encoding", asked).await;
        assert_eq!(response.header("content-encoding"), got);
        assert!(
            response
                .header("vary")
                .to_ascii_lowercase()
                .contains("accept-encoding")
        );
        assert!(response.body.len() < plain.len());
    }
}

#[actix_web::test]
async fn list_that_fills_a_head_is_refused() {
    let app = WebApp::start();
    for name in [
        "accept-encoding",
        "connection",
        "if-match",
        "if-none-match",
        "range",
    ] {
        let refused = app.get("/").header(name, "a,".repeat(5000)).await;
        refused.assert_problem(431, "head-too-large");
    }
}

/// Their bytes differ, so a strong validator would be of one of them alone (RFC 9110, 8.8.3.3), and a shared
/// cache has to know what chooses between them (12.5.5).
#[actix_web::test]
async fn codings_of_a_file_have_weak_validators_and_say_what_chooses_between_them() {
    let app = WebApp::start();
    for path in ["/", "/styles/account.css", "/scripts/shared/config.js"] {
        for coding in ["identity", "gzip", "br"] {
            let first = app.get(path).header("accept-encoding", coding).await;
            let tag = first.header("etag").to_owned();
            assert!(tag.starts_with("W/\""), "{path} {coding}: {tag}");
            let again = app.get(path).header("accept-encoding", coding);
            let again = again.header("if-none-match", &tag).await;
            assert_eq!((first.status, again.status), (200, 304), "{path} {coding}");
            assert_eq!(again.header("etag"), tag, "{path} {coding}");
            for response in [first, again] {
                assert_eq!(
                    response.header("vary"),
                    "accept-encoding",
                    "{path} {coding}"
                );
            }
        }
    }
}

#[actix_web::test]
async fn missing_page_gets_a_404_page_without_etag() {
    let app = WebApp::start();
    for path in ["/nothing-here", "/styles/", "/styles", "/scripts/shared"] {
        let response = app.get(path).header("if-none-match", "*").await;
        assert_eq!(response.status, 404, "{path}");
        assert_eq!(response.header("etag"), "");
        let body = response.text();
        assert!(body.contains("<title>"), "{path}");
        assert!(
            !body.contains("tokens.css</a>"),
            "{path} lists its directory"
        );
    }
}

#[actix_web::test]
async fn files_outside_the_pages_are_not_served() {
    let app = WebApp::start();
    for target in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/..%2fCargo.toml",
        "/styles/../../Cargo.toml",
        "/styles/%2e%2e/%2e%2e/Cargo.toml",
        "/..\\Cargo.toml",
        "/..%5cCargo.toml",
        "//etc/passwd",
        "/%00",
        "/.env",
        "/.git/config",
        "/styles/.hidden",
        "/%2egit/config",
    ] {
        let response = app.get_raw(target).await;
        assert!(
            matches!(response.status, 400 | 404),
            "{target}: {response:?}"
        );
        let text = response.text();
        assert!(
            !text.contains("[workspace]") && !text.contains("root:"),
            "{target}"
        );
    }
}

#[actix_web::test]
async fn compressed_file_is_the_same_each_time_and_new_when_the_file_changed() {
    let pages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compressed_file");
    fs::create_dir_all(&pages).unwrap();
    let index = pages.join("index.html");
    fs::write(&index, "before ".repeat(500)).unwrap();
    let app = WebApp::start_with_pages(&pages);
    let compressed = async || app.get("/").header("accept-encoding", "br").await;
    let first = compressed().await;
    let second = compressed().await;
    assert_eq!(first.header("content-encoding"), "br");
    assert_eq!(second.header("content-encoding"), "br");
    assert_eq!(first.body, second.body);
    assert_eq!(second.header("etag"), first.header("etag"));
    // The files of a page are replaced, not written in place.
    let other = pages.join("other");
    fs::write(&other, "after ".repeat(600)).unwrap();
    fs::rename(&other, &index).unwrap();
    let third = compressed().await;
    assert_ne!(third.body, first.body);
    assert_ne!(third.header("etag"), first.header("etag"));
    let head = app.visitor().request("HEAD", "/");
    let head = head.header("accept-encoding", "br").await;
    assert_eq!(head.body, b"");
}
