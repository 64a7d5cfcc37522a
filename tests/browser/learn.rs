//! The essay with its experiments: predict, see, change one thing, see it turn.

use std::{env, fs, path::PathBuf};

use serde::Deserialize;
use serde_json::{Value, json};
use support::{
    Demo, DemoSettings,
    browser::{Browser, engine::Engine, page::Thing::Button},
    wait::eventually,
};

use crate::page_quality::is_accessible;

/// The experiments, each with the number of values that its variable has.
const EXPERIMENTS: &str = "return [...document.querySelectorAll('.experiment')]
    .map(({ id }) => [id, document.querySelectorAll(`#${id} .picker input`).length]);";

/// What an experiment shows.
#[derive(Deserialize)]
struct Shown {
    /// Whether it happened as the page says.
    agrees: bool,
    /// Whether it is a recorded run.
    recorded: bool,
    /// The words of the picture.
    picture: String,
    verdict: String,
}

async fn opened(demo: &Demo, engine: Engine) -> Browser {
    let browser = Browser::start_in(engine).await;
    browser.open(&(demo.origins.app() + "/learn")).await;
    browser.see_element("#remembered .choices .mark").await;
    browser
}

/// Predicts the first of the choices.
async fn predict(browser: &Browser, experiment: &str) {
    const PREDICT: &str = "document.querySelector(`#${arguments[0]} .choices button`).click()";
    browser.ask::<()>(PREDICT, vec![json!(experiment)]).await;
}

/// Chooses a value of the variable, and waits for what follows.
async fn choose(browser: &Browser, experiment: &str, value: usize) -> Shown {
    const CHOOSE: &str = "
        const input = document.querySelectorAll(`#${arguments[0]} .picker input`)[arguments[1]];
        if (!input.checked) input.click();
    ";
    const SHOWN: &str = "
        const { dataset } = document.getElementById(arguments[0]);
        if (dataset.state !== 'shown' || dataset.variant !== String(arguments[1])) return null;
        const of = (part) => document.querySelector(`#${arguments[0]} ${part}`);
        return {
            agrees: dataset.agrees === 'true',
            recorded: of('.recorded') !== null,
            picture: of('.picture').textContent,
            verdict: of('.verdict').innerText,
        };
    ";
    browser
        .ask::<()>(CHOOSE, vec![json!(experiment), json!(value)])
        .await;
    eventually(&format!("{experiment}, value {value}"), async || {
        let arguments = vec![json!(experiment), json!(value)];
        let shown: Option<Shown> = browser.ask(SHOWN, arguments).await;
        shown.ok_or_else(|| "not shown yet".to_owned())
    })
    .await
}

/// Runs every value of every experiment.
async fn choose_everything(browser: &Browser, mut each: impl FnMut(&str, usize, Shown)) {
    let experiments: Vec<(String, usize)> = browser.ask(EXPERIMENTS, vec![]).await;
    assert_eq!(experiments.len(), 8);
    for (experiment, values) in experiments {
        assert!(values >= 2, "{experiment} has nothing to change");
        predict(browser, &experiment).await;
        for value in 0..values {
            each(
                &experiment,
                value,
                choose(browser, &experiment, value).await,
            );
        }
    }
}

async fn every_experiment_ends_as_the_page_says(engine: Engine) {
    let demo = Demo::start();
    let browser = opened(&demo, engine).await;
    choose_everything(&browser, |experiment, value, shown| {
        assert!(
            shown.agrees && !shown.recorded,
            "{experiment}, value {value}: {}",
            shown.verdict
        );
    })
    .await;
    browser.read("You predicted 1 of 8 correctly.").await;
}

in_each_engine!(every_experiment_ends_as_the_page_says);

#[tokio::test]
async fn reader_predicts_sees_changes_one_thing_and_sees_it_turn() {
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    browser
        .press_button("It is sent and answered, and the page cannot read the answer")
        .await;
    browser
        .read("As you said: it was sent and answered, but the page cannot read the answer.")
        .await;
    let turned = choose(&browser, "reading", 1).await;
    assert!(
        turned
            .verdict
            .starts_with("After the change: the page reads the answer."),
        "{}",
        turned.verdict
    );
}

/// The predictions come first, so nothing may tell beforehand which of them comes true.
#[tokio::test]
async fn nothing_tells_what_will_happen_before_the_reader_predicts() {
    const DRAWN: &str = "
        return [...document.querySelectorAll('.experiment .message')].map(({ dataset }) => `${dataset.from} ${dataset.to}`);
    ";
    const TOLD: &str = "
        return [...document.querySelectorAll('.experiment + .told')].map((told) => told.checkVisibility());
    ";
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    let drawn: Vec<String> = browser.ask(DRAWN, vec![]).await;
    assert_eq!(drawn, ["page browser"; 8], "only the call of the page");
    let told: Vec<bool> = browser.ask(TOLD, vec![]).await;
    assert_eq!(told, [false; 8]);
    let expression = r"/[^.\s]+\.mixmax\.localhost$/";
    browser.read(expression).await;
    predict(&browser, "pattern").await;
    choose(&browser, "pattern", 0).await;
    let told: Vec<bool> = browser.ask(TOLD, vec![]).await;
    assert_eq!(
        told,
        [false, false, false, false, true, false, false, false]
    );
}

#[tokio::test]
async fn what_the_reader_changes_is_in_the_picture() {
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    let mut pictures = Vec::new();
    choose_everything(&browser, |experiment, value, shown| {
        pictures.push((experiment.to_owned(), value, shown.picture));
    })
    .await;
    for (experiment, value, picture) in &pictures {
        let same = |other: &&(String, usize, String)| other.0 == *experiment && other.2 == *picture;
        assert_eq!(
            pictures.iter().filter(same).count(),
            1,
            "{experiment}, value {value} looks like another: {picture}"
        );
    }
    let picture = |experiment, value| {
        let mut all = pictures.iter();
        let found = all.find(|(id, at, _)| (id.as_str(), *at) == (experiment, value));
        found.expect("a picture").2.as_str()
    };
    let call = r#"headers: { "Content-Type": "application/json" }"#;
    assert!(picture("writing", 1).contains(call));
    let expression = r"Origin matches /[^.\s]+\.mixmax\.localhost(:\d+)?$/";
    assert!(picture("pattern", 1).contains(expression));
}

#[tokio::test]
async fn picture_is_in_sight_once_the_reader_has_predicted() {
    const IS_SEEN: &str = "
        const { top, bottom } = document.querySelector('#writing .shown').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
    ";
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    for width in [1280, 390] {
        browser.resize(width, 800).await;
        browser.open(&(demo.origins.app() + "/learn")).await;
        browser
            .press_button("The bank carries it out, and the page sees an error")
            .await;
        choose(&browser, "writing", 0).await;
        eventually("the picture is in sight", async || {
            let is_seen: bool = browser.ask(IS_SEEN, vec![]).await;
            is_seen
                .then_some(())
                .ok_or_else(|| format!("not at {width}"))
        })
        .await;
    }
}

#[tokio::test]
async fn frames_in_which_other_pages_ask_are_never_seen() {
    const FRAMES: &str = "
        return [...document.querySelectorAll('iframe')].map((frame) =>
            [new URL(frame.src).host, frame.checkVisibility({ opacityProperty: true })]);
    ";
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    for experiment in ["writing", "cookie"] {
        predict(&browser, experiment).await;
        for value in 0..2 {
            choose(&browser, experiment, value).await;
        }
    }
    let frames: Vec<(String, bool)> = browser.ask(FRAMES, vec![]).await;
    assert_eq!(frames.len(), 2, "a stranger's and a sibling's: {frames:?}");
    assert!(frames.iter().all(|(_, is_seen)| !is_seen), "{frames:?}");
}

#[tokio::test]
async fn steps_of_a_picture_can_be_walked_back_and_forth() {
    const STEPS: &str = "return [
        document.querySelectorAll('#methods .message:not(.later)').length,
        document.querySelectorAll('#methods .message').length,
        document.querySelector('#methods .words').textContent,
    ];";
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    predict(&browser, "methods").await;
    choose(&browser, "methods", 1).await;
    let (shown, all, words): (usize, usize, String) = browser.ask(STEPS, vec![]).await;
    assert_eq!(shown, all, "{words}");
    browser.press_button("‹ Back").await;
    browser.press_button("‹ Back").await;
    let (shown, _, words): (usize, usize, String) = browser.ask(STEPS, vec![]).await;
    assert_eq!(shown, all - 2);
    assert!(words.starts_with(&format!("{shown} of {all}: ")), "{words}");
    browser.press_button("Forward ›").await;
    let (shown, _, _): (usize, usize, String) = browser.ask(STEPS, vec![]).await;
    assert_eq!(shown, all - 1);
}

#[tokio::test]
async fn experiments_show_recorded_runs_while_the_lab_is_switched_off() {
    let demo = Demo::start_with(DemoSettings {
        lab: Some("off"),
        ..DemoSettings::default()
    });
    let browser = opened(&demo, Engine::Chromium).await;
    browser
        .read("The lab is switched off in this set-up (LAB=off)")
        .await;
    choose_everything(&browser, |experiment, value, shown| {
        assert!(
            shown.agrees && shown.recorded,
            "{experiment}, value {value}: {}",
            shown.verdict
        );
    })
    .await;
    assert_eq!(browser.console().await, Vec::<String>::new());
}

/// With `UPDATE_RECORDED=1` what happens is recorded anew.
#[tokio::test]
async fn recorded_runs_are_what_happens() {
    const RECORD: &str = "
        const [done] = arguments;
        const load = async (...names) => Object.assign({}, ...(await Promise.all(names.map((name) => import(`/scripts/${name}.js`)))));
        load('shared/config', 'shared/run/step-runner', 'learn/figures/all', 'learn/run-live', 'learn/recorded').then(async (from) => {
            const config = await from.loadConfig();
            const runner = new from.StepRunner(config, document.querySelector('#frames'));
            const runs = {};
            for (const figure of from.allFigures(config)) {
                runs[figure.id] = [];
                for (const [i, variant] of figure.variants.entries()) {
                    const steps = await from.runLive(runner, figure, variant);
                    runs[figure.id].push(from.withPlaceholders(steps, figure, i, config));
                }
            }
            return { engine: 'Chromium', runs };
        }).then(done, (error) => done(String(error)));
    ";
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    let seen = browser.client.execute_async(RECORD, vec![]).await;
    let seen = seen.expect("what happened");
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("static/learn/recorded.json");
    if env::var_os("UPDATE_RECORDED").is_some_and(|value| value == "1") {
        fs::write(&file, format!("{seen}\n")).expect("static/learn/recorded.json");
    }
    let recorded = fs::read_to_string(&file).expect("static/learn/recorded.json");
    let recorded: Value = serde_json::from_str(&recorded).expect("JSON");
    assert_eq!(recorded, seen, "UPDATE_RECORDED=1 records it anew");
}

#[tokio::test]
async fn essay_weighs_less_than_60_kilobytes_and_starts_without_an_error() {
    const WEIGHT: &str = "return performance.getEntries()
        .map(({ transferSize = 0 }) => transferSize).reduce((sum, size) => sum + size);";
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    let weight: u32 = browser.ask(WEIGHT, vec![]).await;
    assert!((10_000..60_000).contains(&weight), "{weight} bytes");
    assert_eq!(browser.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn experiments_pass_axe_in_light_and_dark_mode_and_fit_a_phone() {
    const SCROLLS: &str =
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth;";
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    choose_everything(&browser, |_, _, _| ()).await;
    for scheme in ["light", "dark"] {
        let feature = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser
            .devtools("Emulation.setEmulatedMedia", json!({ "features": feature }))
            .await;
        is_accessible(&browser, &format!("the experiments, {scheme}")).await;
    }
    browser.resize(320, 640).await;
    let too_wide: i32 = browser.ask(SCROLLS, vec![]).await;
    assert_eq!(too_wide, 0);
    browser.see(Button("‹ Back")).await;
}

#[tokio::test]
async fn nothing_moves_under_the_pointer_while_the_reader_predicts_and_changes() {
    const PLACES: &str = "
        const figure = document.querySelector('#reading');
        const places = (selector) => [...figure.querySelectorAll(selector)].map((one) => {
            const { top, height } = one.getBoundingClientRect();
            return [top - figure.getBoundingClientRect().top, height].map(Math.round);
        });
        return [places('.choices button'), places('.picker label'), places('.shown').map(([top]) => top)];
    ";
    let demo = Demo::start();
    let browser = opened(&demo, Engine::Chromium).await;
    for width in [1280, 390] {
        browser.resize(width, 800).await;
        browser.open(&(demo.origins.app() + "/learn")).await;
        browser.see_element("#reading .choices .mark").await;
        let [choices, ..]: [Value; 3] = browser.ask(PLACES, vec![]).await;
        predict(&browser, "reading").await;
        let places: [Value; 3] = browser.ask(PLACES, vec![]).await;
        assert_eq!(places[0], choices, "the predictions stay, at {width}");
        for value in 0..6 {
            choose(&browser, "reading", value).await;
            let after: [Value; 3] = browser.ask(PLACES, vec![]).await;
            assert_eq!(after, places, "value {value} at {width}");
        }
        let question = "return document.querySelector('#reading figcaption').innerText";
        let question: String = browser.ask(question, vec![]).await;
        assert!(question.ends_with("You predicted for this:"), "{question}");
    }
}
