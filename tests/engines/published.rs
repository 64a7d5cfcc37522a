//! What is published of all this: `static/lab/engines.json`, which the lab shows, and
//! `docs/engines.md`, which says the same to people without a browser.

mod document;
mod table;

use std::{collections::BTreeMap, env, fs, path::PathBuf};

use cors_verdict::{Departure, ShownBy};
use serde_json::{Value, json};

use support::browser::engine::Engine;

use self::document::{Differential, Proved, Published};
use super::{differential::progress::Progress, remark::remark, running::version, today::today};

const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKitGTK];

/// With `UPDATE_ENGINES=1` they are written, with what the runs left behind; otherwise they must
/// say what the catalogue and the table of departures say.
#[test]
fn the_published_table_is_up_to_date() {
    let published = document::read();
    if env::var("UPDATE_ENGINES").is_ok_and(|value| value == "1") {
        update(published);
        return;
    }
    let published =
        published.expect("static/lab/engines.json: run UPDATE_ENGINES=1 tests/run engines");
    assert_eq!(
        published.departures,
        departures(),
        "static/lab/engines.json is out of date: run UPDATE_ENGINES=1 tests/run engines"
    );
    let page = fs::read_to_string(page_file()).unwrap_or_default();
    assert!(
        page == table::page(&published),
        "docs/engines.md is out of date: run UPDATE_ENGINES=1 tests/run engines"
    );
}

/// Whoever does something else than the others has a reason in the catalogue.
#[test]
fn what_differs_between_engines_has_a_reason() {
    let mut without = Vec::new();
    for scenario in table::scenarios() {
        for engine in ["chromium", "firefox", "webkit"] {
            let part = scenario["expect"][engine].as_object();
            let mut fields = part.into_iter().flat_map(|part| part.keys());
            let differs = fields.any(|field| !["code", "console", "why"].contains(&field.as_str()));
            if differs && scenario["expect"][engine]["why"].is_null() {
                without.push(format!("{}: {engine}", scenario["id"]));
            }
        }
    }
    assert!(without.is_empty(), "no why: {without:#?}");
}

/// Remarks on an engine whose version is not the published one.
pub(crate) fn remark_on_version(engine: Engine) {
    let here = version(engine);
    let published = document::read().map_or(Vec::new(), |published| published.engines);
    let proved = published.iter().find(|proved| proved.engine == engine);
    if let Some(proved) = proved.filter(|proved| proved.version != here) {
        remark(&format!("{engine} {here}, published {}", proved.version));
    }
}

fn update(before: Option<Published>) {
    let mut most: BTreeMap<String, Differential> = before
        .into_iter()
        .flat_map(|published| published.engines)
        .filter_map(|proved| Some((proved.name, proved.differential?)))
        .collect();
    for ((name, _), here) in differentials() {
        if most.get(&name).is_none_or(|kept| kept.cases <= here.cases) {
            most.insert(name, here);
        }
    }
    let engines = ENGINES.map(|engine| Proved {
        engine,
        name: engine.to_string(),
        version: version(engine),
        differential: most.remove(&engine.to_string()),
    });
    let published = Published {
        date: today(),
        engines: engines.into(),
        departures: departures(),
    };
    let json = serde_json::to_string_pretty(&published).expect("it is JSON") + "\n";
    fs::write(document::path(), json).expect("static/lab/engines.json");
    fs::write(page_file(), table::page(&published)).expect("docs/engines.md");
}

/// What the runs left behind, by the engine and its version. Of one seed the longest run counts: it
/// has the cases of the others.
fn differentials() -> BTreeMap<(String, String), Differential> {
    let mut longest = BTreeMap::new();
    for run in Progress::finished() {
        let kept: &mut Option<Progress> = longest
            .entry((run.engine.to_string(), run.version.clone(), run.seed))
            .or_default();
        if kept.as_ref().is_none_or(|kept| kept.cases < run.cases) {
            *kept = Some(run);
        }
    }
    let mut together: BTreeMap<_, Differential> = BTreeMap::new();
    for run in longest.into_values().flatten() {
        let of = (run.engine.to_string(), run.version.clone());
        let sum = together.entry(of).or_default();
        sum.version.clone_from(&run.version);
        sum.cases += run.cases;
        sum.agreed += run.agreed();
        sum.seeds.insert(run.seed);
    }
    together
}

/// The table of cors-verdict, its compositions as JSON.
fn departures() -> Value {
    let departures = Departure::ALL.iter().map(|departure| {
        let engines: Vec<_> = departure.seen_in.iter().map(|it| it.engine).collect();
        let sources: Vec<_> = departure.seen_in.iter().map(|it| it.source).collect();
        let (scenario, case) = match departure.shown_by {
            ShownBy::Scenario(id) => (Some(id), None),
            ShownBy::Composition(json) => (None, Some(json)),
        };
        let case: Option<Value> =
            case.map(|json| serde_json::from_str(json).expect("a composition is JSON"));
        json!({
            "id": departure.id,
            "engines": engines,
            "sources": sources,
            "what": departure.what,
            "standard": departure.standard,
            "scenario": scenario,
            "case": case,
        })
    });
    departures.collect()
}

fn page_file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/engines.md")
}
