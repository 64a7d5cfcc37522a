//! Random cases in every engine, compared with what the judge predicts of that engine.

mod comparison;
pub(crate) mod composition;
mod cors_headers;
pub(crate) mod engine_under_test;
pub(crate) mod progress;
mod recipes;

use std::env;

use proptest::strategy::ValueTree;
use tokio::time::Instant;

use support::browser::engine::Engine;

use super::{
    page::Stage,
    random::{drawn, number, seed},
};
use composition::compositions;
use engine_under_test::EngineUnderTest;
use progress::Progress;

/// Cases for each engine unless told.
const CASES: u64 = 500;
/// How many disagreements are shrunk; more have the same reasons.
const MOST_SHRUNK: usize = 12;

#[actix_web::test]
async fn chromium() {
    engine_and_judge_agree(Engine::Chromium).await;
}

#[actix_web::test]
async fn firefox() {
    engine_and_judge_agree(Engine::Firefox).await;
}

#[actix_web::test]
async fn webkit() {
    engine_and_judge_agree(Engine::WebKitGTK).await;
}

async fn engine_and_judge_agree(engine: Engine) {
    let cases = number("DIFFERENTIAL_CASES", CASES);
    let seed = seed("DIFFERENTIAL_SEED");
    // What was asked for by name takes long, and goes on where it was stopped.
    let goes_on = env::var_os("DIFFERENTIAL_CASES").is_some();
    let mut progress = Progress::of(engine, seed, cases, goes_on);
    let stage = Stage::set();
    let mut engine_under_test = EngineUnderTest::open(engine, &stage).await;
    println!(
        "{engine}: cases {} to {cases} of seed {seed}; again with tests/run --differential {cases} {seed}",
        progress.next
    );
    while progress.next < cases {
        let started = Instant::now();
        let end = cases.min(progress.next + engine_under_test.at_once() as u64);
        let trees: Vec<_> = (progress.next..end)
            .map(|index| (index, drawn(&compositions(), seed, index)))
            .collect();
        let wanted: Vec<_> = trees.iter().map(|(_, tree)| tree.current()).collect();
        let compared = engine_under_test.compare(&wanted).await;
        for ((index, tree), compared) in trees.into_iter().zip(compared) {
            let Some(disagreement) = compared.disagreement else {
                continue;
            };
            let known = progress.knows(&disagreement);
            if !known && progress.kinds() < MOST_SHRUNK {
                let (smallest, disagreement) = engine_under_test.shrink(tree, disagreement).await;
                let link = smallest.permalink();
                println!("{engine}, case {index} of seed {seed}: {disagreement}\n  {link}");
                progress.disagrees(&disagreement, index, &link);
            } else {
                progress.disagrees(&disagreement, index, "");
            }
        }
        progress.advance(end, started.elapsed());
    }
    println!("{}", progress.summary());
    progress.assert_all_agree();
}
