//! Random cases in every engine, compared with what the judge predicts of that engine.

mod composition;
mod cors_headers;
mod holding;
pub(crate) mod progress;
mod recipes;

use std::{env, time::Duration};

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::{Value, json};
use tokio::time::Instant;

use support::browser::engine::Engine;

use super::{
    page::{Page, Stage},
    said::Complaint,
};
use composition::{Composition, compositions};
use holding::Disagreement;
use progress::Progress;

/// Cases for each engine unless told.
const CASES: u64 = 500;
const SEED: u64 = 20_261_122;
/// How long an engine may take to say what it is predicted to say, and how long while a case is
/// shrunk, when it may never say it.
const PATIENCE: Duration = Duration::from_secs(4);
const LESS_PATIENCE: Duration = Duration::from_millis(400);
/// Where shrinking ends.
const MOST_STEPS: usize = 150;
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
    let (cases, seed) = (
        number("DIFFERENTIAL_CASES", CASES),
        number("DIFFERENTIAL_SEED", SEED),
    );
    // What was asked for by name takes long, and goes on where it was stopped.
    let goes_on = env::var_os("DIFFERENTIAL_CASES").is_some();
    let mut progress = Progress::of(engine, seed, cases, goes_on);
    let stage = Stage::set();
    let mut bench = Bench {
        engine,
        page: Page::open(engine, &stage).await,
    };
    println!(
        "{}: {cases} cases of seed {seed}, from {}",
        engine, progress.next
    );
    while progress.next < cases {
        let started = Instant::now();
        let end = cases.min(progress.next + at_once(engine));
        let trees: Vec<_> = (progress.next..end)
            .map(|index| case(seed, index))
            .collect();
        let compositions: Vec<_> = trees.iter().map(ValueTree::current).collect();
        let disagreements = bench.hold(&compositions, PATIENCE).await;
        for (tree, disagreement) in trees.into_iter().zip(disagreements) {
            // By itself once more: some lines name no URL, or one that several cases lead to.
            let disagreement = match disagreement {
                Some(_) => bench.hold_alone(&tree.current(), PATIENCE).await,
                None => None,
            };
            let Some(disagreement) = disagreement else {
                continue;
            };
            let known = progress.knows(&disagreement);
            if !known && progress.kinds() < MOST_SHRUNK {
                let (smallest, disagreement) = bench.shrink(tree, disagreement).await;
                println!("{}: {disagreement}\n  {}", engine, smallest.permalink());
                progress.disagrees(&disagreement, &smallest.permalink());
            } else {
                progress.disagrees(&disagreement, "");
            }
        }
        progress.advance(end, started.elapsed());
    }
    println!("{}", progress.summary());
    progress.assert_all_agree();
}

/// The case with this number, the same whenever it is asked for.
fn case(seed: u64, index: u64) -> impl ValueTree<Value = Composition> {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    bytes[8..16].copy_from_slice(&index.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    compositions().new_tree(&mut runner).expect("a composition")
}

/// WebKitGTK's lines do not say which request they are about, so there it is one at a time.
fn at_once(engine: Engine) -> u64 {
    match engine {
        Engine::Chromium | Engine::Firefox => 16,
        Engine::WebKitGTK => 1,
    }
}

fn number(variable: &str, default: u64) -> u64 {
    match env::var(variable) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{variable}: \"{text}\" is no number")),
        Err(_) => default,
    }
}

/// An engine, and what it is asked.
struct Bench {
    engine: Engine,
    page: Page,
}

impl Bench {
    /// What there is to say about each case; nothing when engine and judge agree.
    async fn hold(
        &mut self,
        compositions: &[Composition],
        patience: Duration,
    ) -> Vec<Option<Disagreement>> {
        let cases = compositions.iter().enumerate();
        let cases: Vec<_> = cases
            .map(|(index, composition)| json!({ "id": format!("d{index}"), "composition": composition }))
            .collect();
        let reports = self.page.order(json!({ "cases": cases })).await;
        let reports = reports.as_array().expect("a report for each case");
        let complaints = self.complaints(reports, patience).await;
        let is_alone = reports.len() == 1;
        let held = compositions.iter().zip(reports);
        held.map(|(composition, report)| {
            let said = about(&complaints, report, is_alone);
            holding::hold(self.engine, composition, report, said)
        })
        .collect()
    }

    async fn hold_alone(
        &mut self,
        composition: &Composition,
        patience: Duration,
    ) -> Option<Disagreement> {
        let held = self.hold(std::slice::from_ref(composition), patience).await;
        held.into_iter().next().flatten()
    }

    /// What the engine says, also a little later where more is predicted.
    async fn complaints(&mut self, reports: &[Value], patience: Duration) -> Vec<Complaint> {
        let mut complaints = self.page.complaints().await;
        let deadline = Instant::now() + patience;
        let is_alone = reports.len() == 1;
        while reports.iter().any(|report| {
            holding::predicts_a_complaint(report) && about(&complaints, report, is_alone).is_none()
        }) {
            match self.page.late_complaint(deadline).await {
                Some(late) => complaints.push(late),
                None => break,
            }
        }
        complaints
    }

    /// The smallest case that disagrees in the same way.
    async fn shrink(
        &mut self,
        mut tree: impl ValueTree<Value = Composition>,
        found: Disagreement,
    ) -> (Composition, Disagreement) {
        let mut smallest = (tree.current(), found);
        let mut more = tree.simplify();
        for _ in 0..MOST_STEPS {
            if !more {
                break;
            }
            let current = tree.current();
            let held = self.hold_alone(&current, LESS_PATIENCE).await;
            more = match held {
                Some(disagreement) if disagreement.is_like(&smallest.1) => {
                    smallest = (current, disagreement);
                    tree.simplify()
                }
                _ => tree.complicate(),
            };
        }
        smallest
    }
}

/// The first complaint about a case: when that is the only one, the first of all.
fn about<'a>(complaints: &'a [Complaint], report: &Value, is_alone: bool) -> Option<&'a Complaint> {
    let run = report["run"].as_str().unwrap_or_default();
    let mut complaints = complaints.iter();
    complaints.find(|complaint| {
        let url = complaint.url.as_ref();
        is_alone || url.is_some_and(|url| url.contains(run))
    })
}
