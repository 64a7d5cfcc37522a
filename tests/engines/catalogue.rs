//! Every scenario of the lab in every engine: what script sees, what is sent and what the engine
//! says are as the catalogue expects.

use std::{env, time::Duration};

use serde_json::json;
use tokio::time::Instant;

use support::browser::engine::Engine;

use super::{
    chapters::{chapters, list, text},
    page::{Page, Stage},
    published,
    said::Complaint,
};

/// How long an engine may take to say what is expected of it.
const PATIENCE: Duration = Duration::from_secs(5);

/// What Firefox writes to the console of the whole browser, which `WebDriver` `BiDi` does not show.
const UNHEARD: [(Engine, &str); 3] = [
    (Engine::Firefox, "authorization-under-wildcard"),
    (Engine::Firefox, "feature-keepalive"),
    (Engine::Firefox, "feature-worker"),
];

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
    let scenarios = wanted();
    let mut wrong = Vec::new();
    for (chapter, id) in &scenarios {
        let order = json!({ "scenario": { "chapter": chapter, "id": id } });
        let report = page.order(order).await;
        let heard = !UNHEARD.contains(&(engine, id));
        let expected = report["code"].as_str().filter(|_| heard);
        let complaints = complaints(&mut page, expected).await;
        if report["agrees"] != true {
            wrong.push(format!("{id}: {}", report["disagreements"]));
        }
        let said = complaints.first().map(|complaint| complaint.code.as_str());
        if said != expected {
            wrong.push(format!(
                "{id}: it should say {expected:?}, and says {complaints:#?}"
            ));
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

/// Some engines speak a little after script has been told.
async fn complaints(page: &mut Page, expected: Option<&str>) -> Vec<Complaint> {
    let mut complaints = page.complaints().await;
    let deadline = Instant::now() + PATIENCE;
    while complaints.is_empty() && expected.is_some() {
        match page.late_complaint(deadline).await {
            Some(late) => complaints.push(late),
            None => break,
        }
    }
    complaints
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
