//! An engine that is asked about compositions.

use std::time::Duration;

use proptest::strategy::ValueTree;
use serde_json::{Value, json};
use tokio::time::Instant;

use support::browser::engine::Engine;

use super::{
    super::{
        engine_message::{EngineError, decisive},
        page::{Page, Stage},
    },
    comparison::{self, Disagreement},
    composition::Composition,
};

/// How long an engine may take to say what it is predicted to say.
const TIMEOUT: Duration = Duration::from_secs(4);
/// How long where it may never say it: while a case is shrunk, and beside other cases, because what
/// is missed there is looked for once more.
const SHORT_TIMEOUT: Duration = Duration::from_millis(400);
/// Where shrinking ends.
const MOST_STEPS: usize = 150;

/// An engine, and what it is asked.
pub(crate) struct EngineUnderTest {
    engine: Engine,
    page: Page,
}

/// What came of one case.
pub(crate) struct Comparison {
    /// What the page reports.
    pub(crate) report: Value,
    /// What there is to say; nothing when engine and judge agree.
    pub(crate) disagreement: Option<Disagreement>,
}

impl EngineUnderTest {
    pub(crate) async fn open(engine: Engine, stage: &Stage) -> Self {
        let page = Page::open(engine, stage).await;
        Self { engine, page }
    }

    /// How many cases it takes at once. WebKitGTK's lines do not say which request they are about, so
    /// there it is one at a time.
    pub(crate) fn at_once(&self) -> usize {
        match self.engine {
            Engine::Chromium | Engine::Firefox => 16,
            Engine::WebKitGTK => 1,
        }
    }

    /// Runs the cases side by side, and each that disagrees once more by itself: some lines name no
    /// URL, or one that several cases lead to.
    pub(crate) async fn compare(&mut self, compositions: &[Composition]) -> Vec<Comparison> {
        let mut all = Vec::new();
        for compositions in compositions.chunks(self.at_once()) {
            let is_alone = compositions.len() == 1;
            let timeout = if is_alone { TIMEOUT } else { SHORT_TIMEOUT };
            let mut compared = self.compare_side_by_side(compositions, timeout).await;
            for (composition, compared) in compositions.iter().zip(&mut compared) {
                if compared.disagreement.is_some() {
                    *compared = self.compare_alone(composition, TIMEOUT).await;
                }
            }
            all.extend(compared);
        }
        all
    }

    /// Runs the cases side by side, and returns what the page reports of each.
    pub(crate) async fn reports(&mut self, compositions: &[Composition]) -> Vec<Value> {
        let cases = compositions.iter().enumerate();
        let cases: Vec<_> = cases
            .map(|(index, composition)| json!({ "id": format!("d{index}"), "composition": composition }))
            .collect();
        let reports = self.page.order(json!({ "cases": cases })).await;
        reports.as_array().expect("a report for each case").clone()
    }

    async fn compare_side_by_side(
        &mut self,
        compositions: &[Composition],
        timeout: Duration,
    ) -> Vec<Comparison> {
        let reports = self.reports(compositions).await;
        let errors = self.errors(&reports, timeout).await;
        let is_alone = reports.len() == 1;
        let compared = compositions.iter().zip(&reports);
        compared
            .map(|(composition, report)| {
                let said = about(&errors, report, is_alone);
                Comparison {
                    report: report.clone(),
                    disagreement: comparison::compare(self.engine, composition, report, said),
                }
            })
            .collect()
    }

    async fn compare_alone(&mut self, composition: &Composition, timeout: Duration) -> Comparison {
        let alone = std::slice::from_ref(composition);
        let compared = self.compare_side_by_side(alone, timeout).await;
        compared.into_iter().next().expect("one for each case")
    }

    /// What the engine says, also a little later where more is predicted.
    async fn errors(&mut self, reports: &[Value], timeout: Duration) -> Vec<EngineError> {
        let mut errors = self.page.errors().await;
        let deadline = Instant::now() + timeout;
        let is_alone = reports.len() == 1;
        while reports.iter().any(|report| {
            let said = about(&errors, report, is_alone);
            !comparison::is_code_as_predicted(self.engine, report, said)
        }) {
            match self.page.next_error(deadline).await {
                Some(late) => errors.push(late),
                None => break,
            }
        }
        errors
    }

    /// The smallest case that disagrees in the same way.
    pub(crate) async fn shrink(
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
            let compared = self.compare_alone(&current, SHORT_TIMEOUT).await;
            more = match compared.disagreement {
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

/// The decisive error about a case: when it is the only case, all are about it that name no other.
fn about<'a>(errors: &'a [EngineError], report: &Value, is_alone: bool) -> Option<&'a EngineError> {
    let run = report["run"].as_str().unwrap_or_default();
    let is_about = |error: &&EngineError| match &error.url {
        Some(url) if url.contains(run) => true,
        Some(url) => is_alone && !url.contains("/r/d"),
        None => is_alone,
    };
    decisive(errors.iter().filter(is_about))
}
