//! The switch on the wire of a run: it changes the one thing that decided.

use fantoccini::key::Key;
use serde::Deserialize;
use serde_json::{Value, json};

use support::{
    Demo,
    browser::{Browser, engine::Engine, page::Thing::Link},
    wait::eventually,
};

/// What the run has come to: what happened and what it means, and whether it was as predicted.
const OUTCOME: &str = "
    const text = (selector) => document.querySelector(`#run .banner ${selector}`)?.textContent ?? '';
    return [text('.badge'), text('.agrees')];
";

async fn shows(browser: &Browser, expected: [&str; 2]) {
    browser.read(expected[0]).await;
    let shown: [String; 2] = browser.ask(OUTCOME, vec![]).await;
    assert_eq!(shown, expected);
}

async fn switch_mends_a_refused_run_and_breaks_it_again(engine: Engine) {
    let (demo, browser) = (Demo::start(), Browser::start_in(engine).await);
    let open = |scenario: &str| format!("{}/lab?scenario={scenario}", demo.origins.app());
    browser.open(&open("method-not-allowed")).await;
    let blocked = ["Broken: blocked, never sent", "✓ as predicted"];
    shows(&browser, blocked).await;
    let name = "Let it answer Access-Control-Allow-Methods: DELETE";
    browser
        .see_element(".switch-effect[data-effect=better]")
        .await;
    browser.press_button(name).await;
    let readable = ["Readable, as it should be", "✓ as predicted"];
    shows(&browser, readable).await;
    browser.see_element(".switch[aria-checked=true]").await;
    browser.press_button(name).await;
    shows(&browser, blocked).await;
}

in_each_engine!(switch_mends_a_refused_run_and_breaks_it_again);

#[tokio::test]
async fn switch_takes_away_what_allowed_a_readable_run_and_keeps_the_focus() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let address = format!("{}/lab?scenario=cors-check-passes", demo.origins.app());
    browser.open(&address).await;
    let name = "Leave out Access-Control-Allow-Origin";
    browser.read("Would break it").await;
    browser.press_button(name).await;
    browser.read("Broken: blocked, but the server ran it").await;
    browser.read("Breaks it").await;
    for badge in [
        "Readable, as it should be",
        "Broken: blocked, but the server ran it",
    ] {
        browser.press(Key::Space).await;
        browser.read(badge).await;
    }
}

#[tokio::test]
async fn switch_of_a_run_about_a_cookie_lights_the_cookie_and_what_breaks_is_no_success() {
    const LIT: &str = "
        const lit = document.querySelectorAll('#run .wire-steps > :last-child .decisive');
        return [...lit].map((line) => line.textContent).join();
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let open = |scenario: &str| format!("{}/lab?scenario={scenario}", demo.origins.app());
    browser.open(&open("credentials-default-omitted")).await;
    browser
        .press_button("Ask with credentials: \"include\" in step 2")
        .await;
    let sent = "Answer readable, cookie sent, as it should be";
    shows(&browser, [sent, "✓ as predicted"]).await;
    let lit: String = browser.ask(LIT, vec![]).await;
    assert_eq!(lit, "Cookie: lab-a is sent");

    browser.open(&open("article-router-credentials-both")).await;
    browser
        .press_button("Ask without credentials in step 2")
        .await;
    let broken = "Broken: answer readable, cookie not sent";
    shows(&browser, [broken, "✓ as predicted"]).await;
}

#[tokio::test]
async fn letting_a_stranger_in_is_shown_as_a_hole_without_code_for_it() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let address = format!(
        "{}/lab?scenario=article-expression-look-alike",
        demo.origins.app()
    );
    browser.open(&address).await;
    browser.see_element(".switch").await;
    browser.read("Would make a hole").await;
    browser
        .ask::<Value>("document.querySelector('.switch').click()", vec![])
        .await;
    browser.read("A hole").await;
    browser.read("Makes a hole").await;
    let code = "return document.querySelectorAll('#run .fix-card pre').length";
    assert_eq!(browser.ask::<usize>(code, vec![]).await, 0);
}

#[tokio::test]
async fn switch_of_a_run_that_is_a_hole_says_that_it_makes_it_worse_and_that_the_server_still_runs_it()
 {
    const RAN: &str =
        "return document.querySelector('.wire-card').textContent.includes('the server ran it')";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let address = format!("{}/lab?scenario=article-bank-writes", demo.origins.app());
    browser.open(&address).await;
    browser.read("Would make it worse").await;
    assert!(browser.ask::<bool>(RAN, vec![]).await);
    browser
        .ask::<Value>("document.querySelector('.switch').click()", vec![])
        .await;
    browser.read("Makes it worse").await;
    browser.read("And the server ran the request.").await;
    assert!(browser.ask::<bool>(RAN, vec![]).await);
}

#[tokio::test]
async fn links_beside_the_verdict_lead_to_the_console_and_the_remedy_and_the_run_stays() {
    const IN_SIGHT: &str = "
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight ? document.activeElement.textContent : '';
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let address = format!("{}/lab?scenario=article-bank-writes", demo.origins.app());
    browser.open(&address).await;
    for title in ["What the console says", "The hole, and how to close it"] {
        browser.click(Link(title)).await;
        eventually("the card in sight", async || {
            match browser.ask::<String>(IN_SIGHT, vec![]).await {
                heading if heading == title => Ok(()),
                other => Err(other),
            }
        })
        .await;
        browser
            .ask::<Value>("scrollTo({ top: 0, behavior: 'instant' })", vec![])
            .await;
    }
    browser.read("A hole: blocked, but the server ran it").await;
}

#[tokio::test]
async fn playground_opens_with_the_case_of_the_run_and_of_the_switch() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let address = format!("{}/lab?scenario=method-not-allowed", demo.origins.app());
    browser.open(&address).await;
    browser
        .press_button("Let it answer Access-Control-Allow-Methods: DELETE")
        .await;
    browser.read("Readable").await;
    browser.click(Link("Change it in the playground")).await;
    browser.see_element(".predicted .badge").await;
    browser.read("Readable").await;
    assert_eq!(browser.value("Method").await, "DELETE");
}

/// No server wants to let in the page that the story is about, so there is nothing to apply and to copy.
#[tokio::test]
async fn playground_gives_no_code_for_a_page_that_the_run_calls_hostile() {
    const IS_CODE: &str = "return document.querySelector('.mend, .stack-code') !== null";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for (scenario, badge, is_code) in [
        ("sibling-stopped-by-list", "Blocked, as it should be", false),
        ("acao-missing", "Broken: blocked", true),
    ] {
        let address = format!("{}/lab?scenario={scenario}", demo.origins.app());
        browser.open(&address).await;
        browser.click(Link("Change it in the playground")).await;
        browser.see_element(".predicted .badge").await;
        browser.read(badge).await;
        let shown = browser.ask::<bool>(IS_CODE, vec![]).await;
        assert_eq!(shown, is_code, "{scenario}");
    }
}

/// Shows a run, turns its switch if it has one, and tells what came of either: whether script reads, what it
/// reads, which requests went out and with which cookies.
const TURN: &str = "
    const [id, done] = arguments;
    const run = document.querySelector('#run');
    const texts = (selector) => [...run.querySelectorAll(selector)].map((one) => one.textContent);
    const result = () => ({
        badge: texts('.banner .badge'),
        sent: texts('.wire-steps > :last-child ol.visually-hidden li')
            .filter((sentence) => sentence.startsWith('The browser sends'))
            .map((sentence) => [sentence.split('. ')[0], sentence.match(/Cookie: (?!none)[^;.]*/)?.[0]]),
        seen: texts('.script-card'),
    });
    const another = async (change) => {
        const before = run.querySelector('.banner');
        change();
        for (;;) {
            const now = run.querySelector('.banner:not(.under-way)');
            if (now && now !== before) return result();
            const problem = document.querySelector('[data-problem]');
            if (problem) throw new Error(problem.textContent);
            await new Promise((next) => setTimeout(next, 20));
        }
    };
    (async () => {
        const before = await another(() => {
            history.pushState(null, '', `/lab?scenario=${id}`);
            dispatchEvent(new PopStateEvent('popstate'));
        });
        const toggle = run.querySelector('.switch');
        const none = texts('.no-switch').join();
        if (!toggle) return done({ none, label: '', before, after: before });
        const label = toggle.textContent;
        done({ none, label, before, after: await another(() => toggle.click()) });
    })().catch((failure) => done({ none: '', label: '', before: `${failure}`, after: `${failure}` }));
";

#[derive(Debug, Deserialize)]
struct Turned {
    none: String,
    label: String,
    before: Value,
    after: Value,
}

#[tokio::test]
async fn switch_turns_the_result_of_every_run_or_the_run_says_why_there_is_none() {
    const IDS: &str = "
        const done = arguments[0];
        const file = (name) => fetch(`/lab/catalogue/${name}`).then((answer) => answer.json());
        file('index.json')
            .then(({ chapters }) => Promise.all(chapters.map((chapter) => file(chapter.file))))
            .then((all) => done(all.flatMap(({ scenarios }) => scenarios.map(({ id }) => id))));
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    browser.open(&(demo.origins.app() + "/lab")).await;
    browser.see_element("[data-agrees]").await;
    let ids = browser
        .client
        .execute_async(IDS, vec![])
        .await
        .expect("ids");
    let ids: Vec<String> = serde_json::from_value(ids).expect("ids");
    let mut wrong = Vec::new();
    let mut switches = 0;
    for id in ids {
        let turned = browser
            .client
            .execute_async(TURN, vec![json!(id)])
            .await
            .expect(&id);
        let turned: Turned = serde_json::from_value(turned).expect(&id);
        switches += usize::from(!turned.label.is_empty());
        let is_explained = turned.label.is_empty() && !turned.none.is_empty();
        if !is_explained && turned.before == turned.after {
            wrong.push((id, turned));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(switches > 100, "{switches}");
}
