//! Random requests, made by every engine and by `cors-doctor probe --engine` of that engine: what arrives at the lab
//! is the same.

mod arrived;
mod sent;

use support::browser::engine::Engine;

use super::{
    differential::{
        composition::{Composition, compositions},
        engine_under_test::EngineUnderTest,
    },
    page::Stage,
    random::{drawn, number, seed},
};
use arrived::arrived;
use proptest::strategy::ValueTree;
use sent::Probed;

/// Cases for each engine unless told.
const CASES: u64 = 60;
/// How many differences are shown.
const MOST_SHOWN: usize = 10;

#[actix_web::test]
async fn chromium() {
    probe_sends_what_the_engine_sends(Engine::Chromium).await;
}

#[actix_web::test]
async fn firefox() {
    probe_sends_what_the_engine_sends(Engine::Firefox).await;
}

#[actix_web::test]
async fn webkit() {
    probe_sends_what_the_engine_sends(Engine::WebKitGTK).await;
}

async fn probe_sends_what_the_engine_sends(engine: Engine) {
    let cases = number("PROBE_CASES", CASES);
    let seed = seed("PROBE_SEED");
    println!(
        "{engine}: {cases} requests of seed {seed}; again with tests/run --probe {cases} {seed}"
    );
    let stage = Stage::set();
    let mut engine_under_test = EngineUnderTest::open(engine, &stage).await;
    engine_under_test.reports(&[sent::cookie_is_set()]).await;
    let lab = stage.demo.origins;
    let (mut compared, mut index, mut exchanges) = (0, 0, 0);
    let mut differences = Vec::new();
    while compared < cases {
        let mut batch: Vec<Composition> = Vec::new();
        while batch.len() < engine_under_test.at_once() && compared + (batch.len() as u64) < cases {
            let drawn = drawn(&compositions(), seed, index).current();
            index += 1;
            batch.extend(sent::comparable(drawn, index));
        }
        let reports = engine_under_test.reports(&batch).await;
        for (composition, report) in batch.iter().zip(&reports) {
            let Some(theirs) = arrived(&report["wire"], composition, report) else {
                panic!(
                    "{engine}: the lab does not know the run of {}",
                    composition.permalink()
                );
            };
            let probed = Probed::new(engine, composition, report, !theirs.cookies.is_empty());
            let record = probed.send(lab).await;
            let Some(ours) = arrived(&record["exchanges"], composition, report) else {
                panic!("the lab does not know the run of the probe");
            };
            exchanges += theirs.requests.len();
            if theirs.requests != ours.requests {
                differences.push(format!(
                    "{}\n  the engine: {:?}\n  the probe: {:?}",
                    composition.permalink(),
                    theirs.requests,
                    ours.requests
                ));
            }
            compared += 1;
        }
    }
    println!(
        "{engine}: {compared} requests with {exchanges} messages compared, {} different",
        differences.len()
    );
    let shown = differences.len().min(MOST_SHOWN);
    assert!(
        differences.is_empty(),
        "{engine}, seed {seed}:\n{}",
        differences[..shown].join("\n")
    );
}
