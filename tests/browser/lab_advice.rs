//! What a run means, and that its advice never lets in who is not meant to get in.

use serde::Deserialize;
use support::{Demo, DemoSettings, browser::Browser};

/// What the page says of a run.
#[derive(Deserialize)]
struct Shown {
    /// What happened and what it means, in a sentence.
    badge: String,
    /// `as-it-should-be`, `hole` or `broken`.
    meaning: String,
    /// The text of the card with the fix.
    fix: String,
    /// The blocks of code in it.
    snippets: usize,
    /// Whether it is said that this was predicted.
    predicted: bool,
}

async fn shown(demo: &Demo, browser: &Browser, scenario: &str) -> Shown {
    const SHOWN: &str = r"
        const fix = document.querySelector('.fix-card');
        return {
            badge: document.querySelector('.banner .badge').textContent,
            meaning: document.querySelector('#run').dataset.meaning,
            fix: fix?.innerText ?? '',
            snippets: fix?.querySelectorAll('pre').length ?? 0,
            predicted: document.querySelector('.banner .agrees').textContent.includes('predicted'),
        };
    ";
    let url = format!("{}/lab?scenario={scenario}", demo.origins.app());
    browser.open(&url).await;
    browser.see_element("[data-agrees=true]").await;
    browser.ask(SHOWN, vec![]).await
}

#[tokio::test]
async fn what_happened_and_what_it_means_is_one_sentence() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for (scenario, badge) in [
        (
            "article-bank-reads",
            "Blocked, as it should be, though the server ran it",
        ),
        (
            "sibling-reads",
            "A hole: answer readable, cookie sent, though this page must not read",
        ),
        (
            "credentials-default-omitted",
            "Broken: answer readable, cookie not sent",
        ),
        ("response-header-not-exposed", "Broken, though readable"),
        ("websocket-no-cors", "A hole"),
    ] {
        assert_eq!(shown(&demo, &browser, scenario).await.badge, badge);
    }
}

#[tokio::test]
async fn wanted_refusal_has_no_remedy_and_no_code() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for scenario in [
        "article-bank-reads",
        "article-expression-null",
        "sibling-json-only",
        "sibling-origin-checked",
        "sibling-other-site",
        "actix-wrong-origin-runs-avoided",
    ] {
        let run = shown(&demo, &browser, scenario).await;
        assert_eq!(run.meaning, "as-it-should-be", "{scenario}");
        assert!(
            run.fix.contains("Nothing to mend"),
            "{scenario}: {}",
            run.fix
        );
        assert_eq!(run.snippets, 0, "{scenario}: {}", run.fix);
        // Who refuses on purpose knows of CORS.
        assert!(!run.fix.contains("knows nothing of CORS"), "{}", run.fix);
    }
}

#[tokio::test]
async fn run_that_is_no_fetch_has_code_a_reason_and_a_remedy() {
    const CODE: &str = "return document.querySelector('.code-card pre').textContent;";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let image = shown(&demo, &browser, "feature-image").await;
    for words in [
        "With the attribute crossorigin an image is fetched with CORS",
        "Let the server send the header with the image",
    ] {
        assert!(image.fix.contains(words), "{}", image.fix);
    }
    let code: String = browser.ask(CODE, vec![]).await;
    let begin = format!(
        "<img crossorigin src=\"http://{}/r/",
        demo.origins.lab_host()
    );
    assert!(code.starts_with(&begin), "{code}");
}

#[tokio::test]
async fn wire_of_actix_has_the_usual_spelling_and_what_a_run_spells_itself_stays() {
    const DRAWN: &str = "return document.querySelector('.wire-card svg').textContent;";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    for (scenario, name) in [
        ("actix-never-matches-avoided", "Access-Control-Allow-Origin"),
        ("acao-duplicate-lower-case", "access-control-allow-origin"),
    ] {
        shown(&demo, &browser, scenario).await;
        let drawn: String = browser.ask(DRAWN, vec![]).await;
        assert!(drawn.contains(name), "{drawn}");
    }
}

#[tokio::test]
async fn hole_is_called_one_and_friend_that_is_refused_gets_code() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    let bank = shown(&demo, &browser, "article-bank-writes").await;
    assert_eq!(
        (bank.meaning.as_str(), bank.snippets),
        ("hole", 0),
        "{}",
        bank.fix
    );
    assert!(
        bank.fix.contains("Origin is not on your list"),
        "{}",
        bank.fix
    );
    let friend = shown(&demo, &browser, "acao-missing").await;
    assert_eq!(friend.meaning, "broken");
    assert!(friend.snippets > 0, "{}", friend.fix);
    shown(&demo, &browser, "method-not-allowed").await;
    browser
        .read("Browsers let GET, HEAD and POST through whatever the list of methods says")
        .await;
}

#[tokio::test]
async fn request_that_the_server_ran_is_marked_and_the_remedy_comes_first() {
    const DRAWN: &str = "
        const marked = [...document.querySelectorAll('.wire-card .decisive')].map((one) => one.textContent);
        return [marked.join(' '), document.querySelector('.banner a').textContent];
    ";
    let (demo, browser) = (Demo::start(), Browser::start().await);
    shown(&demo, &browser, "article-bank-writes").await;
    let [marked, link]: [String; 2] = browser.ask(DRAWN, vec![]).await;
    assert_eq!(marked, "the server ran it");
    assert_eq!(link, "The hole, and how to close it");
}

#[tokio::test]
async fn only_what_was_predicted_is_called_so() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    assert!(shown(&demo, &browser, "acao-missing").await.predicted);
    assert!(!shown(&demo, &browser, "feature-image").await.predicted);
    // That the cookie is not sent is the point of the run, and the judge does not know the jar.
    let cookies = "credentials-default-omitted";
    assert!(!shown(&demo, &browser, cookies).await.predicted);
    browser
        .read("None of these steps decides about cookies.")
        .await;
    browser.console().await;
    // What fetch itself refuses is no question for the judge, who would refuse it as well.
    assert!(!shown(&demo, &browser, "forbidden-method").await.predicted);
    assert!(browser.text().await.contains("Broken: blocked, never sent"));
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn dead_connection_is_not_called_a_refusal() {
    let (demo, browser) = (Demo::start(), Browser::start().await);
    shown(&demo, &browser, "network-error").await;
    browser.read("Broken: no answer came").await;
}

#[tokio::test]
async fn page_says_that_the_lab_is_switched_off() {
    let settings = DemoSettings {
        lab: Some("off"),
        ..DemoSettings::default()
    };
    let (demo, browser) = (Demo::start_with(settings), Browser::start().await);
    browser.open(&(demo.origins.app() + "/lab")).await;
    browser
        .read("The lab is switched off in this set-up (LAB=off)")
        .await;
    browser
        .read("The article’s first error: a refused preflight")
        .await;
    browser.open(&(demo.origins.app() + "/lab?view=all")).await;
    browser.see_element("#all .start:disabled").await;
    browser.open(&(demo.origins.app() + "/playground")).await;
    browser.see_element(".predicted .badge").await;
    browser.read("The prediction needs no lab.").await;
    assert_eq!(browser.console().await, Vec::<String>::new());
}
