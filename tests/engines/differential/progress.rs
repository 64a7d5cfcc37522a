//! How far a run has come, kept so that it can be stopped and gone on with.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use support::browser::engine::Engine;

use super::{super::running::version, comparison::Disagreement};

/// How often it says how far it is.
const EVERY: u64 = 1000;

#[derive(Serialize, Deserialize)]
pub(crate) struct Progress {
    pub(crate) engine: Engine,
    pub(crate) version: String,
    pub(crate) seed: u64,
    /// How many cases are wanted.
    pub(crate) cases: u64,
    /// The first case that was not compared yet.
    pub(crate) next: u64,
    seconds: f64,
    /// Kinds of disagreement.
    disagreements: BTreeMap<String, Kind>,
}

#[derive(Default, Serialize, Deserialize)]
struct Kind {
    /// The numbers of the cases.
    cases: Vec<u64>,
    /// The smallest, in the playground.
    link: String,
}

impl Progress {
    /// At the beginning, or, where it may go on, of a run that was stopped.
    pub(crate) fn of(engine: Engine, seed: u64, cases: u64, goes_on: bool) -> Self {
        let new = Self {
            engine,
            version: version(engine),
            seed,
            cases,
            next: 0,
            seconds: 0.0,
            disagreements: BTreeMap::new(),
        };
        let kept = read(&new.file());
        kept.filter(|kept| goes_on && kept.next < kept.cases && kept.version == new.version)
            .unwrap_or(new)
    }

    /// Those that came to their end.
    pub(crate) fn finished() -> Vec<Self> {
        let files = fs::read_dir(folder()).into_iter().flatten().flatten();
        let runs = files.filter_map(|file| read(&file.path()));
        runs.filter(|run| run.next >= run.cases).collect()
    }

    pub(crate) fn agreed(&self) -> u64 {
        let kinds = self.disagreements.values();
        let disagreeing: usize = kinds.map(|kind| kind.cases.len()).sum();
        self.next - disagreeing as u64
    }

    pub(crate) fn knows(&self, disagreement: &Disagreement) -> bool {
        self.disagreements.contains_key(&disagreement.kind())
    }

    pub(crate) fn kinds(&self) -> usize {
        self.disagreements.len()
    }

    pub(crate) fn disagrees(&mut self, disagreement: &Disagreement, case: u64, link: &str) {
        let kind = self.disagreements.entry(disagreement.kind()).or_default();
        kind.cases.push(case);
        if kind.link.is_empty() {
            link.clone_into(&mut kind.link);
        }
    }

    pub(crate) fn advance(&mut self, next: u64, took: Duration) {
        let said = self.next / EVERY;
        self.next = next;
        self.seconds += took.as_secs_f64();
        fs::create_dir_all(folder()).expect("a folder for the progress");
        let text = serde_json::to_string(self).expect("progress is JSON");
        fs::write(self.file(), text).expect("the progress is kept");
        if next / EVERY > said {
            println!("{}", self.summary());
        }
    }

    pub(crate) fn summary(&self) -> String {
        format!(
            "{}: {} of {} cases of seed {}, {} agree, {} do not, {:.0} s",
            self.engine,
            self.next,
            self.cases,
            self.seed,
            self.agreed(),
            self.next - self.agreed(),
            self.seconds,
        )
    }

    /// # Panics
    /// When there is a disagreement, with all of them.
    pub(crate) fn assert_all_agree(&self) {
        let kinds = self.disagreements.iter();
        let kinds: Vec<_> = kinds
            .map(|(kind, Kind { cases, link })| {
                format!("{} × {kind}, cases {cases:?}\n    {link}", cases.len())
            })
            .collect();
        assert!(kinds.is_empty(), "{}\n{}", self.summary(), kinds.join("\n"));
    }

    fn file(&self) -> PathBuf {
        let name = format!("{}-{}-{}.json", self.engine, self.seed, self.cases);
        folder().join(name)
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("differential")
}

fn read(file: &Path) -> Option<Progress> {
    let text = fs::read_to_string(file).ok()?;
    serde_json::from_str(&text).ok()
}
