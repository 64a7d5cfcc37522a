//! How far a run has come, kept so that it can be stopped and gone on with.

use std::{collections::BTreeMap, fs, path::PathBuf, time::Duration};

use serde::{Deserialize, Serialize};

use super::{super::driver::engine::Engine, holding::Disagreement};

/// How often it says how far it is.
const EVERY: u64 = 1000;

#[derive(Serialize, Deserialize)]
pub(crate) struct Progress {
    engine: Engine,
    seed: u64,
    /// How many cases are wanted.
    cases: u64,
    /// The first case that was not held yet.
    pub(crate) next: u64,
    seconds: f64,
    /// Kinds of disagreement, how many there were and the smallest.
    disagreements: BTreeMap<String, (u64, String)>,
}

impl Progress {
    /// Of a run that was stopped, or at the beginning.
    pub(crate) fn of(engine: Engine, seed: u64, cases: u64) -> Self {
        let new = Self {
            engine,
            seed,
            cases,
            next: 0,
            seconds: 0.0,
            disagreements: BTreeMap::new(),
        };
        let kept = fs::read_to_string(new.file());
        let kept: Option<Self> = kept.ok().and_then(|text| serde_json::from_str(&text).ok());
        kept.filter(|kept| kept.next < kept.cases).unwrap_or(new)
    }

    pub(crate) fn knows(&self, disagreement: &Disagreement) -> bool {
        self.disagreements.contains_key(&disagreement.kind())
    }

    pub(crate) fn kinds(&self) -> usize {
        self.disagreements.len()
    }

    pub(crate) fn disagrees(&mut self, disagreement: &Disagreement, link: &str) {
        let entry = self.disagreements.entry(disagreement.kind()).or_default();
        entry.0 += 1;
        if entry.1.is_empty() {
            link.clone_into(&mut entry.1);
        }
    }

    pub(crate) fn advance(&mut self, next: u64, took: Duration) {
        let said = self.next / EVERY;
        self.next = next;
        self.seconds += took.as_secs_f64();
        let folder = self.file().parent().map(PathBuf::from).unwrap_or_default();
        fs::create_dir_all(folder).expect("a folder for the progress");
        let text = serde_json::to_string(self).expect("progress is JSON");
        fs::write(self.file(), text).expect("the progress is kept");
        if next / EVERY > said {
            println!("{}", self.summary());
        }
    }

    pub(crate) fn summary(&self) -> String {
        let disagreeing: u64 = self.disagreements.values().map(|(count, _)| count).sum();
        format!(
            "{}: {} of {} cases of seed {}, {} agree, {disagreeing} do not, {:.0} s",
            self.engine,
            self.next,
            self.cases,
            self.seed,
            self.next - disagreeing,
            self.seconds,
        )
    }

    /// # Panics
    /// When there is a disagreement, with all of them.
    pub(crate) fn assert_all_agree(&self) {
        let kinds = self.disagreements.iter();
        let kinds: Vec<_> = kinds
            .map(|(kind, (count, link))| format!("{count} × {kind}\n    {link}"))
            .collect();
        assert!(kinds.is_empty(), "{}\n{}", self.summary(), kinds.join("\n"));
    }

    fn file(&self) -> PathBuf {
        let name = format!("{}-{}-{}.json", self.engine, self.seed, self.cases);
        PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join("differential")
            .join(name)
    }
}
