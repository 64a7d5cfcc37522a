//! Messages and exchanges that people reported, and what was behind them.
#![expect(clippy::unwrap_used, reason = "a test ends where something is wrong")]

use std::collections::BTreeMap;
use std::fs;

use cors_verdict::{Case, decode, judge_without_trace};
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Message {
    id: String,
    message: String,
    cause: String,
}

#[derive(Deserialize)]
struct Exchange {
    id: String,
    case: Case,
    cause: String,
}

/// How many of a kind are told right, wrong, and not at all.
#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    silent: usize,
}

fn rows<T: DeserializeOwned>(table: &str) -> Vec<T> {
    let path = format!("{}/tests/cases/{table}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The answers that may stand first, of `ambiguous: a|b` or of `a`.
fn accepted(cause: &str) -> Vec<&str> {
    cause.trim_start_matches("ambiguous: ").split('|').collect()
}

#[test]
fn reported_messages_are_decoded_to_what_was_behind_them() {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for row in rows::<Message>("field-messages") {
        let decoded = decode(&row.message);
        let first = decoded.causes.first().map(|it| it.cause.id());
        let is_right =
            accepted(&row.cause)
                .iter()
                .any(|wanted| match wanted.strip_prefix("not-cors:") {
                    Some(id) => {
                        !decoded.is_cors && decoded.not_cors == Some(id) && decoded.note.is_some()
                    }
                    None => first == Some(wanted),
                });
        let kind = row.id.split('-').next().unwrap().to_owned();
        let count = counts.entry(kind).or_default();
        if is_right {
            count.right += 1;
        } else {
            if first.is_none() && decoded.not_cors.is_none() {
                count.silent += 1;
            } else {
                count.wrong += 1;
            }
            println!(
                "{}: {first:?} {:?} {:?}, not {}; {:?}",
                row.id, decoded.not_cors, decoded.code, row.cause, decoded.values
            );
        }
    }
    for (
        kind,
        Count {
            right,
            wrong,
            silent,
        },
    ) in &counts
    {
        println!("{kind}: {right} right, {wrong} wrong, {silent} silent");
    }
    let not_right: usize = counts.values().map(|it| it.wrong + it.silent).sum();
    assert_eq!(not_right, 0);
}

#[test]
fn reported_exchanges_are_judged_as_what_was_behind_them() {
    let mut wrong = Vec::new();
    for row in rows::<Exchange>("field-transcripts") {
        let cause = judge_without_trace(&row.case).cause().map(|it| it.id());
        if !accepted(&row.cause)
            .iter()
            .any(|wanted| cause == Some(wanted))
        {
            wrong.push(format!("{}: {cause:?}, not {}", row.id, row.cause));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
