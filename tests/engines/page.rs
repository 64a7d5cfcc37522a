//! The lab's page in one engine, which does what it is told.

use std::{fs, os::unix::fs::symlink, path::Path, time::Duration};

use serde_json::Value;
use tempfile::TempDir;
use tokio::time::{Instant, timeout, timeout_at};

use support::{Demo, browser::engine::Engine};

use super::{
    orders::Orders,
    running::Running,
    said::{Complaint, Said},
};

/// An order takes as long as the slowest request in it, which gives up after 15 s. Together with
/// the time to start, an engine that hangs is named within a minute.
const PATIENCE: Duration = Duration::from_secs(28);

/// The demo with the page of the tests in place of the playground, which has the same policy.
pub(crate) struct Stage {
    pub(crate) demo: Demo,
    _pages: TempDir,
}

impl Stage {
    pub(crate) fn set() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let pages = tempfile::tempdir().expect("a temporary folder");
        let folders = [root.join("static"), root.join("tests/engines/page")];
        for folder in folders {
            for entry in fs::read_dir(&folder).expect("a folder of pages") {
                let entry = entry.expect("a page");
                let link = pages.path().join(entry.file_name());
                fs::remove_file(&link).ok();
                symlink(entry.path(), link).expect("a link");
            }
        }
        Self {
            demo: Demo::start_with_pages(pages.path()),
            _pages: pages,
        }
    }
}

/// An engine with the page open in it.
pub(crate) struct Page {
    engine: Engine,
    orders: Orders,
    running: Running,
}

impl Page {
    pub(crate) async fn open(engine: Engine, stage: &Stage) -> Self {
        let orders = Orders::open();
        let origins = stage.demo.origins;
        // The page's policy lets it ask this host on every port.
        let desk = format!("http://lab.mixmax.localhost:{}", orders.port());
        let url = format!("{}/playground?orders={desk}", origins.app());
        let running = Running::open(engine, &url).await;
        let mut page = Self {
            engine,
            orders,
            running,
        };
        page.report().await;
        page
    }

    /// Has the page do something, and returns what it reports.
    pub(crate) async fn order(&mut self, order: Value) -> Value {
        // Nothing that was said before has to do with it.
        while self.running.listening.try_recv().is_ok() {}
        self.orders.give(order);
        self.report().await
    }

    /// What the engine said since the last order, up to the page's mark `@done`; a mark `@step`
    /// makes it forget what it said before.
    pub(crate) async fn complaints(&mut self) -> Vec<Complaint> {
        let mut complaints = Vec::new();
        loop {
            match timeout(PATIENCE, self.running.listening.recv()).await {
                Ok(Some(Said::Complaint(complaint))) => complaints.push(complaint),
                Ok(Some(Said::Mark(mark))) if mark == "@done" => return complaints,
                Ok(Some(Said::Mark(_))) => complaints.clear(),
                Ok(None) => panic!("{} has gone", self.engine),
                Err(_) => panic!("{} writes nothing to its console", self.engine),
            }
        }
    }

    /// What it says next, if it does before the deadline.
    pub(crate) async fn late_complaint(&mut self, deadline: Instant) -> Option<Complaint> {
        loop {
            match timeout_at(deadline, self.running.listening.recv()).await {
                Ok(Some(Said::Complaint(complaint))) => return Some(complaint),
                Ok(Some(Said::Mark(_))) => {}
                Ok(None) | Err(_) => return None,
            }
        }
    }

    async fn report(&mut self) -> Value {
        let report = timeout(PATIENCE, self.orders.report()).await;
        let report = report.unwrap_or_else(|_| {
            panic!(
                "{:?}: the page did not answer within {PATIENCE:?}",
                self.engine
            )
        });
        assert!(
            report["broken"].is_null(),
            "{:?}: {}",
            self.engine,
            report["broken"]
        );
        report
    }
}
