//! JSON, whose schema is `schema/check.json`.

use serde::Serialize;

use crate::check::report::lines::{Count, details, headline};
use crate::check::test::{Checked, End, Expectation, JudgedBy, Test};
use crate::report::printable::json_text;

/// The version of the document, which changes when a field goes or changes its meaning.
const VERSION: u32 = 1;

/// All tests as a JSON document.
///
/// # Errors
///
/// None that is known: all of it can be written as JSON.
pub fn json(files: &[Checked]) -> serde_json::Result<String> {
    let count = Count::of(files);
    let document = Document {
        version: VERSION,
        passes: count.all == count.as_expected,
        tests: count.all,
        as_expected: count.as_expected,
        files: files
            .iter()
            .map(|file| FileDocument {
                path: &file.path,
                tests: file.tests.iter().map(TestDocument::from).collect(),
            })
            .collect(),
    };
    Ok(json_text(&document)? + "\n")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    version: u32,
    passes: bool,
    tests: usize,
    as_expected: usize,
    files: Vec<FileDocument<'a>>,
}

#[derive(Serialize)]
struct FileDocument<'a> {
    path: &'a str,
    tests: Vec<TestDocument<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TestDocument<'a> {
    request: &'a str,
    target: &'a str,
    page: &'a str,
    origin: &'a str,
    line: usize,
    expected: Expectation,
    judged_by: JudgedBy,
    /// `as-expected`, or the rule that is broken.
    end: &'static str,
    summary: String,
    details: Vec<String>,
    /// The ids of everything that stands in the way.
    causes: Vec<&'static str>,
    milliseconds: u64,
}

impl<'a> From<&'a Test> for TestDocument<'a> {
    fn from(test: &'a Test) -> Self {
        let causes = match &test.end {
            End::Blocked { faults, .. } => faults.iter().map(|it| it.cause.id()).collect(),
            _ => Vec::new(),
        };
        Self {
            request: &test.request,
            target: &test.target,
            page: &test.page,
            origin: test.origin.as_str(),
            line: test.line,
            expected: test.expectation,
            judged_by: test.judged_by,
            end: test.end.rule().unwrap_or("as-expected"),
            summary: headline(test),
            details: details(test),
            causes,
            milliseconds: u64::try_from(test.took.as_millis()).unwrap_or(u64::MAX),
        }
    }
}
