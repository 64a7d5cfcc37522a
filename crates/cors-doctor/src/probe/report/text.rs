//! Text for a terminal.

use crate::middleware;
use crate::probe::findings::Probe;
use crate::probe::report::words;
use crate::report::Style;
use crate::report::lines;
use crate::report::printable::{printable, printable_line, wrapped};
use crate::report::text::{WIDTH, call, facts, fix, heading, hidden_headers, is_brief, line};

/// A probe as text.
#[must_use]
pub fn text(probe: &Probe, style: Style) -> String {
    let mut output = String::new();
    let say =
        |text: &str, output: &mut String| output.push_str(&wrapped(&printable(text), WIDTH, "  "));
    for exchange in &probe.sent.exchanges {
        line(&mut output, &printable_line(&words::exchange(exchange)));
        for header in words::cors_headers(exchange) {
            line(
                &mut output,
                &style.dim(&printable_line(&format!("  {header}"))),
            );
        }
    }
    for text in probe.parts.iter().flat_map(words::parts) {
        line(&mut output, &printable_line(&text));
    }
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
        say(&end, &mut output);
    }
    // In full, a call has its facts already.
    if !words::is_judged(probe) || is_brief(diagnosis, style) {
        facts(diagnosis, style, &mut output);
    }
    if let Some(middleware) = &probe.middleware {
        heading(&mut output, style, "Who answers");
        say(
            &format!("{}: {}.", middleware.name, middleware.because),
            &mut output,
        );
    }
    if let (Some(middleware), Some(report)) = (&probe.middleware, &diagnosis.report)
        && let (Some(stack), Some(found)) = (middleware.stack(), &report.fix)
        && found.snippets.iter().any(|it| it.stack == stack.name())
        && middleware::of_case(&diagnosis.case).and_then(|it| it.stack()) != Some(stack)
        && !style.is_verbose
        && diagnosis.case.stacks.len() != 1
    {
        let mut alone = found.clone();
        alone.headers.clear();
        alone.client = None;
        alone.snippets.retain(|it| it.stack == stack.name());
        let whole = Style {
            is_verbose: true,
            ..style
        };
        alone.proxy = None;
        fix(diagnosis, &alone, "", whole, &mut output);
    }
    if let Some(view) = probe
        .cache
        .as_ref()
        .filter(|it| style.is_verbose || it.is_harmful())
    {
        heading(&mut output, style, "Shared caches");
        for text in words::cache(view) {
            say(&text, &mut output);
        }
    }
    if !probe.hostile.is_empty() {
        heading(&mut output, style, "Hostile origins");
        for answer in &probe.hostile {
            let text = words::hostile(answer);
            let text = match answer.reach.is_let_in() {
                true => style.paint("31", &text),
                false => text,
            };
            line(&mut output, &format!("  {text}"));
            if let Some(meaning) = words::meaning(probe, answer) {
                output.push_str(&wrapped(meaning, WIDTH, "    "));
            }
        }
    }
    if probe.is_interrupted {
        output.push('\n');
        line(&mut output, "Interrupted: this is what is known so far.");
    }
    output
}
