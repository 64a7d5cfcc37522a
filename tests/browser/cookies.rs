//! The session's cookie: where it goes, and who sees it.

use serde_json::{Value, json};

use support::{
    Demo,
    browser::{Browser, devtools::Event, fetch::Seen},
    scenarios::journey::sign_in,
    wait::eventually,
};

#[tokio::test]
async fn session_cookie_is_hidden_from_scripts() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    let cookies = browser.cookies(&demo.origins.api()).await;
    assert_eq!(cookies.len(), 1);
    let about = |name: &str| cookies[0][name].clone();
    assert_eq!(
        (about("httpOnly"), about("sameSite")),
        (json!(true), json!("Lax"))
    );
    assert_eq!(
        about("domain"),
        "contacts.mixmax.localhost",
        "of that host alone"
    );

    for page in [
        demo.origins.app(),
        demo.origins.blog(),
        demo.origins.api() + "/healthz",
    ] {
        browser.open(&page).await;
        assert_eq!(
            browser
                .ask::<String>("return document.cookie", vec![])
                .await,
            "",
            "{page}"
        );
    }
}

/// A page of the same site has the cookie sent even when it may not read the answer; a page of
/// another site has not. What the server made of it is in the status, which only the
/// developer tools know.
#[tokio::test]
async fn session_cookie_is_sent_from_the_same_site_only() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    sign_in(&browser, demo.origins).await;
    let origins = demo.origins;
    for (page, same_site, readable) in [
        (origins.app(), true, true),
        (origins.blog(), true, true),
        (origins.apex(), true, false),
        (origins.evil(), false, false),
        (origins.look_alike(), false, false),
    ] {
        browser.open(&page).await;
        browser.read(&page).await;
        let url = format!("{}/api/contactgroups?limit={}", origins.api(), page.len());
        let seen = browser.fetch(&url, json!({})).await;
        assert_eq!(matches!(seen, Seen::Answer(_)), readable, "{page}");

        let (sent, status) = on_the_wire(&browser, &url).await;
        let cookie = &sent["associatedCookies"][0];
        assert_eq!(cookie["cookie"]["name"], "session", "{page}");
        // Its name depends on how strictly this version reads "site".
        let by_same_site = cookie["blockedReasons"].to_string().contains("SameSiteLax");
        assert_eq!(by_same_site, !same_site, "{page}: {cookie}");
        assert_eq!(status, if same_site { 200 } else { 401 }, "{page}");
    }
}

/// What really was sent with the last request to `url`, and the status it really got.
async fn on_the_wire(browser: &Browser, url: &str) -> (Value, u64) {
    let mut events = Vec::new();
    eventually(&format!("what was sent to {url}"), async || {
        events.extend(browser.events().await);
        let sent = events.iter().rfind(|event: &&Event| {
            event.method == "Network.requestWillBeSent" && event.params["request"]["url"] == url
        });
        let id = sent.ok_or("no request")?.params["requestId"].clone();
        let extra = |method: &str| {
            let mine = |event: &&Event| event.method == method && event.params["requestId"] == id;
            events.iter().find(mine).map(|event| event.params.clone())
        };
        let sent = extra("Network.requestWillBeSentExtraInfo").ok_or("nothing sent yet")?;
        let got = extra("Network.responseReceivedExtraInfo").ok_or("no answer yet")?;
        Ok((sent, got["statusCode"].as_u64().ok_or("no status")?))
    })
    .await
}
