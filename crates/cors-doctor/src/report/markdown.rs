//! Markdown for an issue.

use cors_verdict::Decoded;

use crate::diagnosis::{Diagnosis, State};
use crate::explanation::Explanation;
use crate::report::printable::{printable, printable_line};
use crate::report::{hidden_headers, lines, probe_command::ProbeCommand};

/// An explanation as Markdown. What others wrote stands in code, so that it cannot be markup.
#[must_use]
pub fn markdown(explanation: &Explanation) -> String {
    let mut output = String::new();
    paragraph(&mut output, &lines::recognised(explanation));
    for left_out in lines::left_out(explanation) {
        paragraph(&mut output, &left_out);
    }
    for diagnosis in &explanation.calls {
        call(diagnosis, &mut output);
    }
    for decoded in &explanation.messages {
        paragraph(&mut output, "### Console message");
        message(decoded, &mut output);
        if let Some(command) = ProbeCommand::of_message(decoded) {
            probe_command(&command, &mut output);
        }
    }
    output
}

pub(crate) fn paragraph(output: &mut String, text: &str) {
    output.push_str(text);
    output.push_str("\n\n");
}

pub(crate) fn call(diagnosis: &Diagnosis, output: &mut String) {
    paragraph(
        output,
        &format!(
            "### {}: {}",
            lines::state(diagnosis),
            code_span(&lines::request(diagnosis))
        ),
    );
    for stand_in in lines::stand_ins(diagnosis) {
        paragraph(output, &escaped(&stand_in.sentence()));
    }
    if let (Some(title), Some(cause)) = (diagnosis.title(), diagnosis.cause()) {
        paragraph(output, &format!("**{title}** (`{cause}`)"));
    }
    if let Some(missing) = lines::without_verdict(diagnosis) {
        paragraph(output, &escaped(&missing));
    }
    if diagnosis.passes() {
        for doubt in lines::doubts(diagnosis) {
            paragraph(output, &escaped(&doubt));
        }
        if let Some(hidden) = hidden_headers::sentence(diagnosis) {
            paragraph(output, &escaped(&hidden));
        }
        if let Some(unread) = diagnosis.unread_headers() {
            paragraph(output, &escaped(&unread.why));
            fix(diagnosis, output);
        }
        notes(diagnosis, output);
        return;
    }
    faults(diagnosis, output);
    if let Some(decoded) = diagnosis
        .message
        .as_ref()
        .filter(|_| diagnosis.state != State::Blocked)
    {
        message(decoded, output);
    }
    facts(diagnosis, output);
    notes(diagnosis, output);
    if diagnosis.state == State::Blocked {
        consoles(diagnosis, output);
    }
    if let Some(advice) = lines::if_cookies_are_sent(diagnosis) {
        paragraph(output, &escaped(&advice));
    }
    fix(diagnosis, output);
    let is_open = matches!(diagnosis.state, State::Blocked | State::Undecided(_));
    if is_open && diagnosis.format.is_some() {
        probe_command(&ProbeCommand::of(&diagnosis.case), output);
    }
}

fn faults(diagnosis: &Diagnosis, output: &mut String) {
    let report = diagnosis.report.as_ref();
    let Some(report) = report.filter(|it| !it.faults.is_empty()) else {
        return;
    };
    for (place, fault) in (1..).zip(&report.faults) {
        let (title, cause, why) = (fault.title, fault.cause.id(), escaped(&fault.why));
        output.push_str(&format!("{place}. {title} (`{cause}`): {why}\n"));
    }
    output.push('\n');
}

fn consoles(diagnosis: &Diagnosis, output: &mut String) {
    output.push_str("| Console | Message |\n| --- | --- |\n");
    for (engine, said) in lines::consoles(diagnosis) {
        let said = code_span(&said).replace('|', "\\|");
        output.push_str(&format!("| {engine} | {said} |\n"));
    }
    output.push('\n');
}

/// A command that can be copied in one piece, and what to mind first.
fn probe_command(command: &ProbeCommand, output: &mut String) {
    paragraph(output, "Ask the live server:");
    fenced(output, "sh", &command.line);
    for advice in command.advice() {
        paragraph(output, &escaped(&advice));
    }
}

pub(crate) fn facts(diagnosis: &Diagnosis, output: &mut String) {
    if diagnosis.facts.is_empty() {
        return;
    }
    paragraph(output, "About the call:");
    for fact in &diagnosis.facts {
        output.push_str(&format!("- {}\n", escaped(&lines::fact(fact))));
        for other in lines::otherwise(fact) {
            output.push_str(&format!("  - {}\n", escaped(&other)));
        }
    }
    output.push('\n');
}

fn notes(diagnosis: &Diagnosis, output: &mut String) {
    for note in &diagnosis.notes {
        paragraph(output, &format!("> {}", escaped(note)));
    }
}

fn fix(diagnosis: &Diagnosis, output: &mut String) {
    let fix = diagnosis.fix().cloned();
    let Some(fix) = fix.or_else(|| diagnosis.unread_headers()) else {
        return;
    };
    if !fix.headers.is_empty() {
        paragraph(output, "The answer has to carry:");
        let headers: Vec<String> = fix
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        fenced(output, "http", &headers.join("\n"));
    }
    if lines::lists_methods(&fix) {
        paragraph(output, lines::SAFELISTED_METHODS);
    }
    if let Some(client) = &fix.client {
        fenced(output, "js", client);
    }
    let is_of_server = lines::is_of_server(diagnosis);
    let snippets = fix.snippets.iter().filter(|it| is_of_server(it.stack));
    let shown: Vec<_> = snippets.collect();
    for snippet in &shown {
        paragraph(output, &format!("With {}:", snippet.title));
        fenced(output, "", &snippet.code);
    }
    if !shown.is_empty() && !lines::lists_methods(&fix) {
        paragraph(output, lines::SAFELISTED_METHODS);
    }
}

fn message(decoded: &Decoded, output: &mut String) {
    if let Some(note) = decoded.note {
        paragraph(output, &escaped(note));
    }
    for candidate in &decoded.causes {
        output.push_str(&format!(
            "- {} (`{}`): {}\n",
            candidate.title,
            candidate.cause.id(),
            escaped(&candidate.why)
        ));
    }
    output.push('\n');
}

/// A block of code whose fence is longer than any in it.
pub(crate) fn fenced(output: &mut String, language: &str, code: &str) {
    let code = printable(code);
    let longest = code.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    paragraph(
        output,
        &format!("{fence}{language}\n{}\n{fence}", code.trim_end()),
    );
}

/// Code inside a sentence.
pub(crate) fn code_span(text: &str) -> String {
    let text = printable_line(text);
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A sentence in which nothing is markup but code between backquotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in printable_line(text).chars() {
        if matches!(
            character,
            '<' | '>' | '[' | ']' | '*' | '_' | '#' | '|' | '\\' | '@' | '!'
        ) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
