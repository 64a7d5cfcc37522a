//! Documents that are no cases.

use cors_verdict::json::{InvalidCase, judge_json};
use serde::Deserialize;

use crate::{assert_none, rows};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    name: String,
    json: String,
    /// What the message has to name.
    field: String,
}

#[test]
fn an_error_names_the_field() {
    let mut complaints = Vec::new();
    for row in rows::<Document>("bad-input") {
        match judge_json(row.json.as_bytes(), None) {
            Ok(_) => complaints.push(format!("{}: it was judged", row.name)),
            Err(error) => {
                let message = error.to_string();
                if !message.contains(&row.field) {
                    complaints.push(format!("{}: {message}", row.name));
                }
                let is_syntax = matches!(error, InvalidCase::Syntax(_));
                if is_syntax != (row.field == "not JSON") {
                    complaints.push(format!("{}: {error:?}", row.name));
                }
            }
        }
    }
    assert_none(&complaints);
}
