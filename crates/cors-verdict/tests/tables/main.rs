//! Tables of cases, written from the text of the Fetch Standard, under `tests/cases`.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is wrong"
)]

mod bad_input;
mod clauses;
mod coverage;
mod decoded;
mod departures;
mod judged;

use serde::de::DeserializeOwned;

/// The rows of a table.
fn rows<T: DeserializeOwned>(table: &str) -> Vec<T> {
    let path = format!("{}/tests/cases/{table}.json", env!("CARGO_MANIFEST_DIR"));
    let json = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_slice(&json).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Fails with every complaint at once.
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// A header list; each character of a value is one byte.
fn header_list(pairs: &[(String, String)]) -> cors_verdict::HeaderList {
    let mut headers = cors_verdict::HeaderList::new();
    for (name, value) in pairs {
        headers.append(name, &bytes(value)).unwrap();
    }
    headers
}

fn bytes(text: &str) -> Vec<u8> {
    text.chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap())
        .collect()
}
