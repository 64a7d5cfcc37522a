//! A `Partitioned` cookie of another site. That it comes back on the site where it was set is a run of
//! the lab, `cookie-partitioned`; it takes two sites to see that it comes back nowhere else.

use serde_json::{Value, json};
use url::form_urlencoded::byte_serialize;

use support::{
    Demo,
    browser::{Browser, engine::Engine},
};

/// Asks the lab's other site from a page, which may set a cookie; returns the names of the cookies
/// that went along.
async fn cookies_sent(browser: &Browser, page: &str, run: &str, cookie: Option<&str>) -> Value {
    browser.open(&format!("{page}/account")).await;
    let config = browser.fetch_readable("/config.json", json!({})).await;
    let lab = config.json()["lab"]["thirdOrigin"].clone();
    let lab = lab.as_str().expect("the lab's other site");
    let headers = cookie.map(|cookie| json!(["Set-Cookie", cookie]));
    let recipe = json!({ "response": { "headers": headers.as_slice() } }).to_string();
    let recipe: String = byte_serialize(recipe.as_bytes()).collect();
    let url = format!("{lab}/r/{run}?recipe={recipe}");
    browser.fetch(&url, json!({ "mode": "no-cors" })).await;

    let record = format!("{lab}/runs/{run}");
    let record = browser.fetch_readable(&record, json!({ "credentials": "omit" }));
    let exchanges = record.await.json()["exchanges"].take();
    assert_eq!(exchanges.as_array().map(Vec::len), Some(1), "{exchanges:#}");
    exchanges[0]["request"]["cookies"].clone()
}

async fn partitioned_cookie_is_sent_on_the_site_where_it_was_set_only(engine: Engine) {
    const COOKIE: &str = "lab-a=1; Path=/; Max-Age=60; SameSite=None; Secure; Partitioned";
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let (here, elsewhere) = (demo.origins.app(), demo.origins.evil());
    // WebKit takes no `Secure` cookie over http, and so none of these.
    let kept = match engine {
        Engine::Chromium | Engine::Firefox => json!(["lab-a"]),
        Engine::WebKitGTK => json!([]),
    };
    let none = json!([]);
    assert_eq!(
        cookies_sent(&browser, &here, "set", Some(COOKIE)).await,
        none
    );
    assert_eq!(cookies_sent(&browser, &here, "here", None).await, kept);
    assert_eq!(
        cookies_sent(&browser, &elsewhere, "elsewhere", None).await,
        none
    );
    // All pages of a site have one partition.
    assert_eq!(
        cookies_sent(&browser, &demo.origins.blog(), "sibling", None).await,
        kept
    );
}

in_each_engine!(partitioned_cookie_is_sent_on_the_site_where_it_was_set_only);
