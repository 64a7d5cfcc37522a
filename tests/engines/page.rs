//! The lab's page in one engine, which does what it is told.

use std::{fs, os::unix::fs::symlink, path::Path, time::Duration};

use serde_json::Value;
use tempfile::TempDir;
use tokio::time::{Instant, timeout, timeout_at};

use support::{Demo, browser::engine::Engine};

use super::{
    commands::Commands,
    engine_message::{EngineError, EngineMessage},
    running::Running,
};

/// An order takes as long as the slowest request in it, which gives up after 15 s. Together with
/// the time to start, an engine that hangs is named within a minute.
const TIMEOUT: Duration = Duration::from_secs(28);

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
    orders: Commands,
    running: Running,
    /// What its console has since the last order or step.
    lines: Vec<String>,
}

impl Page {
    pub(crate) async fn open(engine: Engine, stage: &Stage) -> Self {
        let orders = Commands::open();
        let origins = stage.demo.origins;
        // The page's policy lets it ask this host on every port.
        let desk = format!("http://lab.mixmax.localhost:{}", orders.port());
        let url = format!("{}/playground?orders={desk}", origins.app());
        let running = Running::open(engine, &url).await;
        let mut page = Self {
            engine,
            orders,
            running,
            lines: Vec::new(),
        };
        page.report().await;
        page
    }

    /// Has the page do something, and returns what it reports.
    pub(crate) async fn order(&mut self, order: Value) -> Value {
        // Nothing that was said before has to do with it.
        while self.running.listening.try_recv().is_ok() {}
        self.lines.clear();
        self.orders.give(order);
        self.report().await
    }

    /// What the engine said since the last order, up to the page's mark `@done`; a mark `@step`
    /// makes it forget what it said before.
    pub(crate) async fn errors(&mut self) -> Vec<EngineError> {
        let mut errors = Vec::new();
        loop {
            match timeout(TIMEOUT, self.running.listening.recv()).await {
                Ok(Some(EngineMessage::EngineError(error))) => errors.push(error),
                Ok(Some(EngineMessage::Line(line))) => self.lines.push(line),
                Ok(Some(EngineMessage::Mark(mark))) if mark == "@done" => return errors,
                Ok(Some(EngineMessage::Mark(_))) => {
                    errors.clear();
                    self.lines.clear();
                }
                Ok(None) => panic!("{} has gone", self.engine),
                Err(_) => panic!("{} writes nothing to its console", self.engine),
            }
        }
    }

    /// What it says next, if it does before the deadline.
    pub(crate) async fn next_error(&mut self, deadline: Instant) -> Option<EngineError> {
        loop {
            match timeout_at(deadline, self.running.listening.recv()).await {
                Ok(Some(EngineMessage::EngineError(error))) => return Some(error),
                Ok(Some(EngineMessage::Line(line))) => self.lines.push(line),
                Ok(Some(EngineMessage::Mark(_))) => {}
                Ok(None) | Err(_) => return None,
            }
        }
    }

    /// What its console has since the last step, and those of the wanted lines that it does not have at
    /// the deadline.
    pub(crate) async fn console<'a>(
        &mut self,
        wanted: &[&'a str],
        deadline: Instant,
    ) -> (&[String], Vec<&'a str>) {
        while !wanted.iter().all(|line| self.has_line(line)) {
            match timeout_at(deadline, self.running.listening.recv()).await {
                Ok(Some(EngineMessage::Line(line))) => self.lines.push(line),
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => break,
            }
        }
        let is_missing = |line: &&&str| !self.has_line(line);
        let missing = wanted.iter().filter(is_missing).copied().collect();
        (&self.lines, missing)
    }

    fn has_line(&self, wanted: &str) -> bool {
        self.lines.iter().any(|line| stable(line) == stable(wanted))
    }

    async fn report(&mut self) -> Value {
        let report = timeout(TIMEOUT, self.orders.report()).await;
        let report = report.unwrap_or_else(|_| {
            panic!(
                "{:?}: the page did not answer within {TIMEOUT:?}",
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

/// A line without what depends on the engine's version or on the address of the page.
fn stable(line: &str) -> String {
    let line = line.trim();
    let line = line.split("protocol schemes:").next().unwrap_or(line);
    let Some((before, after)) = line.split_once("Content at ") else {
        return line.to_owned();
    };
    let rest = after.split_once(' ').map_or("", |(_, rest)| rest);
    format!("{before}Content at … {rest}")
}
