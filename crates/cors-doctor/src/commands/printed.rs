//! Reports to be read by people.

use std::io::{self, Write};

use cors_verdict::{ConsoleMessage, Decoded, Fault, Fix, Outcome, Report, Step, Verdict};

/// A report: the end first, then the steps, the messages and the fix.
pub(crate) fn report(report: &Report, output: &mut impl Write) -> io::Result<()> {
    let Report {
        verdict, messages, ..
    } = report;
    end(verdict, output)?;
    steps(&verdict.trace, output)?;
    writeln!(output)?;
    message("Chromium", messages.chromium.as_ref(), output)?;
    message("Firefox", messages.firefox.as_ref(), output)?;
    message("WebKit", messages.webkit.as_ref(), output)?;
    faults(&report.faults, output)?;
    report.fix.as_ref().map_or(Ok(()), |it| fix(it, output))
}

fn end(verdict: &Verdict, output: &mut impl Write) -> io::Result<()> {
    match &verdict.outcome {
        Outcome::Readable { .. } => write!(output, "readable")?,
        Outcome::Opaque => write!(output, "opaque: the page cannot read the response")?,
        Outcome::OpaqueRedirect => {
            write!(output, "opaque redirect: the page cannot read the response")?;
        }
        Outcome::Blocked(refusal) => write!(output, "blocked: {}", refusal.cause.id())?,
        Outcome::Incomplete { missing } => {
            write!(output, "incomplete: {missing} is needed and not given")?;
        }
    }
    let sent = if verdict.sent { "sent" } else { "not sent" };
    writeln!(output, "\nhop {}, actual request {sent}\n", verdict.hop)
}

fn steps(steps: &[Step], output: &mut impl Write) -> io::Result<()> {
    let mut clause = None;
    for step in steps {
        if clause != Some(step.clause) {
            writeln!(output, "{}  {}", step.clause.name(), step.clause.link())?;
            clause = Some(step.clause);
        }
        let mark = if step.passed { "+" } else { "x" };
        writeln!(output, "  {mark} {}: {}", step.step, step.found)?;
    }
    Ok(())
}

fn message(
    engine: &str,
    message: Option<&ConsoleMessage>,
    output: &mut impl Write,
) -> io::Result<()> {
    let Some(ConsoleMessage { code, message }) = message else {
        return writeln!(output, "{engine}: nothing, it lets the request pass");
    };
    let code = code.unwrap_or("no code");
    let message = message.as_deref().unwrap_or("no message");
    writeln!(output, "{engine}: [{code}] {message}")
}

fn fix(fix: &Fix, output: &mut impl Write) -> io::Result<()> {
    writeln!(output, "\n{}", fix.why)?;
    if let Some(code) = &fix.client {
        writeln!(output, "\n--- the page\n{code}")?;
    }
    for snippet in &fix.snippets {
        writeln!(output, "\n--- {}\n{}", snippet.title, snippet.code)?;
    }
    let Some(proxy) = &fix.proxy else {
        return Ok(());
    };
    writeln!(output, "\n{}\n\n--- the page\n{}", proxy.why, proxy.client)?;
    for snippet in &proxy.snippets {
        writeln!(output, "\n--- {}\n{}", snippet.title, snippet.code)?;
    }
    Ok(())
}

fn faults(faults: &[Fault], output: &mut impl Write) -> io::Result<()> {
    if faults.len() < 2 {
        return Ok(());
    }
    writeln!(
        output,
        "\nEverything that stands in the way, one after the other:"
    )?;
    for (place, fault) in faults.iter().enumerate() {
        writeln!(output, "{}. {}: {}", place + 1, fault.cause.id(), fault.why)?;
    }
    Ok(())
}

pub(crate) fn decoded(decoded: &Decoded, output: &mut impl Write) -> io::Result<()> {
    if let Some(note) = decoded.note {
        writeln!(output, "{note}")?;
    }
    if let Some(code) = decoded.code {
        writeln!(output, "code: {code}")?;
    }
    for candidate in &decoded.causes {
        writeln!(output, "\n{}\n  {}", candidate.cause.id(), candidate.why)?;
    }
    for quoted in &decoded.more {
        writeln!(output, "\n> {}", quoted.line)?;
        self::decoded(&quoted.decoded, output)?;
    }
    Ok(())
}
