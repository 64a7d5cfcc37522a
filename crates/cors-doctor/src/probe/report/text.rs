//! Text for a terminal.

use cors_verdict::Snippet;

use crate::probe::findings::Probe;
use crate::probe::report::words;
use crate::report::Style;
use crate::report::lines;
use crate::report::printable::{printable_line, wrapped};
use crate::report::text::{WIDTH, call, code, facts, heading, hidden_headers, is_brief, line, say};

/// A probe as text.
#[must_use]
pub fn text(probe: &Probe, style: Style) -> String {
    let mut output = String::new();
    wire(probe, style, &mut output);
    let diagnosis = &probe.sent.diagnosis;
    if words::is_judged(probe) {
        call(diagnosis, style, &mut output);
        hidden_headers(diagnosis, style, &mut output);
    } else {
        let state = style.paint("33;1", words::state(probe));
        let request = style.bold(&printable_line(&lines::request(diagnosis)));
        output.push('\n');
        line(&mut output, &format!("{state}  {request}"));
    }
    if let Some(end) = words::end(probe) {
        say(&mut output, &end);
    }
    // In full, a call has its facts already.
    if !words::is_judged(probe) || is_brief(diagnosis, style) {
        facts(diagnosis, style, &mut output);
    }
    if let Some(middleware) = &probe.middleware {
        heading(&mut output, style, "Who answers");
        let text = format!("{}: {}.", middleware.name, middleware.because);
        say(&mut output, &text);
    }
    if let Some(snippet) = further_snippet(probe).filter(|_| !style.is_verbose) {
        code(&mut output, style, snippet.title, &snippet.code);
    }
    let cache = probe.cache.as_ref();
    if let Some(view) = cache.filter(|it| style.is_verbose || it.is_harmful()) {
        heading(&mut output, style, "Shared caches");
        for text in words::cache(view) {
            say(&mut output, &text);
        }
    }
    if !probe.hostile.is_empty() {
        hostile(probe, style, &mut output);
    }
    if probe.is_interrupted {
        output.push('\n');
        line(&mut output, "Interrupted: this is what is known so far.");
    }
    output
}

/// What was sent and answered.
fn wire(probe: &Probe, style: Style, output: &mut String) {
    for exchange in &probe.sent.exchanges {
        line(output, &printable_line(&words::exchange(exchange)));
        for header in words::cors_headers(exchange) {
            let header = printable_line(&format!("  {header}"));
            line(output, &style.dim(&header));
        }
    }
    for text in probe.parts.iter().flat_map(words::parts) {
        line(output, &printable_line(&text));
    }
}

/// The fix for the middleware that more than the call gives away: the call shows the code of no other stack.
fn further_snippet(probe: &Probe) -> Option<&Snippet> {
    let diagnosis = &probe.sent.diagnosis;
    let stack = probe.middleware.as_ref()?.stack()?.name();
    let is_shown = lines::is_of_server(diagnosis);
    let mut snippets = diagnosis.report.as_ref()?.fix.as_ref()?.snippets.iter();
    snippets.find(|it| it.stack == stack && !is_shown(stack))
}

fn hostile(probe: &Probe, style: Style, output: &mut String) {
    heading(output, style, "Hostile origins");
    for answer in &probe.hostile {
        let text = words::hostile(answer);
        let text = match answer.reach.is_let_in() {
            true => style.paint("31", &text),
            false => text,
        };
        line(output, &format!("  {text}"));
        if let Some(meaning) = words::meaning(probe, answer) {
            output.push_str(&wrapped(meaning, WIDTH, "    "));
        }
    }
}
