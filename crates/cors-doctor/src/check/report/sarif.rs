//! [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code scanning reads.

use serde_json::{Value, json};

use crate::check::report::lines::{RULES, details, headline};
use crate::check::test::{Checked, Test};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A result for each test that is not as expected, at the line of its policy file.
pub fn sarif(files: &[Checked]) -> String {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|(id, meaning)| json!({ "id": id, "shortDescription": { "text": meaning } }))
        .collect();
    let results: Vec<Value> = files
        .iter()
        .flat_map(|file| file.tests.iter().filter_map(|test| result(file, test)))
        .collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cors-doctor",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "results": results,
        }],
    });
    document.to_string() + "\n"
}

fn result(file: &Checked, test: &Test) -> Option<Value> {
    let rule = test.end.rule()?;
    let title = format!("{} ({}): {}", test.title(), test.origin, headline(test));
    let text = [vec![title, test.target.clone()], details(test)]
        .concat()
        .join("\n");
    Some(json!({
        "ruleId": rule,
        "ruleIndex": RULES.iter().position(|(id, _)| *id == rule),
        "level": "error",
        "message": { "text": text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": reference(&file.path) },
            "region": { "startLine": test.line },
        } }],
        // The same test is the same finding when lines move.
        "partialFingerprints": { "test/v1": format!("{} {}", test.title(), test.origin) },
    }))
}

/// A path as a URI reference.
fn reference(path: &str) -> String {
    let is_kept = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    let bytes = path.bytes();
    bytes
        .map(|byte| {
            if is_kept(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
