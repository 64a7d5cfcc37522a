//! Holds what an engine did against what the judge predicts.

use std::fmt;

use serde_json::Value;

use support::browser::engine::Engine;

use super::{super::engine_message::EngineError, composition::Composition};

/// What the judge says of an engine, and what that engine does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Disagreement {
    what: &'static str,
    judge: String,
    engine: String,
    /// All that is known of the case, for whoever looks into it.
    beside: String,
}

impl Disagreement {
    /// Whether it is likely to have the same reason.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.kind() == other.kind()
    }

    pub(crate) fn kind(&self) -> String {
        format!("{}: {} / {}", self.what, self.judge, self.engine)
    }
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            judge,
            engine,
            beside,
        } = self;
        write!(
            f,
            "{what}: the judge says {judge}, the engine {engine} ({beside})"
        )
    }
}

/// Whether the engine said what the judge has it say, if that can be heard.
pub(crate) fn is_code_as_predicted(
    engine: Engine,
    report: &Value,
    said: Option<&EngineError>,
) -> bool {
    let predicted = predicted_code(report);
    let said = said.map(|said| said.code.as_str());
    predicted.is_none() || same_code(engine, predicted, said)
}

/// The code that a refusal has. A warning beside a success names no request.
fn predicted_code(report: &Value) -> Option<&str> {
    let predicted = &report["predicted"];
    let blocked = predicted["outcome"] == "blocked";
    predicted["code"].as_str().filter(|_| blocked)
}

/// The first thing in which they differ.
pub(crate) fn compare(
    engine: Engine,
    composition: &Composition,
    report: &Value,
    said: Option<&EngineError>,
) -> Option<Disagreement> {
    let predicted = &report["predicted"];
    let beside = format!(
        "{}; the engine: {}, sent {}, {}; {}",
        predicted,
        report["outcome"],
        report["sent"],
        said.map_or("nothing said", |said| &said.code),
        said.map_or("", |said| said
            .text
            .get(..said.text.len().min(300))
            .unwrap_or_default()),
    );
    let differ = |what, judge: &Value, engine: &Value| {
        (judge != engine).then(|| Disagreement {
            what,
            judge: judge.to_string(),
            engine: engine.to_string(),
            beside: beside.clone(),
        })
    };
    let outcome = differ("outcome", &predicted["outcome"], &report["outcome"]);
    if outcome.is_some() {
        return outcome;
    }
    let code = predicted_code(report);
    let blocked = predicted["outcome"] == "blocked";
    let said = said.filter(|_| blocked).map(|said| said.code.as_str());
    // Firefox takes it for HTTP/0.9 or for a dead connection, and not always the same way.
    let undecided = engine == Engine::Firefox && composition.is_unsafe_and_not_http();
    if !undecided && !same_code(engine, code, said) {
        return differ("code", &code.into(), &said.into());
    }
    // A page that a redirect led to keeps no record.
    if !composition.leads_to_a_page() {
        let sent = differ("sent", &predicted["sent"], &report["sent"]);
        if sent.is_some() {
            return sent;
        }
        let cause = differ(
            "cause on the wire",
            &predicted["cause"],
            &report["explained"]["cause"],
        );
        if cause.is_some() {
            return cause;
        }
        if report["outcome"] == "readable" {
            return differ(
                "exposed headers",
                &report["explained"]["exposed"],
                &report["exposed"],
            );
        }
    }
    None
}

/// The judge knows that there is a network error, and not which.
fn same_code(engine: Engine, judge: Option<&str>, said: Option<&str>) -> bool {
    let some_error = engine == Engine::Chromium && judge == Some("net::ERR_*");
    judge == said || some_error && said.is_some_and(|said| said.starts_with("net::ERR_"))
}
