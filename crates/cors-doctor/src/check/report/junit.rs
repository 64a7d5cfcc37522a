//! JUnit XML, which servers for continuous integration read.

use quick_junit::{NonSuccessKind, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};

use crate::check::report::lines::{details, headline};
use crate::check::test::{Checked, End, Test};
use crate::report::printable::printable;

/// A test suite for each policy file.
///
/// # Errors
///
/// None that is known: all of it can be written as XML.
pub fn junit(files: &[Checked]) -> Result<String, SerializeError> {
    let mut report = Report::new("cors-doctor check");
    for file in files {
        let mut suite = TestSuite::new(file.path.as_str());
        suite.add_test_cases(file.tests.iter().map(|test| case(file, test)));
        report.add_test_suite(suite);
    }
    report.to_string()
}

fn case(file: &Checked, test: &Test) -> TestCase {
    let status = match &test.end {
        End::AsExpected => TestCaseStatus::success(),
        // An error is a test that could not be done.
        End::Unreached(_) | End::Undecided(_) => failed(file, test, NonSuccessKind::Error),
        End::Blocked { .. } | End::LetIn { .. } | End::NotExposed { .. } => {
            failed(file, test, NonSuccessKind::Failure)
        }
    };
    let mut case = TestCase::new(format!("{} ({})", test.title(), test.origin), status);
    case.set_classname(file.path.as_str());
    case.set_time(test.took);
    case.extra.insert("file".into(), file.path.as_str().into());
    case.extra
        .insert("line".into(), test.line.to_string().into());
    case
}

fn failed(file: &Checked, test: &Test, kind: NonSuccessKind) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(kind);
    status.set_message(headline(test));
    if let Some(rule) = test.end.rule() {
        status.set_type(rule);
    }
    let place = format!("{}:{}  {}", file.path, test.line, test.target);
    let description = [vec![place], details(test)].concat().join("\n");
    status.set_description(printable(&description));
    status
}
