//! Text for a terminal.

use cors_verdict::{Decoded, Fix};

use crate::diagnosis::{Diagnosis, State};
use crate::explanation::Explanation;
use crate::report::printable::{printable, printable_line, wrapped};
use crate::report::{hidden_headers, lines, probe_command::ProbeCommand};

pub(crate) const WIDTH: usize = 100;

/// How text looks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Whether the terminal shows colours.
    pub is_coloured: bool,
    /// Whether readable requests and the code for every stack are shown in full.
    pub is_verbose: bool,
}

impl Style {
    pub(crate) fn paint(self, code: &str, text: &str) -> String {
        if self.is_coloured {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    pub(crate) fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    pub(crate) fn dim(self, text: &str) -> String {
        self.paint("2", text)
    }
}

/// An explanation as text.
#[must_use]
pub fn text(explanation: &Explanation, style: Style) -> String {
    let mut output = String::new();
    line(&mut output, &lines::recognised(explanation));
    for left_out in lines::left_out(explanation) {
        line(&mut output, &left_out);
    }
    for diagnosis in &explanation.calls {
        call(diagnosis, style, &mut output);
    }
    if let [only] = explanation.calls.as_slice() {
        for doubt in lines::doubts(only) {
            say(&mut output, &doubt);
        }
        hidden_headers(only, style, &mut output);
    }
    for decoded in &explanation.messages {
        output.push('\n');
        line(&mut output, &style.paint("31;1", "console message"));
        message(decoded, &mut output);
        if let Some(command) = ProbeCommand::of_message(decoded) {
            heading(&mut output, style, "Ask the live server");
            probe_command(&command, &mut output);
        }
    }
    output
}

pub(crate) fn line(output: &mut String, text: &str) {
    output.push_str(text);
    output.push('\n');
}

/// What the page cannot read although it reads the response.
pub(crate) fn hidden_headers(diagnosis: &Diagnosis, style: Style, output: &mut String) {
    if let Some(hidden) = hidden_headers::sentence(diagnosis) {
        say(output, &hidden);
    }
    if let Some(fix) = diagnosis.unread_headers() {
        say(output, &fix.why);
        let title = "Fix, so that the page reads them";
        self::fix(diagnosis, &fix, title, style, output);
    }
}

/// Whether one line says it all.
pub(crate) fn is_brief(diagnosis: &Diagnosis, style: Style) -> bool {
    diagnosis.passes()
        && diagnosis.notes.is_empty()
        && diagnosis.message.is_none()
        && !style.is_verbose
}

pub(crate) fn call(diagnosis: &Diagnosis, style: Style, output: &mut String) {
    let colour = match diagnosis.state {
        State::Passes => "32;1",
        State::Blocked | State::Invalid(_) => "31;1",
        State::Undecided(_) => "33;1",
    };
    let state = style.paint(colour, lines::state(diagnosis));
    let request = printable_line(&lines::request(diagnosis));
    if is_brief(diagnosis, style) {
        line(output, &format!("{state}  {request}"));
        return;
    }
    output.push('\n');
    line(output, &format!("{state}  {}", style.bold(&request)));
    verdict(diagnosis, style, output);
    faults(diagnosis, style, output);
    if let Some(decoded) = &diagnosis.message
        && diagnosis.state != State::Blocked
    {
        heading(output, style, "The console message");
        message(decoded, output);
    }
    facts(diagnosis, style, output);
    if !diagnosis.notes.is_empty() {
        heading(output, style, "Mind");
        for note in &diagnosis.notes {
            say(output, note);
        }
    }
    what_to_do(diagnosis, style, output);
}

/// Why the page reads the response or not, as far as it is known.
fn verdict(diagnosis: &Diagnosis, style: Style, output: &mut String) {
    for stand_in in lines::stand_ins(diagnosis) {
        say(output, &stand_in.sentence());
    }
    if let (Some(title), Some(cause)) = (diagnosis.title(), diagnosis.cause()) {
        line(
            output,
            &format!("  {title} {}", style.dim(&format!("({cause})"))),
        );
    }
    if let Some(missing) = lines::without_verdict(diagnosis) {
        say(output, &missing);
    }
    if let State::Undecided(_) = diagnosis.state
        && diagnosis.format.is_some()
    {
        line(output, "  Ask the server:");
        probe_command(&ProbeCommand::of(&diagnosis.case), output);
    }
}

fn what_to_do(diagnosis: &Diagnosis, style: Style, output: &mut String) {
    if let Some(advice) = lines::if_cookies_are_sent(diagnosis) {
        output.push('\n');
        say(output, &advice);
    }
    if let Some(fix) = diagnosis.fix() {
        let title = match diagnosis.state {
            State::Blocked => "Fix, if the page is to be let in",
            _ => "What the answer has to carry",
        };
        self::fix(diagnosis, fix, title, style, output);
    }
    if diagnosis.state == State::Blocked {
        consoles(diagnosis, style, output);
        if diagnosis.format.is_some() {
            heading(output, style, "Ask the live server");
            probe_command(&ProbeCommand::of(&diagnosis.case), output);
        }
    }
}

fn consoles(diagnosis: &Diagnosis, style: Style, output: &mut String) {
    heading(output, style, "What the consoles say");
    for (engine, said) in lines::consoles(diagnosis) {
        say(output, &format!("{engine}: {said}"));
    }
}

/// A paragraph of the report.
pub(crate) fn say(output: &mut String, text: &str) {
    output.push_str(&wrapped(&printable(text), WIDTH, "  "));
}

/// A command that can be copied in one piece, and what to mind first.
fn probe_command(command: &ProbeCommand, output: &mut String) {
    line(output, &printable_line(&format!("  {}", command.line)));
    for advice in command.advice() {
        say(output, &advice);
    }
}

pub(crate) fn heading(output: &mut String, style: Style, text: &str) {
    output.push('\n');
    line(output, &format!("  {}", style.bold(text)));
}

fn faults(diagnosis: &Diagnosis, style: Style, output: &mut String) {
    let Some(report) = &diagnosis.report else {
        return;
    };
    match report.faults.as_slice() {
        [] => {}
        [only] => say(output, &only.why),
        several => {
            heading(
                output,
                style,
                "Everything that stands in the way, one after the other",
            );
            for (place, fault) in several.iter().enumerate() {
                let follows = lines::cause_of(diagnosis, several, place)
                    .map_or_else(String::new, |cause| {
                        format!("Most likely this follows from {}. ", cause + 1)
                    });
                let text = format!(
                    "{}. {} ({}): {follows}{}",
                    place + 1,
                    fault.title,
                    fault.cause.id(),
                    fault.why
                );
                say(output, &text);
            }
        }
    }
}

pub(crate) fn facts(diagnosis: &Diagnosis, style: Style, output: &mut String) {
    if diagnosis.facts.is_empty() {
        return;
    }
    heading(output, style, "About the call");
    for fact in &diagnosis.facts {
        say(output, &lines::fact(fact));
        for other in lines::otherwise(fact) {
            output.push_str(&wrapped(&printable(&other), WIDTH, "    "));
        }
    }
}

fn fix(diagnosis: &Diagnosis, fix: &Fix, title: &str, style: Style, output: &mut String) {
    let is_of_server = lines::is_of_server(diagnosis);
    let is_shown = |stack: &str| style.is_verbose || is_of_server(stack);
    if !fix.headers.is_empty() || fix.client.is_some() {
        heading(output, style, title);
    }
    for (name, value) in &fix.headers {
        line(output, &printable_line(&format!("  {name}: {value}")));
    }
    if lines::lists_methods(fix) {
        say(output, lines::SAFELISTED_METHODS);
    }
    if let Some(client) = &fix.client {
        code(output, style, "the page", client);
    }
    let snippets = fix.snippets.iter().filter(|it| is_shown(it.stack));
    let shown: Vec<_> = snippets.collect();
    for snippet in &shown {
        code(output, style, snippet.title, &snippet.code);
    }
    if !shown.is_empty() && !lines::lists_methods(fix) {
        output.push('\n');
        say(output, lines::SAFELISTED_METHODS);
    }
    let stacks = fix.snippets.iter().map(|it| it.stack);
    let hidden: Vec<&str> = stacks.filter(|it| !is_shown(it)).collect();
    if !hidden.is_empty() {
        let text = format!(
            "As code: --stack {}. All of it, and a proxy for an API that is not yours: --verbose.",
            hidden.join(", ")
        );
        say(output, &text);
    }
    if let Some(proxy) = fix.proxy.as_ref().filter(|_| style.is_verbose) {
        output.push('\n');
        say(output, proxy.why);
        code(output, style, "the page", &proxy.client);
        for snippet in &proxy.snippets {
            code(output, style, snippet.title, &snippet.code);
        }
    }
}

pub(crate) fn code(output: &mut String, style: Style, title: &str, code: &str) {
    output.push('\n');
    line(output, &format!("  {}", style.dim(&format!("--- {title}"))));
    for text in printable(code).lines() {
        line(output, &format!("  {text}"));
    }
}

/// What a console message means.
fn message(decoded: &Decoded, output: &mut String) {
    if let Some(note) = decoded.note {
        say(output, note);
    }
    for candidate in &decoded.causes {
        let id = candidate.cause.id();
        say(
            output,
            &format!("{} ({id}): {}", candidate.title, candidate.why),
        );
    }
}
