//! What each page origin gets from the API, asked by script on real pages.

use serde_json::{Value, json};

use super::journey::{demo_account, fresh_name, sign_in};
use crate::{Origins, Page, browser::Browser};

/// What the bar on top found out by asking, as CSS selectors.
const READABLE: &str = "[data-access=readable]";
const WITHHELD: &str = "[data-access=withheld]";

/// Trusted origins: everything works, with the session's cookie.
pub async fn trusted_origins_can_read_and_write(browser: &Browser, origins: Origins) {
    let api = demo_account(origins).await;
    sign_in(browser, origins).await;
    for origin in [origins.app(), origins.blog()] {
        browser.open(&origin).await;
        browser.see_element(READABLE).await;
        can_read_and_write(browser, origins, &api).await;
    }
}

/// All others: script is told nothing, Chromium says why, and nothing has changed.
pub async fn other_origins_can_neither_read_nor_write(browser: &Browser, origins: Origins) {
    let api = demo_account(origins).await;
    sign_in(browser, origins).await;
    for origin in [origins.apex(), origins.evil(), origins.look_alike()] {
        browser.open(&origin).await;
        browser.see_element(WITHHELD).await;
        can_neither_read_nor_write(browser, origins, &api).await;
    }
}

/// The origin `null`, of the same page in a sandboxed frame on the trusted origin.
pub async fn sandboxed_page_can_neither_read_nor_write(browser: &Browser, origins: Origins) {
    let api = demo_account(origins).await;
    sign_in(browser, origins).await;
    browser
        .open(&format!("{}/sandbox.html", origins.app()))
        .await;
    browser.see_element(READABLE).await;
    browser
        .client
        .enter_frame(0)
        .await
        .expect("the sandboxed frame");
    assert_eq!(
        browser.ask::<String>("return self.origin", vec![]).await,
        "null"
    );
    browser.see_element(WITHHELD).await;
    can_neither_read_nor_write(browser, origins, &api).await;
}

/// Every method, by script on the open page.
pub async fn can_read_and_write(browser: &Browser, origins: Origins, api: &Page) {
    let (name, changed) = (
        fresh_name("Made by script"),
        fresh_name("Renamed by script"),
    );
    let at = |path: &str| origins.api() + path;

    let session = browser.fetch_readable(&at("/api/session"), json!({})).await;
    assert_eq!((session.status, session.r#type.as_str()), (200, "cors"));
    let made = with_json("POST", &json!({ "name": name }));
    let made = browser
        .fetch_readable(&at("/api/contactgroups"), made)
        .await;
    assert_eq!(made.status, 201);
    let path = made.headers["location"].clone();

    let read = browser.fetch_readable(&at(&path), json!({})).await;
    assert_eq!((read.status, &read.json()["name"]), (200, &json!(name)));
    let head = browser
        .fetch_readable(&at(&path), json!({ "method": "HEAD" }))
        .await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.headers["etag"], read.headers["etag"]);

    for (method, name) in [("PUT", &changed), ("PATCH", &name)] {
        let response = with_json(method, &json!({ "name": name }));
        let response = browser.fetch_readable(&at(&path), response).await;
        assert_eq!(response.status, 200, "{method}");
        let stored = api.find(&path).await.expect(method);
        assert_eq!(stored["name"], *name, "{method}");
    }
    let gone = browser
        .fetch_readable(&at(&path), json!({ "method": "DELETE" }))
        .await;
    assert_eq!(gone.status, 204);
    assert_eq!(api.find(&path).await, None);
}

/// Every method, by script on the open page; none may do or read anything.
pub async fn can_neither_read_nor_write(browser: &Browser, origins: Origins, api: &Page) {
    let (name, wanted) = (fresh_name("Out of reach"), fresh_name("Written from afar"));
    let group = api.add_group(&name).await;
    let before = api.find(&group).await;
    let (one, all) = (origins.api() + &group, origins.api() + "/api/contactgroups");
    let body = json!({ "name": wanted });
    // A body as a form could send it needs no preflight: the request arrives.
    let as_form = json!({ "method": "POST", "headers": { "Content-Type": "text/plain" }, "body": body.to_string() });

    for (url, init, code) in [
        (&one, json!({}), "MissingAllowOriginHeader"),
        (
            &one,
            json!({ "method": "HEAD" }),
            "MissingAllowOriginHeader",
        ),
        (&all, as_form, "MissingAllowOriginHeader"),
        (
            &all,
            with_json("POST", &body),
            "PreflightMissingAllowOriginHeader",
        ),
        (
            &one,
            with_json("PUT", &body),
            "PreflightMissingAllowOriginHeader",
        ),
        (
            &one,
            with_json("PATCH", &body),
            "PreflightMissingAllowOriginHeader",
        ),
        (
            &one,
            json!({ "method": "DELETE" }),
            "PreflightMissingAllowOriginHeader",
        ),
    ] {
        let why = browser.fetch_refused(url, init.clone()).await;
        if let Some(why) = why {
            assert_eq!(why.code, code, "{init}");
        }
        assert_eq!(api.find(&group).await, before, "{init}");
        assert_eq!(
            api.groups_with(&wanted).await,
            Vec::<Value>::new(),
            "{init}"
        );
    }
    api.delete(&group).await.assert_status(204);
}

fn with_json(method: &str, body: &Value) -> Value {
    let headers = json!({ "Content-Type": "application/json" });
    json!({ "method": method, "headers": headers, "body": body.to_string() })
}
