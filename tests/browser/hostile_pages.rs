//! What a page can do that its author wrote to attack: on an origin that the API refuses, or in a
//! frame of the lab.

use serde_json::{Value, json};

use support::{
    Demo, Origins,
    browser::{Browser, engine::Engine, page::Thing::Heading},
    scenarios::journey::{create_group, demo_account, fresh_name, sign_in},
};

use crate::cross_origin_access::serve_an_empty_page;

/// Loads a URL in every kind of element and by every function, and says what each tells a page.
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
        iframe: () => element('iframe', { src: url }),
        object: () => element('object', { data: url }),
        objectOfText: () => element('object', { data: url, type: 'text/plain' }),
        embed: () => element('embed', { src: url }),
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
        done({ ...told, entries: entries.sort(), frames: [...Array(frames.length).keys()].map((i) => frames[i].length) });
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
        let before = told_by_loading(&browser, &page.apex(), &at(path)).await;
        sign_in(&browser, demo.origins).await;
        let after = told_by_loading(&browser, &page.apex(), &at(path)).await;
        assert_eq!(before, after, "{path}");
        browser.open(&demo.origins.app()).await;
        browser.press_button("Sign out").await;
        browser.see(Heading("Sign in")).await;
    }
}

/// What a page of a stranger does when it wants to be in the way: frames that all get commands,
/// requests that wait, and floods of storage, history and messages.
const BE_IN_THE_WAY: &str = r"
    const [app, lab, frames, done] = arguments;
    const waiting = encodeURIComponent(JSON.stringify({ response: { delayMs: 2000 } }));
    let loaded = 0;
    for (let i = 0; i < frames; i++) {
        const frame = document.createElement('iframe');
        frame.src = `${app}/frame.html`;
        frame.addEventListener('load', () => {
            const command = { kind: 'fetch', url: `${lab}/r/flood-${i}?recipe=${waiting}`, request: {} };
            frame.contentWindow.postMessage({ twoOrigins: 'run', id: i, command }, '*');
            if (++loaded === frames) done(loaded);
        });
        document.body.append(frame);
    }
    let turn = 0;
    setInterval(() => {
        turn++;
        try { localStorage.setItem(`flood-${turn}`, 'x'.repeat(100_000)); } catch { /* It is full. */ }
        try { history.pushState(null, '', `?flood=${turn}`); } catch { /* It is throttled. */ }
        document.cookie = `flood-${turn}=${'x'.repeat(1000)}`;
        for (const frame of document.querySelectorAll('iframe'))
            frame.contentWindow.postMessage({ twoOrigins: 'run', id: turn, command: {} }, '*');
        fetch(`${lab}/r/flood?recipe=${waiting}`, { mode: 'no-cors' }).catch(() => {});
    }, 20);
";

#[tokio::test]
async fn hostile_tab_does_not_keep_the_app_from_working() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let origins = demo.origins;
    let app = browser.client.window().await.expect("a tab");
    let hostile = browser.client.new_window(true).await.expect("a tab").handle;
    let client = &browser.client;
    client.switch_to_window(hostile).await.expect("the tab");
    // The one page of the stranger whose policy lets it frame pages of the app.
    browser.open(&(origins.evil() + "/playground")).await;
    let lab = format!("http://{}", origins.lab_host());
    let arguments = vec![json!(origins.app()), json!(lab), json!(100)];
    let loaded = client.execute_async(BE_IN_THE_WAY, arguments).await;
    assert_eq!(loaded.expect("frames"), json!(100));

    client.switch_to_window(app).await.expect("the tab");
    let api = demo_account(origins).await;
    sign_in(&browser, origins).await;
    create_group(&browser, &api, &fresh_name("All the same")).await;
    browser
        .open(&(origins.app() + "/lab?scenario=method-not-allowed"))
        .await;
    browser.see_element("[data-agrees=true]").await;
}

in_each_engine!(refused_page_is_not_told_whether_somebody_is_signed_in);
