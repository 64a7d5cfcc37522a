//! [Annotations](https://docs.github.com/actions/reference/workflow-commands-for-github-actions) of GitHub,
//! which it shows beside the line of the policy file.

use crate::check::report::lines::{Count, details, headline};
use crate::check::test::{Checked, JudgedBy, Test};
use crate::report::printable::printable;

/// One error for each test that is not as expected, and a notice for those that were judged by the preflight.
pub fn github(files: &[Checked]) -> String {
    let mut output = String::new();
    for file in files {
        for test in file.tests.iter().filter(|it| !it.is_as_expected()) {
            let title = format!("{}: {}", test.title(), headline(test));
            let message = [vec![test.target.clone()], details(test)]
                .concat()
                .join("\n");
            output.push_str(&command("error", &file.path, test.line, &title, &message));
        }
        let by_preflight = |it: &&Test| it.judged_by == JudgedBy::Preflight;
        if let Some(first) = file.tests.iter().find(by_preflight) {
            let message = Count::of(std::slice::from_ref(file)).sentences().join(" ");
            output.push_str(&command(
                "notice",
                &file.path,
                first.line,
                "Not all was sent",
                &message,
            ));
        }
    }
    output.push_str(&Count::of(files).sentences().join(" "));
    output.push('\n');
    output
}

fn command(kind: &str, path: &str, line: usize, title: &str, message: &str) -> String {
    format!(
        "::{kind} file={},line={line},title={}::{}\n",
        property(path),
        property(title),
        data(message)
    )
}

/// A message: it ends at the end of the line, so that breaks are written as escapes.
fn data(text: &str) -> String {
    printable(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property, which also ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
