//! Text for a terminal.

use crate::report::Style;
use crate::report::WIDTH;
use crate::report::printable::{printable, printable_line, wrapped};

use crate::check::report::lines::{Count, details, headline};
use crate::check::test::{Checked, JudgedBy, Test};

/// The tests, those as expected in one line each.
pub fn text(files: &[Checked], style: Style) -> String {
    let mut output = String::new();
    for file in files {
        output.push_str(&style.bold(&printable_line(&file.path)));
        output.push('\n');
        for test in &file.tests {
            one(file, test, style, &mut output);
        }
        output.push('\n');
    }
    for sentence in Count::of(files).sentences() {
        output.push_str(&wrapped(&sentence, WIDTH, ""));
    }
    output
}

fn one(file: &Checked, test: &Test, style: Style, output: &mut String) {
    let (mark, colour) = if test.is_as_expected() {
        ("ok", "32")
    } else {
        ("not ok", "31;1")
    };
    let by_preflight = match test.judged_by {
        JudgedBy::Preflight => " (judged by the preflight)",
        JudgedBy::Response | JudgedBy::Nothing => "",
    };
    let line = format!(
        "  {}  {} ({}): {}{by_preflight}",
        style.paint(colour, mark),
        printable_line(&test.title()),
        test.origin,
        headline(test),
    );
    output.push_str(&line);
    output.push('\n');
    if test.is_as_expected() {
        return;
    }
    let place = format!("{}:{}  {}", file.path, test.line, test.target);
    output.push_str(&format!("      {}\n", style.dim(&printable_line(&place))));
    for detail in details(test) {
        output.push_str(&wrapped(&printable(&detail), WIDTH, "      "));
    }
}
