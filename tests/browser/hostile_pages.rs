//! What a page can do that its author wrote to attack: on an origin that the API refuses, or in a
//! frame of the lab.

use serde_json::{Value, json};

use support::{
    Demo, Origins,
    browser::{Browser, engine::Engine, page::Thing::Heading},
    scenarios::journey::sign_in,
};

use crate::cross_origin_access::serve_an_empty_page;

/// Loads a URL by elements and functions, and says what each tells a page. Not by frames, whose events
/// are a matter of chance.
const LOAD_IN_EVERY_WAY: &str = r"
    const [url, done] = arguments;
    const attempt = (what) => Promise.race([
        what.catch((error) => error.name),
        new Promise((give) => setTimeout(give, 1500, 'nothing')),
    ]);
    const element = (tag, attributes, { within = document.body, on = null } = {}) => {
        const made = document.createElement(tag);
        const settled = new Promise((tell) => {
            for (const event of ['load', 'error', 'loadedmetadata'])
                (on?.(made) ?? made).addEventListener(event, () => tell(event));
        });
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
        within.append(made);
        return attempt(settled);
    };
    const ways = {
        img: () => element('img', { src: url }),
        script: () => element('script', { src: url }),
        module: () => element('script', { src: url, type: 'module' }),
        stylesheet: () => element('link', { rel: 'stylesheet', href: url }),
        prefetch: () => element('link', { rel: 'prefetch', href: url }),
        modulepreload: () => element('link', { rel: 'modulepreload', href: url }),
        icon: () => element('link', { rel: 'icon', href: url }),
        audio: () => element('audio', { src: url }),
        video: () => element('video', { src: url }),
        input: () => element('input', { type: 'image', src: url }),
        opaque: () => attempt(fetch(url, { mode: 'no-cors', credentials: 'include' }).then(({ type }) => type)),
        cors: () => attempt(fetch(url, { credentials: 'include' }).then(({ type }) => type)),
        import: () => attempt(import(url).then(() => 'imported')),
    };
    for (const as of ['script', 'style', 'image', 'font', 'fetch', 'track', 'document', 'object'])
        ways[`preload ${as}`] = () => element('link', { rel: 'preload', as, href: url });
    (async () => {
        const told = {};
        for (const [name, way] of Object.entries(ways)) told[name] = await way();
        const entries = performance.getEntriesByName(url).map((entry) => [
            entry.initiatorType, entry.responseStatus, entry.transferSize, entry.encodedBodySize,
            entry.decodedBodySize, entry.contentType, entry.nextHopProtocol, entry.requestStart,
        ].join());
        done({ ...told, entries: entries.sort() });
    })();
";

async fn told_by_loading(browser: &Browser, page: &str, url: &str) -> Value {
    browser.open(page).await;
    let told = browser
        .client
        .execute_async(LOAD_IN_EVERY_WAY, vec![json!(url)])
        .await;
    told.expect("what the page is told")
}

/// Same-site with the API, so that the cookie goes along, and refused by it.
async fn refused_page_is_not_told_whether_somebody_is_signed_in(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let page = Origins {
        web_port: serve_an_empty_page(),
        ..demo.origins
    };
    let at = |path: &str| demo.origins.api() + path;
    for path in [
        "/api/contactgroups?limit=1",
        "/api/session",
        "/api/sessions",
    ] {
        // The first time, an engine may take longer than the page waits.
        told_by_loading(&browser, &page.apex(), &at(path)).await;
        let before = told_by_loading(&browser, &page.apex(), &at(path)).await;
        sign_in(&browser, demo.origins).await;
        let after = told_by_loading(&browser, &page.apex(), &at(path)).await;
        assert_eq!(before, after, "{path}");
        browser.open(&demo.origins.app()).await;
        browser.press_button("Sign out").await;
        browser.see(Heading("Sign in")).await;
    }
}

/// With cookies of its own a page can make a request as long as it likes. If it saw where that is
/// too long, it would count the bytes of a cookie that is not its own.
async fn refused_page_is_not_told_whether_its_cookies_are_too_many(engine: Engine) {
    const ADD_COOKIES: &str = "
        for (let i = 0; i < 40; i++)
            document.cookie = `filler${i}=${'a'.repeat(4000)}; Domain=${arguments[0]}; Path=/api/session`;
    ";
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let page = Origins {
        web_port: serve_an_empty_page(),
        ..demo.origins
    };
    let url = demo.origins.api() + "/api/session?limit=1";
    told_by_loading(&browser, &page.apex(), &url).await;
    let before = told_by_loading(&browser, &page.apex(), &url).await;
    browser
        .ask::<Value>(ADD_COOKIES, vec![json!("mixmax.localhost")])
        .await;
    let after = told_by_loading(&browser, &page.apex(), &url).await;
    assert_eq!(before, after);
}

in_each_engine!(
    refused_page_is_not_told_whether_somebody_is_signed_in,
    refused_page_is_not_told_whether_its_cookies_are_too_many
);
