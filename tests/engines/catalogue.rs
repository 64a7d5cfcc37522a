//! Every scenario of the lab in every engine: what script sees, what is sent and what the engine
//! says are as the catalogue expects.

use std::{env, time::Duration};

use serde_json::{Value, json};
use tokio::time::Instant;

use support::browser::engine::Engine;

use super::{
    chapters::{chapters, list, text},
    engine_message::{EngineError, decisive},
    page::{Page, Stage},
    published,
    remark::remark,
    running,
};

/// How long an engine may take to say what is expected of it.
const TIMEOUT: Duration = Duration::from_secs(20);

/// What Firefox writes to the console of the whole browser, which `WebDriver` `BiDi` does not show.
const NOT_IN_CONSOLE: [(Engine, &str); 3] = [
    (Engine::Firefox, "authorization-under-wildcard"),
    (Engine::Firefox, "feature-keepalive"),
    (Engine::Firefox, "feature-worker"),
];

/// Scenarios about a feature that an engine has since this major version. Debian may still have an
/// older one. Firefox and CSS modules: <https://bugzilla.mozilla.org/show_bug.cgi?id=1986681>.
const SINCE: [(Engine, &str, u32); 1] = [(Engine::Firefox, "feature-css-module", 147)];

#[actix_web::test]
async fn chromium() {
    every_scenario_is_as_expected(Engine::Chromium).await;
}

#[actix_web::test]
async fn firefox() {
    every_scenario_is_as_expected(Engine::Firefox).await;
}

#[actix_web::test]
async fn webkit() {
    every_scenario_is_as_expected(Engine::WebKitGTK).await;
}

async fn every_scenario_is_as_expected(engine: Engine) {
    published::remark_on_version(engine);
    let started = Instant::now();
    let stage = Stage::set();
    let mut page = Page::open(engine, &stage).await;
    let mut scenarios = wanted();
    leave_out_newer_features(engine, &mut scenarios);
    let mut wrong = Vec::new();
    for (chapter, id) in &scenarios {
        let order = json!({ "scenario": { "chapter": chapter, "id": id } });
        let report = page.order(order).await;
        if report["unsafe"]
            .as_array()
            .is_none_or(|unsafe_advice| !unsafe_advice.is_empty())
        {
            wrong.push(format!(
                "{id}: its advice lets a hostile page in: {}",
                report["unsafe"]
            ));
        }
        let heard = !NOT_IN_CONSOLE.contains(&(engine, id));
        let expected = report["code"].as_str().filter(|_| heard);
        let errors = errors(&mut page, expected).await;
        if report["agrees"] != true {
            wrong.push(format!("{id}: {}", report["disagreements"]));
        }
        if decisive_code(&errors) != expected {
            wrong.push(format!(
                "{id}: it should say {expected:?}, and says {errors:#?}"
            ));
        }
        if heard {
            wrong.extend(console_differs(&mut page, id, &report).await);
        }
    }
    println!(
        "{}: {} scenarios in {:.1} s",
        engine,
        scenarios.len(),
        started.elapsed().as_secs_f32(),
    );
    assert!(wrong.is_empty(), "{}:\n{}", engine, wrong.join("\n"));
}

/// Where the card of the console has lines that the console does not have, or none where the console
/// has something about CORS.
async fn console_differs(page: &mut Page, id: &str, report: &Value) -> Option<String> {
    let card: Vec<_> = list(&report["console"]).iter().map(text).collect();
    let (printed, missing) = page.console(&card, Instant::now() + TIMEOUT).await;
    let is_hidden = card.is_empty() && printed.iter().any(|line| is_about_cors(line));
    (is_hidden || !missing.is_empty()).then(|| {
        format!("{id}: the card of the console has {card:#?}, and the console has {printed:#?}")
    })
}

fn is_about_cors(line: &str) -> bool {
    [
        "CORS policy",
        "Cross-Origin Request",
        "Access-Control-Allow-",
    ]
    .iter()
    .any(|words| line.contains(words))
}

fn leave_out_newer_features(engine: Engine, scenarios: &mut Vec<(String, String)>) {
    let version = running::version(engine);
    let major = version
        .split('.')
        .next()
        .and_then(|major| major.parse().ok());
    let major: u32 = major.unwrap_or_else(|| panic!("{engine} has no version: {version:?}"));
    scenarios.retain(|(_, id)| {
        let newer = |(of, scenario, since)| of == engine && scenario == id && major < since;
        let left_out = SINCE.into_iter().any(newer);
        if left_out {
            remark(&format!(
                "{id} left out, {engine} {version} is too old for it"
            ));
        }
        !left_out
    });
}

/// Some engines speak a little after script has been told.
async fn errors(page: &mut Page, expected: Option<&str>) -> Vec<EngineError> {
    let mut errors = page.errors().await;
    let deadline = Instant::now() + TIMEOUT;
    while expected.is_some() && decisive_code(&errors) != expected {
        match page.next_error(deadline).await {
            Some(late) => errors.push(late),
            None => break,
        }
    }
    errors
}

fn decisive_code(errors: &[EngineError]) -> Option<&str> {
    decisive(errors).map(|error| error.code.as_str())
}

/// Chapter and id of every scenario, in the catalogue's order; of those in `SCENARIOS`, a list
/// with commas, if that is set.
fn wanted() -> Vec<(String, String)> {
    let Ok(wanted) = env::var("SCENARIOS") else {
        return scenarios();
    };
    let is_wanted = |(_, id): &(_, String)| wanted.split(',').any(|one| one == id);
    let found: Vec<_> = scenarios().into_iter().filter(is_wanted).collect();
    assert!(!found.is_empty(), "there is no scenario {wanted:?}");
    found
}

fn scenarios() -> Vec<(String, String)> {
    let mut scenarios = Vec::new();
    for chapter in chapters() {
        let name = text(&chapter["id"]);
        let ids = list(&chapter["scenarios"]).iter();
        scenarios.extend(ids.map(|one| (name.to_owned(), text(&one["id"]).to_owned())));
    }
    scenarios
}
