//! Markdown for an issue.

use crate::probe::findings::Probe;
use crate::probe::report::words;
use crate::report::lines;
use crate::report::markdown::{call, code_span, escaped, facts, fenced, paragraph};

/// A probe as Markdown. What others wrote stands in code, so that it cannot be markup.
#[must_use]
pub fn markdown(probe: &Probe) -> String {
    let mut output = String::new();
    let diagnosis = &probe.sent.diagnosis;
    if words::is_judged(probe) {
        call(diagnosis, &mut output);
    } else {
        let request = code_span(&lines::request(diagnosis));
        paragraph(
            &mut output,
            &format!("### {}: {request}", words::state(probe)),
        );
    }
    if let Some(end) = words::end(probe) {
        paragraph(&mut output, &escaped(&end));
    }
    if !words::is_judged(probe) || diagnosis.passes() {
        facts(diagnosis, &mut output);
    }
    let wire: Vec<String> = probe
        .sent
        .exchanges
        .iter()
        .flat_map(|it| std::iter::once(words::exchange(it)).chain(words::cors_headers(it)))
        .collect();
    if !wire.is_empty() {
        fenced(&mut output, "http", &wire.join("\n"));
    }
    if let Some(parts) = &probe.parts {
        list(&mut output, words::parts(parts));
    }
    if let Some(middleware) = &probe.middleware {
        let text = format!(
            "Who answers: {}, because {}.",
            middleware.name, middleware.because
        );
        paragraph(&mut output, &escaped(&text));
    }
    if let Some(view) = &probe.cache {
        paragraph(&mut output, "Shared caches:");
        list(&mut output, words::cache(view));
    }
    if !probe.hostile.is_empty() {
        hostile(probe, &mut output);
    }
    if probe.is_interrupted {
        paragraph(&mut output, "Interrupted: this is what is known so far.");
    }
    output
}

fn list(output: &mut String, items: Vec<String>) {
    for item in items {
        output.push_str(&format!("- {}\n", escaped(&item)));
    }
    output.push('\n');
}

fn hostile(probe: &Probe, output: &mut String) {
    output.push_str("| Hostile origin | Family | Result |\n| --- | --- | --- |\n");
    for answer in &probe.hostile {
        let origin = code_span(answer.origin.as_str());
        let (family, reach) = (answer.family.title(), answer.reach.title());
        output.push_str(&format!("| {origin} | {family} | {reach} |\n"));
    }
    output.push('\n');
    for answer in &probe.hostile {
        if let Some(meaning) = words::meaning(probe, answer) {
            let origin = code_span(answer.origin.as_str());
            output.push_str(&format!("- {origin}: {meaning}\n"));
        }
    }
    output.push('\n');
}
