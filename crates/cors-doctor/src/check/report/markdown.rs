//! Markdown for an issue or the summary of a job.

use crate::check::report::lines::{Count, details, headline};
use crate::check::test::{Checked, Test};
use crate::report::markdown::escaped;

/// A table of all tests, and below it what is not as expected.
pub fn markdown(files: &[Checked]) -> String {
    let mut output = String::new();
    for file in files {
        output.push_str(&format!("### {}\n\n", escaped(&file.path)));
        output.push_str("| Request | Page | Result |\n| --- | --- | --- |\n");
        for test in &file.tests {
            let mark = if test.is_as_expected() { "✅" } else { "❌" };
            output.push_str(&format!(
                "| {} | {} | {mark} {} |\n",
                escaped(&test.request),
                escaped(&format!("{} {}", test.page, test.origin)),
                escaped(&headline(test)),
            ));
        }
        output.push('\n');
        for test in file.tests.iter().filter(|it| !it.is_as_expected()) {
            failure(file, test, &mut output);
        }
    }
    output.push_str(&Count::of(files).sentences().join(" "));
    output.push('\n');
    output
}

fn failure(file: &Checked, test: &Test, output: &mut String) {
    output.push_str(&format!(
        "**{}: {}** ({}, line {})\n\n",
        escaped(&test.title()),
        escaped(&headline(test)),
        escaped(&test.target),
        test.line
    ));
    for detail in details(test) {
        output.push_str(&format!("- {}\n", escaped(&detail)));
    }
    output.push_str(&format!(
        "\n`{}:{}`\n\n",
        file.path.replace('`', "'"),
        test.line
    ));
}
