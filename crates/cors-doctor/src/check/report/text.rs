//! Text for a terminal.

use crate::check::report::lines::{Count, code, details, headline};
use crate::check::test::{Checked, JudgedBy, Test};
use crate::report::printable::{printable, printable_line, wrapped};
use crate::report::{Style, WIDTH};

/// The tests, those as expected in one line each.
pub fn text(files: &[Checked], style: Style) -> String {
    let mut output = String::new();
    for file in files {
        output.push_str(&style.bold(&printable_line(&file.path)));
        output.push('\n');
        for request in file
            .tests
            .chunk_by(|one, other| one.request == other.request)
        {
            for test in request.iter().filter(|it| !is_quiet(it)) {
                one(file, test, style, &mut output);
            }
            quiet(request, style, &mut output);
        }
        output.push('\n');
    }
    for sentence in Count::of(files).sentences() {
        output.push_str(&wrapped(&sentence, WIDTH, ""));
    }
    output
}

/// Whether a test is one of many that end alike.
fn is_quiet(test: &Test) -> bool {
    test.is_hostile && test.is_as_expected()
}

/// The hostile origins that are refused, in one line.
fn quiet(request: &[Test], style: Style, output: &mut String) {
    let count = request.iter().filter(|it| is_quiet(it)).count();
    let Some(first) = request.first().filter(|_| count > 0) else {
        return;
    };
    output.push_str(&format!(
        "  {}  {} from {count} hostile origins: refused, as expected (probe --origins hostile asks as origins of \
         its own site too)\n",
        style.paint("32", "ok"),
        printable_line(&first.request),
    ));
}

fn one(file: &Checked, test: &Test, style: Style, output: &mut String) {
    let (mark, colour) = if test.is_as_expected() {
        ("ok", "32")
    } else {
        ("not ok", "31;1")
    };
    let by_preflight = match test.judged_by {
        JudgedBy::Preflight => " (decided by the preflight)",
        JudgedBy::Response | JudgedBy::Nothing => "",
    };
    let status = match test.status {
        Some(status) if test.is_as_expected() => format!(" (status {status})"),
        _ => String::new(),
    };
    let line = format!(
        "  {}  {} ({}): {}{status}{by_preflight}",
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
    for snippet in code(test) {
        let title = style.dim(&format!("--- {}", snippet.title));
        output.push_str(&format!("      {title}\n"));
        for line in printable(&snippet.code).lines() {
            output.push_str(&format!("      {line}\n"));
        }
    }
}
