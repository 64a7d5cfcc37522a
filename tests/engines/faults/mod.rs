//! Random cases with two to four CORS faults in every engine: it refuses for the fault that the
//! judge names first, and reads once all are mended.

mod composed;

use cors_faults::{Fault, case_with, several};
use cors_verdict::{Case, faults};
use proptest::strategy::ValueTree;
use tokio::time::Instant;

use support::browser::engine::Engine;

use super::{
    differential::engine_under_test::{Comparison, EngineUnderTest},
    page::Stage,
    random::{drawn, number, seed},
};
use composed::composed;

/// Cases for each engine unless told.
const CASES: u64 = 100;

#[actix_web::test]
async fn chromium() {
    engine_refuses_for_the_first_fault_and_reads_after_the_last(Engine::Chromium).await;
}

#[actix_web::test]
async fn firefox() {
    engine_refuses_for_the_first_fault_and_reads_after_the_last(Engine::Firefox).await;
}

#[actix_web::test]
async fn webkit() {
    engine_refuses_for_the_first_fault_and_reads_after_the_last(Engine::WebKitGTK).await;
}

async fn engine_refuses_for_the_first_fault_and_reads_after_the_last(engine: Engine) {
    let cases = number("CORS_FAULT_CASES", CASES);
    let seed = seed("CORS_FAULT_SEED");
    println!(
        "{engine}: {cases} cases with faults of seed {seed}; again with tests/run --cors-faults {cases} {seed}"
    );
    let started = Instant::now();
    let stage = Stage::set();
    let mut engine_under_test = EngineUnderTest::open(engine, &stage).await;
    let expectations: Vec<_> = (0..cases)
        .map(|case| (case, drawn(&several(), seed, case).current()))
        .flat_map(|(case, put)| expectations(engine, &put).map(|it| (case, it)))
        .collect();
    let compositions: Vec<_> = expectations
        .iter()
        .map(|(_, expectation)| composed(&expectation.case))
        .collect();
    let mut wrong = Vec::new();
    let compared = engine_under_test.compare(&compositions).await;
    for (((case, expectation), compared), composition) in
        expectations.iter().zip(compared).zip(&compositions)
    {
        if let Some(why) = expectation.unmet_by(&compared) {
            wrong.push(format!(
                "case {case}: {why}\n    {}",
                composition.permalink()
            ));
        }
    }
    println!(
        "{engine}: {cases} cases with faults of seed {seed}, {} wrong, {:.0} s",
        wrong.len(),
        started.elapsed().as_secs_f32()
    );
    assert!(
        wrong.is_empty(),
        "{engine}, seed {seed}:\n{}",
        wrong.join("\n")
    );
}

/// A case, and the cause of its refusal; none when it can be read.
struct Expectation {
    case: Case,
    cause: Option<&'static str>,
}

/// Of a case with these faults: before its mends, and after them.
fn expectations(engine: Engine, put: &[&Fault]) -> [Expectation; 2] {
    let mut case = case_with(put);
    case.engine = match engine {
        Engine::Chromium => cors_verdict::Engine::Chromium,
        Engine::Firefox => cors_verdict::Engine::Firefox,
        Engine::WebKitGTK => cors_verdict::Engine::Webkit,
    };
    let found = faults(&case);
    let first = found.faults.first().map(|fault| fault.cause.id());
    [
        Expectation { case, cause: first },
        Expectation {
            case: found.mended,
            cause: None,
        },
    ]
}

impl Expectation {
    /// What is otherwise in the engine.
    fn unmet_by(&self, compared: &Comparison) -> Option<String> {
        if let Some(disagreement) = &compared.disagreement {
            return Some(disagreement.to_string());
        }
        let outcome = if self.cause.is_some() {
            "blocked"
        } else {
            "readable"
        };
        let predicted = &compared.report["predicted"];
        let is_met =
            compared.report["outcome"] == outcome && predicted["cause"].as_str() == self.cause;
        (!is_met).then(|| {
            format!(
                "it should be {outcome}, {:?}; it is {}, {}",
                self.cause, compared.report["outcome"], predicted["cause"]
            )
        })
    }
}
