//! A page of the refused apex embeds responses of the API. The requests carry the session's
//! cookie, for the apex is same-site with the API on any port; what the page is told must not
//! depend on it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::bare_page;
use support::{
    Demo, Origins,
    browser::{Browser, engine::Engine},
    names::{ADA, DEMO_PASSWORD},
    scenarios::journey::sign_in,
};

/// Embeds a URL in every way that an element has, one after the other, and tells the events, the
/// sizes and what the timing entries give away.
const EMBED: &str = r#"
    const [url, done] = arguments;
    const ways = {
        image: () => [make("img"), "src"],
        imageWithCors: () => [make("img", { crossOrigin: "use-credentials" }), "src"],
        inputImage: () => [make("input", { type: "image" }), "src"],
        script: () => [make("script"), "src"],
        scriptWithCors: () => [make("script", { crossOrigin: "use-credentials" }), "src"],
        module: () => [make("script", { type: "module", crossOrigin: "use-credentials" }), "src"],
        style: () => [make("link", { rel: "stylesheet" }), "href"],
        object: () => [make("object"), "data"],
        objectWithType: () => [make("object", { type: "application/json" }), "data"],
        objectAsImage: () => [make("object", { type: "image/png" }), "data"],
        embed: () => [make("embed"), "src"],
        frame: () => [make("iframe"), "src"],
        video: () => [make("video", { preload: "auto" }), "src"],
        preloadImage: () => [make("link", { rel: "preload", as: "image" }), "href"],
        preloadScript: () => [make("link", { rel: "preload", as: "script" }), "href"],
        preloadStyle: () => [make("link", { rel: "preload", as: "style" }), "href"],
        preloadFetch: () => [make("link", { rel: "preload", as: "fetch" }), "href"],
        preloadWithCors: () =>
            [make("link", { rel: "preload", as: "fetch", crossOrigin: "use-credentials" }), "href"],
        prefetch: () => [make("link", { rel: "prefetch" }), "href"],
    };
    const EVENTS = ["load", "error", "abort", "loadstart", "loadedmetadata", "stalled", "suspend"];

    function make(name, properties = {}) {
        return Object.assign(document.createElement(name), properties);
    }

    /** Nothing at all happening is an outcome, too: some elements have no events. */
    async function embed(way, url) {
        const [element, property] = ways[way]();
        const seen = [];
        const settled = new Promise((resolve) => {
            for (const name of EVENTS) {
                element.addEventListener(name, () => {
                    seen.push(name);
                    if (name === "load" || name === "error") resolve();
                });
            }
        });
        if (element.localName === "object") element.textContent = "fallback";
        element[property] = url;
        document.body.append(element);
        await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 8000))]);
        // Of others, how far their layout has come is a matter of chance.
        const shown = element.localName === "object" ? [element.offsetWidth, element.offsetHeight] : [];
        const { naturalWidth } = element;
        // Whether there is an entry yet is a matter of chance.
        const timing = performance.getEntriesByName(url).filter((entry) =>
            entry.responseStatus || entry.transferSize || entry.decodedBodySize || entry.responseStart);
        const error = element.error ? [element.error.code, element.error.message] : null;
        element.remove();
        return JSON.stringify({ seen, naturalWidth, shown, timing, error })
            .replaceAll(url, "URL");
    }

    async function noCors(url) {
        const init = { mode: "no-cors", credentials: "include" };
        return fetch(url, init).then((response) => response.type, () => "rejected");
    }

    (async () => {
        const told = { noCors: await noCors(`${url}&way=no-cors`) };
        for (const way of Object.keys(ways)) told[way] = await embed(way, `${url}&way=${way}`);
        done(told);
    })();
"#;

/// What a page is told, by the way of embedding.
type Told = BTreeMap<String, String>;

async fn embed(browser: &Browser, urls: &[String]) -> Vec<Told> {
    let mut all = Vec::new();
    for url in urls {
        let told = browser.client.execute_async(EMBED, vec![json!(url)]).await;
        let told = told.unwrap_or_else(|error| panic!("{error}"));
        let told = serde_json::from_value(told);
        all.push(told.unwrap_or_else(|error| panic!("{error}")));
    }
    all
}

/// A page of the apex, which has no policy that would keep it from embedding.
fn apex() -> String {
    format!("http://mixmax.localhost:{}/", bare_page::serve().port())
}

/// The list, a group of the account, and a group that does not exist.
async fn urls(origins: Origins) -> [String; 3] {
    let ada = origins.app_page().sign_in_with(ADA, DEMO_PASSWORD).await;
    let groups = ada.items_at("/api/contactgroups").await;
    let existing = groups[0]["id"].as_str().expect("an id");
    let api = origins.api();
    [
        format!("{api}/api/contactgroups?"),
        format!("{api}/api/contactgroups/{existing}?"),
        format!("{api}/api/contactgroups/0198c0de-0000-7000-8000-000000000000?"),
    ]
}

async fn embedding_tells_the_apex_nothing_about_the_account(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    let urls = urls(origins).await;
    let apex = apex();
    browser.open(&apex).await;
    let signed_out = embed(&browser, &urls).await;
    sign_in(&browser, origins).await;
    browser.open(&apex).await;
    let signed_in = embed(&browser, &urls).await;
    for (url, told) in urls.iter().zip(signed_out.iter().zip(&signed_in)) {
        assert_same(url, "signed in or not", told);
    }
    assert_same(
        &urls[1],
        "the group exists or not",
        (&signed_in[1], &signed_in[2]),
    );
    assert_same(
        &urls[1],
        "a list or a group that is not there",
        (&signed_in[0], &signed_in[2]),
    );
}

/// One cookie of the session's name is no error, and two are one: another answer for who is signed in.
async fn planted_cookie_tells_the_apex_nothing_about_the_session(engine: Engine) {
    const PLANT: &str = "document.cookie = 'session=A; Domain=mixmax.localhost; Path=/'";
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    let urls = [format!("{}/api/session?", origins.api())];
    let apex = apex();
    browser.open(&apex).await;
    browser.ask::<Value>(PLANT, vec![]).await;
    let signed_out = embed(&browser, &urls).await;
    let remove = format!("{PLANT} + '; Max-Age=0'");
    browser.ask::<Value>(&remove, vec![]).await;
    sign_in(&browser, origins).await;
    browser.open(&apex).await;
    browser.ask::<Value>(PLANT, vec![]).await;
    let signed_in = embed(&browser, &urls).await;
    assert_same(
        &urls[0],
        "signed in or not",
        (&signed_out[0], &signed_in[0]),
    );
}

/// How many bytes of its own cookies go along before a request is refused would tell the length of the others.
async fn length_of_cookies_tells_the_apex_nothing(engine: Engine) {
    const PLANT: &str = "
        const [age] = arguments;
        for (let i = 0; i < 40; i++)
            document.cookie = `filler${i}=${'a'.repeat(4000)}; Max-Age=${age}; Domain=mixmax.localhost; Path=/healthz`;
    ";
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let urls = [format!("{}/healthz?", demo.origins.api())];
    browser.open(&apex()).await;
    let short = embed(&browser, &urls).await;
    browser.ask::<Value>(PLANT, vec![json!(60)]).await;
    let long = embed(&browser, &urls).await;
    browser.ask::<Value>(PLANT, vec![json!(0)]).await;
    assert_same(&urls[0], "short or long cookies", (&short[0], &long[0]));
}

fn assert_same(url: &str, what: &str, (one, other): (&Told, &Told)) {
    let differ: Vec<_> = one
        .iter()
        .filter(|(way, told)| other.get(*way) != Some(told))
        .map(|(way, told)| format!("{way}: {told} and {:?}", other.get(way)))
        .collect();
    assert!(differ.is_empty(), "{what}, {url}: {differ:#?}");
}

/// Fetches a URL again and again, as only a page can that knows all modes of the cache.
const FETCH: &str = r#"
    const [url, done] = arguments;
    const image = (query) => new Promise((resolve) => {
        const image = new Image();
        image.onload = image.onerror = resolve;
        image.src = url + query;
    });
    const ask = (cache, query) =>
        fetch(url + query, { cache, credentials: "include" }).then((it) => it.text(), () => {});
    (async () => {
        await image("&image");
        for (const query of ["", "&image"]) {
            for (const cache of ["default", "force-cache", "default", "force-cache", "no-cache", "reload", "force-cache"]) {
                await ask(cache, query);
            }
        }
        await image("");
        await ask("force-cache", "");
        done(null);
    })();
"#;

async fn wire_tells_the_apex_nothing_about_the_account(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    let urls = urls(origins).await;
    let apex = apex();
    let mut records = Vec::new();
    for (state, digit) in [("signed out", "a"), ("signed in", "b")] {
        if state == "signed in" {
            sign_in(&browser, origins).await;
        }
        browser.open(&apex).await;
        for (number, url) in urls.iter().enumerate() {
            let token = format!("{}{number}", digit.repeat(31));
            let target = format!("{url}wire={token}");
            let fetched = browser.client.execute_async(FETCH, vec![json!(target)]);
            fetched.await.unwrap_or_else(|error| panic!("{error}"));
            let record = format!("{}/wire/{token}", origins.api());
            let init = json!({ "credentials": "omit" });
            let record = browser.fetch_readable(&record, init).await.json();
            let exchanges = record["exchanges"].as_array().expect("a list").len();
            assert!(exchanges >= 14, "{record}");
            let path = |exchange: &Value| exchange["request"]["path"].clone();
            let mut record = record.clone();
            record["run"].take();
            for exchange in record["exchanges"].as_array_mut().expect("a list") {
                assert!(url.contains(path(exchange).as_str().expect("a path")));
                exchange["request"]["path"].take();
            }
            records.push((state, url, record));
        }
    }
    for (state, url, record) in &records {
        assert_eq!(record, &records[0].2, "{state}, {url}");
    }
}

macro_rules! in_engine {
    ($name:ident, $engine:expr) => {
        mod $name {
            use super::Engine;

            #[tokio::test]
            async fn embedding_tells_the_apex_nothing_about_the_account() {
                super::embedding_tells_the_apex_nothing_about_the_account($engine).await;
            }

            #[tokio::test]
            async fn planted_cookie_tells_the_apex_nothing_about_the_session() {
                super::planted_cookie_tells_the_apex_nothing_about_the_session($engine).await;
            }

            #[tokio::test]
            async fn length_of_cookies_tells_the_apex_nothing() {
                super::length_of_cookies_tells_the_apex_nothing($engine).await;
            }

            #[tokio::test]
            async fn wire_tells_the_apex_nothing_about_the_account() {
                super::wire_tells_the_apex_nothing_about_the_account($engine).await;
            }
        }
    };
}

in_engine!(chromium, Engine::Chromium);
in_engine!(firefox, Engine::Firefox);
in_engine!(webkitgtk, Engine::WebKitGTK);
