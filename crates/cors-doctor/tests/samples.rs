//! Samples of what people paste, by format, with what is right about each.
//!
//! A file has many samples. Each begins with `=== name`; then come lines of what is right, `---`, and the input.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test ends where something is wrong, and says how many are right"
)]

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cors_doctor::{Diagnosis, Explanation, Settings, State, explain};
use cors_verdict::Decoded;

struct Sample {
    name: String,
    /// What is right: a key, such as `cause`, and its value.
    right: Vec<(String, String)>,
    input: Vec<u8>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

fn samples_of(text: &str) -> Vec<Sample> {
    let mut samples = Vec::new();
    for part in text.split("\n=== ").map(|it| it.trim_start_matches("=== ")) {
        if part.trim().is_empty() || part.starts_with('#') {
            continue;
        }
        let (head, input) = part
            .split_once("\n---\n")
            .unwrap_or_else(|| panic!("no --- in {part}"));
        let mut lines = head.lines();
        samples.push(Sample {
            name: lines.next().unwrap().to_owned(),
            right: lines.map(pair).collect(),
            input: input.as_bytes().to_vec(),
        });
    }
    samples
}

fn pair(line: &str) -> (String, String) {
    let (key, value) = line
        .split_once(':')
        .unwrap_or_else(|| panic!("no key in {line}"));
    (key.to_owned(), value.trim_start().to_owned())
}

/// The samples of each format: those of its text file, and the HAR files with what is right in `har/right.txt`.
fn all() -> BTreeMap<String, Vec<Sample>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "txt") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            all.insert(name, samples_of(&fs::read_to_string(&path).unwrap()));
        }
    }
    let har = folder().join("har");
    if har.exists() {
        let right = fs::read_to_string(har.join("right.txt")).unwrap();
        let samples = right
            .split("\n\n")
            .filter(|it| !it.trim().is_empty())
            .map(|part| {
                let mut lines = part.trim().lines();
                let name = lines.next().unwrap().to_owned();
                Sample {
                    input: fs::read(har.join(&name)).unwrap(),
                    name,
                    right: lines.map(pair).collect(),
                }
            });
        all.insert("har".to_owned(), samples.collect());
    }
    all
}

fn state(call: &Diagnosis) -> &'static str {
    match call.state {
        State::Passes => "passes",
        State::Blocked => "blocked",
        State::Undecided(_) => "undecided",
        State::Invalid(_) => "invalid",
    }
}

/// What an explanation says under a key.
fn told(key: &str, explanation: &Explanation) -> Option<String> {
    let (call, message) = (explanation.calls.first(), explanation.messages.first());
    let report = call.and_then(|it| it.report.as_ref());
    let cause_of = |it: &Decoded| it.causes.first().map(|it| it.cause.id());
    Some(match key {
        "state" => state(call?).to_owned(),
        "cause" => call?.cause()?.to_owned(),
        "message" => cause_of(message?)?.to_owned(),
        "message-causes" => joined(message?.causes.iter().map(|it| it.cause.id())),
        "message-method" => message?.values.method.clone()?,
        "message-origin" => message?.values.origin.clone()?,
        // The cause of a call or, where there is none, of a message.
        "told" => {
            let of_call = call.and_then(|it| {
                let of_message = it.message.as_ref().and_then(cause_of);
                of_message.or_else(|| it.cause())
            });
            of_call.or_else(|| cause_of(message?))?.to_owned()
        }
        "not-cors" => {
            let of_call = call.and_then(|it| it.message.as_ref());
            of_call.or(message)?.not_cors?.to_owned()
        }
        "origin" => call?.case.page_origin.to_string(),
        "url" => call?.case.request.url.to_string(),
        "method" => call?.case.request.method.clone(),
        "credentials" => call?.case.request.credentials.name().to_owned(),
        "headers" => {
            let headers = call?.case.request.headers.iter();
            joined(headers.map(|it| it.name().to_ascii_lowercase()))
        }
        "preflight" => {
            call?;
            match report.and_then(|it| it.verdict.preflight.as_ref()) {
                Some(preflight) => preflight.headers.clone().unwrap_or_default(),
                None => "none".to_owned(),
            }
        }
        // The headers that script asks for and cannot read.
        "unread" => {
            let policy = call?.unread_headers()?.policy;
            let exposes = policy.map_or_else(Vec::new, |it| it.exposes);
            exposes.join(",").to_ascii_lowercase()
        }
        "calls" => explanation.calls.len().to_string(),
        "messages" => explanation.messages.len().to_string(),
        "blocked" => {
            let calls = explanation.calls.iter();
            let blocked = calls.filter(|it| it.state == State::Blocked);
            blocked.count().to_string()
        }
        "causes" => joined(explanation.calls.iter().filter_map(Diagnosis::cause)),
        "faults" => joined(report?.faults.iter().map(|it| it.cause.id())),
        "unconcerned" => explanation.unconcerned.to_string(),
        "cancelled" => explanation.cancelled.to_string(),
        "note" => call?.notes.join(" "),
        "some-note" => {
            let notes = explanation.calls.iter().flat_map(|it| &it.notes);
            notes.map(|it| format!("{it}\n")).collect()
        }
        "why" => report?.fix.as_ref()?.why.clone(),
        other => panic!("{other} is not known"),
    })
}

fn joined<T: Borrow<str>>(words: impl Iterator<Item = T>) -> String {
    words.collect::<Vec<T>>().join(",")
}

/// What is wrong about one fact, if it is.
fn wrong(key: &str, expected: &str, explanation: &Explanation) -> Option<String> {
    let told = told(key, explanation);
    let is_right = match (key, &told) {
        ("note" | "some-note" | "why", Some(told)) => told.contains(expected),
        (_, Some(told)) => expected.split('|').any(|it| told == it),
        (_, None) => false,
    };
    (!is_right).then(|| format!("{key} is {told:?}, not {expected}"))
}

#[test]
fn samples_are_recognised_and_diagnosed() {
    let mut failures = Vec::new();
    let mut total = 0;
    for (format, samples) in all() {
        let mut right = 0;
        for sample in &samples {
            let found: Vec<String> = match explain(&sample.input, &Settings::default()) {
                Ok(explanation) => sample
                    .right
                    .iter()
                    .filter_map(|(key, value)| wrong(key, value, &explanation))
                    .collect(),
                Err(error) => vec![error.to_string()],
            };
            if found.is_empty() {
                right += 1;
            } else {
                failures.push(format!("{format}, {}: {}", sample.name, found.join("; ")));
            }
        }
        total += samples.len();
        println!("{format}: {right} of {}", samples.len());
    }
    println!("{} of {total}", total - failures.len());
    assert!(
        failures.is_empty(),
        "{} of {total} are wrong:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// What the input does not have is an example in the case. A sentence that repeats it would say that it is so.
#[test]
fn no_sentence_takes_an_example_for_a_fact() {
    const EXAMPLES: [&str; 2] = ["the-api.example", "your-page.example"];
    let mut complaints = Vec::new();
    for sample in all().into_values().flatten() {
        let Ok(explanation) = explain(&sample.input, &Settings::default()) else {
            continue;
        };
        for call in &explanation.calls {
            let report = call.report.as_ref();
            let faults = report.into_iter().flat_map(|it| &it.faults);
            let fix = report.and_then(|it| it.fix.as_ref());
            let sentences = faults
                .map(|it| &it.why)
                .chain(fix.map(|it| &it.why))
                .chain(&call.notes);
            for sentence in sentences {
                if EXAMPLES.iter().any(|it| sentence.contains(it)) {
                    complaints.push(format!("{}: {sentence}", sample.name));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
