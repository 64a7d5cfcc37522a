//! An engine that is asked about compositions.

use std::time::Duration;

use proptest::strategy::ValueTree;
use serde_json::{Value, json};
use tokio::time::Instant;

use support::browser::engine::Engine;

use super::{
    super::{
        page::{Page, Stage},
        said::Complaint,
    },
    composition::Composition,
    holding::{self, Disagreement},
};

/// How long an engine may take to say what it is predicted to say.
const PATIENCE: Duration = Duration::from_secs(4);
/// How long where it may never say it: while a case is shrunk, and beside other cases, because what
/// is missed there is looked for once more.
const LESS_PATIENCE: Duration = Duration::from_millis(400);
/// Firefox writes this of every request that came to nothing, after or before the line that has the
/// reason.
const WITHOUT_REASON: &str = "CORSDidNotSucceed2";
/// Where shrinking ends.
const MOST_STEPS: usize = 150;

/// An engine, and what it is asked.
pub(crate) struct Bench {
    engine: Engine,
    page: Page,
}

/// What came of one case.
pub(crate) struct Held {
    /// What the page reports.
    pub(crate) report: Value,
    /// What there is to say; nothing when engine and judge agree.
    pub(crate) disagreement: Option<Disagreement>,
}

impl Bench {
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
    pub(crate) async fn hold(&mut self, compositions: &[Composition]) -> Vec<Held> {
        let mut all = Vec::new();
        for compositions in compositions.chunks(self.at_once()) {
            let is_alone = compositions.len() == 1;
            let patience = if is_alone { PATIENCE } else { LESS_PATIENCE };
            let mut held = self.hold_side_by_side(compositions, patience).await;
            for (composition, held) in compositions.iter().zip(&mut held) {
                if held.disagreement.is_some() {
                    *held = self.hold_alone(composition, PATIENCE).await;
                }
            }
            all.extend(held);
        }
        all
    }

    async fn hold_side_by_side(
        &mut self,
        compositions: &[Composition],
        patience: Duration,
    ) -> Vec<Held> {
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
            Held {
                report: report.clone(),
                disagreement: holding::hold(self.engine, composition, report, said),
            }
        })
        .collect()
    }

    async fn hold_alone(&mut self, composition: &Composition, patience: Duration) -> Held {
        let alone = std::slice::from_ref(composition);
        let held = self.hold_side_by_side(alone, patience).await;
        held.into_iter().next().expect("one for each case")
    }

    /// What the engine says, also a little later where more is predicted.
    async fn complaints(&mut self, reports: &[Value], patience: Duration) -> Vec<Complaint> {
        let mut complaints = self.page.complaints().await;
        let deadline = Instant::now() + patience;
        let is_alone = reports.len() == 1;
        while reports.iter().any(|report| {
            let said = about(&complaints, report, is_alone);
            !holding::is_code_as_predicted(self.engine, report, said)
        }) {
            match self.page.late_complaint(deadline).await {
                Some(late) => complaints.push(late),
                None => break,
            }
        }
        complaints
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
            let held = self.hold_alone(&current, LESS_PATIENCE).await;
            more = match held.disagreement {
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

/// The first complaint about a case that has a reason, or else the first: when it is the only case,
/// all are about it that name no other.
fn about<'a>(complaints: &'a [Complaint], report: &Value, is_alone: bool) -> Option<&'a Complaint> {
    let run = report["run"].as_str().unwrap_or_default();
    let is_about = |complaint: &&Complaint| match &complaint.url {
        Some(url) if url.contains(run) => true,
        Some(url) => is_alone && !url.contains("/r/d"),
        None => is_alone,
    };
    let mut complaints = complaints.iter().filter(is_about);
    let first = complaints.clone().next();
    complaints
        .find(|complaint| complaint.code != WITHOUT_REASON)
        .or(first)
}
