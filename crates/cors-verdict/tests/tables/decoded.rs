//! Messages and what they mean.

use std::collections::BTreeMap;

use cors_verdict::{Cause, Engine, decode, judge_without_trace, report};
use serde::Deserialize;
use serde_json::Value;

use crate::judged::{Row, TABLES};
use crate::{assert_none, rows};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Message {
    name: String,
    pub(crate) message: String,
    is_cors: bool,
    engine: Option<String>,
    code: Option<String>,
    first: Option<String>,
    also: Vec<String>,
    #[serde(default)]
    values: BTreeMap<String, Value>,
}

#[test]
fn messages_are_decoded_as_the_table_says() {
    let mut complaints = Vec::new();
    for row in rows::<Message>("decode") {
        let decoded = decode(&row.message);
        let json = serde_json::to_value(&decoded).unwrap();
        let ids: Vec<&str> = decoded.causes.iter().map(|it| it.cause.id()).collect();
        let is_so = decoded.is_cors == row.is_cors
            && json["engine"] == serde_json::json!(row.engine)
            && decoded.code == row.code.as_deref()
            && ids.first().copied() == row.first.as_deref()
            && row.also.iter().all(|id| ids.contains(&id.as_str()))
            && row
                .values
                .iter()
                .all(|(name, value)| json["values"][name] == *value);
        if !is_so {
            complaints.push(format!(
                "{}: {} {} {:?} {ids:?} {}",
                row.name, decoded.is_cors, json["engine"], decoded.code, json["values"]
            ));
        }
        if !row.is_cors {
            assert!(decoded.note.is_some(), "{}: it says why not", row.name);
        }
    }
    assert_none(&complaints);
}

/// What an engine prints about a case leads back to the cause it had.
#[test]
fn every_printed_message_decodes_to_its_cause() {
    let mut complaints = Vec::new();
    for table in TABLES {
        for row in rows::<Row>(table) {
            let mut case = row.case;
            let printed = report(&case).messages;
            let engines = [
                (Engine::Chromium, printed.chromium),
                (Engine::Firefox, printed.firefox),
                (Engine::Webkit, printed.webkit),
            ];
            for (engine, printed) in engines {
                case.engine = engine;
                let Some(message) = printed.and_then(|printed| printed.message) else {
                    continue;
                };
                let Some(cause) = judge_without_trace(&case).cause() else {
                    continue;
                };
                let decoded = decode(&message);
                if !decoded.causes.iter().any(|it| it.cause == cause) {
                    complaints.push(format!("{}: {}: {message}", row.name, cause.id()));
                }
            }
        }
    }
    complaints.sort();
    complaints.dedup();
    assert_none(&complaints);
}

/// The causes that only messages tell.
pub(crate) fn decoded_causes() -> Vec<Cause> {
    rows::<Message>("decode")
        .iter()
        .flat_map(|row| decode(&row.message).causes)
        .map(|candidate| candidate.cause)
        .collect()
}
