//! Tabs of every page origin that use up what a browser has for a site, while somebody works in the
//! tab of the app. `tests/run --soak` repeats it for `SOAK_MINUTES`, of which each engine gets a third.

use std::{
    env,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use support::{
    Demo, Origins,
    browser::{Browser, engine::Engine, page::Thing::Heading},
    scenarios::journey::{create_group, demo_account, fresh_name, manage_a_group, sign_in},
    wait::eventually,
};

/// In each tab: a few more with each round, up to 2,000 in all.
const FRAMES: u32 = 8;
const MOST_FRAMES: u32 = 400;
/// In each tab: more than the twelve connections that an engine has for the two hosts of the lab.
/// WebKitGTK has 17 for all hosts.
const SLOW_REQUESTS: u32 = 18;
/// More than the 180 that Chromium and Firefox keep of a site. WebKit has no bound.
const FULL_JAR: u32 = 300;
/// As many as leave the session's cookie its place.
const NEARLY_FULL_JAR: u32 = 120;

/// Sets cookies, fills the storage, adds to the history, opens frames and takes all connections to the
/// lab. `localStorage` and `sessionStorage` have a few megabytes for each origin. What else a page can
/// store has a share of the disk, which no test can fill, and nothing here uses it.
const ATTACK: &str = r#"
    const [cookies, domain, frames, slowRequests] = arguments;
    const told = (window.told = { cookies: 0, full: 0, pushed: 0, frames: 0, answered: 0 });
    for (let i = 0; i < cookies; i++) document.cookie = `filler${i}=x; Domain=${domain}`;
    told.cookies = document.cookie.split('; ').length;
    for (const storage of [localStorage, sessionStorage]) {
        let size = 1 << 20;
        for (let left = 64; size > 0 && left > 0; left--) {
            try {
                storage.setItem(`filler${storage.length}`, 'x'.repeat(size));
            } catch {
                size >>= 1;
            }
        }
        if (size === 0) told.full++;
    }
    // Every engine has a bound for this: one says nothing, the others throw.
    try {
        for (; told.pushed < 1000; told.pushed++) history.pushState(null, '', `?filler=${told.pushed}`);
    } catch {}
    (async () => {
        const { origins, lab } = await (await fetch('/config.json')).json();
        for (let i = 0; i < frames; i++) {
            const frame = document.createElement('iframe');
            frame.src = `${origins[i % origins.length].origin}/frame.html`;
            frame.addEventListener('load', () => told.frames++);
            document.body.append(frame);
        }
        const recipe = encodeURIComponent('{"response":{"delayMs":2000}}');
        for (let i = 0; i < slowRequests; i++) {
            const url = `${i % 2 ? lab.origin : lab.thirdOrigin}/r/slow-${i}?recipe=${recipe}`;
            fetch(url, { mode: 'no-cors', cache: 'no-store' }).catch(() => {}).finally(() => told.answered++);
        }
    })();
"#;

/// What goes wrong in the page without being shown. Firefox and WebKit also say there that what an
/// observer of sizes did is drawn with the next frame.
const COLLECT_ERRORS: &str = "
    window.unseen = [];
    addEventListener('error', ({ message }) => message.startsWith('ResizeObserver loop') || unseen.push(message));
    addEventListener('unhandledrejection', ({ reason }) => unseen.push(String(reason)));
";

async fn app_works_beside_hostile_tabs(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    let api = demo_account(origins).await;
    sign_in(&browser, origins).await;
    browser.ask::<Value>(COLLECT_ERRORS, vec![]).await;
    let app = browser.tab().await;
    let mut tabs = Vec::new();
    for page in Hostile::all(origins) {
        tabs.push((page, browser.new_tab().await));
    }

    let end = Instant::now() + share_of_the_soak();
    for round in 1.. {
        let frames = (FRAMES * round).min(MOST_FRAMES);
        for (page, tab) in &tabs {
            browser.switch_to(tab).await;
            page.attack(&browser, frames).await;
        }
        browser.switch_to(&app).await;
        manage_a_group(&browser, &api).await;
        browser.see_no_problem().await;
        for (page, tab) in &tabs {
            browser.switch_to(tab).await;
            page.has_done_its_worst(&browser, frames).await;
        }
        browser.switch_to(&app).await;
        if Instant::now() > end {
            eprintln!("{engine}: {round} rounds, the last with {frames} frames in each tab");
            break;
        }
    }

    let unseen: Vec<String> = browser.ask("return unseen", vec![]).await;
    assert_eq!(unseen, Vec::<String>::new());
    browser.open(&origins.app()).await;
    browser.see(Heading("Groups")).await;
    browser.press_button("Sign out").await;
    browser.see(Heading("Sign in")).await;
    browser.open(&origins.app()).await;
    browser.see(Heading("Sign in")).await;
}

/// No host of a site can be kept from that: SECURITY.md says so.
async fn full_jar_of_the_site_costs_no_more_than_a_sign_in(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let origins = demo.origins;
    let api = demo_account(origins).await;
    sign_in(&browser, origins).await;
    let app = browser.tab().await;
    let name = fresh_name("Typed before");
    browser.fill("New group", &name).await;
    let apex = browser.new_tab().await;
    browser.switch_to(&apex).await;
    let page = Hostile {
        origin: origins.apex(),
        domain: "mixmax.localhost",
        cookies: FULL_JAR,
    };
    page.attack(&browser, 0).await;

    browser.switch_to(&app).await;
    browser.press_button("Create").await;
    match engine {
        Engine::Chromium | Engine::Firefox => {
            browser.see(Heading("Sign in again")).await;
            browser.press_button("Sign in").await;
        }
        Engine::WebKitGTK => {}
    }
    browser.see(Heading(&name)).await;
    assert_eq!(api.groups_with(&name).await.len(), 1);
    create_group(&browser, &api, &fresh_name("Typed after")).await;
    browser.press_button("Sign out").await;
    browser.see(Heading("Sign in")).await;
}

in_each_engine!(
    app_works_beside_hostile_tabs,
    full_jar_of_the_site_costs_no_more_than_a_sign_in,
);

/// A page whose script is somebody else's.
struct Hostile {
    origin: String,
    domain: &'static str,
    cookies: u32,
}

impl Hostile {
    /// The app's own origin, too: what it stores is shared with the tab in which somebody works.
    fn all(origins: Origins) -> [Self; 5] {
        [
            (origins.evil(), "evil.localhost", FULL_JAR),
            (origins.look_alike(), "evilmixmax.localhost", FULL_JAR),
            (origins.apex(), "mixmax.localhost", NEARLY_FULL_JAR),
            (origins.blog(), "mixmax.localhost", NEARLY_FULL_JAR),
            (origins.app(), "mixmax.localhost", NEARLY_FULL_JAR),
        ]
        .map(|(origin, domain, cookies)| Self {
            origin,
            domain,
            cookies,
        })
    }

    /// Begins in the tab in front. The playground's policy lets a page have frames of the others.
    async fn attack(&self, browser: &Browser, frames: u32) {
        browser.open(&(self.origin.clone() + "/playground")).await;
        let arguments = vec![
            json!(self.cookies),
            json!(self.domain),
            json!(frames),
            json!(SLOW_REQUESTS),
        ];
        browser.ask::<Value>(ATTACK, arguments).await;
    }

    /// Waits for the end of it: otherwise nothing would have been withstood.
    async fn has_done_its_worst(&self, browser: &Browser, frames: u32) {
        let told = eventually("the end of frames and requests", async || {
            let told: Value = browser.ask("return told", vec![]).await;
            let is_over = told["frames"] == frames && told["answered"] == SLOW_REQUESTS;
            is_over.then_some(told.clone()).ok_or(told.to_string())
        })
        .await;
        let number = |name: &str| told[name].as_u64().unwrap_or_default();
        let origin = &self.origin;
        assert!(number("cookies") >= 120, "{origin}: {told}");
        assert_eq!(number("full"), 2, "{origin}: {told}");
        assert!(number("pushed") >= 50, "{origin}: {told}");
    }
}

/// Nothing without a soak: one round.
fn share_of_the_soak() -> Duration {
    const ENGINES: u32 = 3;
    let minutes = env::var("SOAK_MINUTES").unwrap_or_else(|_| "0".to_owned());
    let minutes: u64 = minutes.parse().expect("SOAK_MINUTES is a number");
    Duration::from_secs(60 * minutes) / ENGINES
}
