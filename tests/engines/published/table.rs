//! `docs/engines.md`, made of the catalogue that the tests have just proved.

use std::fmt::Write;

use serde_json::Value;

use super::{
    super::chapters::{chapters, list, text},
    document::Published,
};

const NAMES: [(&str, &str); 3] = [
    ("chromium", "Chromium"),
    ("firefox", "Firefox"),
    ("webkit", "WebKitGTK"),
];

pub(super) fn page(published: &Published) -> String {
    let mut page = String::from(
        "# What the three engines do\n\nMade by the tests (`UPDATE_ENGINES=1 tests/run engines`), which run every scenario of the lab in all three\nengines and fail when one does something else. `/lab?view=all` shows the same beside your own browser.\n\n",
    );
    let _ = writeln!(page, "Last proved on {}.\n", published.date);
    page += "| Engine | Version | Random cases compared with cors-verdict | Seeds |\n| --- | --- | --- | --- |\n";
    for proved in &published.engines {
        let (counts, seeds) = proved.differential.as_ref().map_or_else(
            || ("none".to_owned(), "–".to_owned()),
            |it| {
                let seeds: Vec<_> = it.seeds.iter().map(u64::to_string).collect();
                let counts = format!("{} of {} agree, with {}", it.agreed, it.cases, it.version);
                (counts, seeds.join(", "))
            },
        );
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} |",
            proved.name, proved.version, counts, seeds
        );
    }
    departures(&mut page, &published.departures);
    page += "\n## Scenarios\n\nOutcome and code: what script gets, and what the engine itself calls the failure (Chromium's `CorsError` or\n`net::` text, Firefox's key, the number of WebKit's message in `docs/console-messages.md`).\n";
    for chapter in chapters() {
        scenario_table(&mut page, &chapter);
    }
    page
}

fn departures(page: &mut String, departures: &Value) {
    *page += "\n## Known departures from the Fetch Standard\n\n| Engines | What they do | What the standard says | See |\n| --- | --- | --- | --- |\n";
    for known in list(departures) {
        let engines = list(&known["engines"]).iter();
        let sources = list(&known["sources"]).iter();
        let engines: Vec<_> = engines
            .zip(sources)
            .filter_map(|(engine, source)| Some((name_of(engine.as_str()?)?, source.as_str())))
            .map(|(name, source)| match source {
                Some(source) => format!("[{name}]({source})"),
                None => format!("{name} (observed only)"),
            })
            .collect();
        let shown = match known["scenario"].as_str() {
            Some(scenario) => format!("`{scenario}`"),
            None => format!("playground: `{}`", known["case"]),
        };
        let _ = writeln!(
            page,
            "| {} | {} | {} | {shown} |",
            engines.join(", "),
            text(&known["what"]),
            text(&known["standard"]),
        );
    }
}

fn scenario_table(page: &mut String, chapter: &Value) {
    let _ = writeln!(
        page,
        "\n### {}\n\n| Scenario | Chromium | Firefox | WebKitGTK |\n| --- | --- | --- | --- |",
        text(&chapter["title"])
    );
    let mut reasons = Vec::new();
    for scenario in list(&chapter["scenarios"]) {
        let expect = &scenario["expect"];
        let cells = NAMES.map(|(engine, name)| {
            let part = &expect[engine];
            if let Some(why) = part["why"].as_str() {
                reasons.push(format!("- `{}` in {name}: {why}", text(&scenario["id"])));
            }
            let outcome = part["outcome"].as_str().or(expect["outcome"].as_str());
            let code = part["code"].as_str().or(expect["code"].as_str());
            let code = code.map(|code| format!(", `{code}`")).unwrap_or_default();
            format!("{}{code}", outcome.unwrap_or_default())
        });
        let _ = writeln!(
            page,
            "| `{}` | {} |",
            text(&scenario["id"]),
            cells.join(" | ")
        );
    }
    if !reasons.is_empty() {
        let _ = writeln!(page, "\nWhere they differ:\n\n{}", reasons.join("\n"));
    }
}

/// Every scenario of the catalogue.
pub(super) fn scenarios() -> Vec<Value> {
    let chapters = chapters().into_iter();
    chapters
        .flat_map(|chapter| list(&chapter["scenarios"]).to_vec())
        .collect()
}

fn name_of(engine: &str) -> Option<&'static str> {
    NAMES
        .iter()
        .find(|(id, _)| *id == engine)
        .map(|(_, name)| *name)
}
