//! `static/lab/engines.json`, which the lab shows.

use std::{collections::BTreeSet, fs, path::PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use support::browser::engine::Engine;

/// The whole file.
#[derive(Serialize, Deserialize)]
pub(crate) struct Published {
    /// When it was last proved, year first.
    pub(crate) date: String,
    pub(crate) engines: Vec<Proved>,
    pub(crate) departures: Value,
}

/// An engine whose version the tests ran.
#[derive(Serialize, Deserialize)]
pub(crate) struct Proved {
    pub(crate) engine: Engine,
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) differential: Option<Differential>,
}

/// Random cases, compared with cors-verdict, of all runs together.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Differential {
    /// Of the engine that ran them, which need not be the one that ran the scenarios last.
    pub(crate) version: String,
    pub(crate) cases: u64,
    pub(crate) agreed: u64,
    pub(crate) seeds: BTreeSet<u64>,
}

/// None when the file is not there.
pub(crate) fn read() -> Option<Published> {
    let text = fs::read_to_string(path()).ok()?;
    Some(serde_json::from_str(&text).expect(
        "static/lab/engines.json has the fields of these types, or is deleted before an update",
    ))
}

pub(crate) fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("static/lab/engines.json")
}
