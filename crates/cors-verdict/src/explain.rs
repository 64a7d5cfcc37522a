//! Reports to be read by people.

use std::io::{self, Write};

use cors_verdict::decode::Decoded;
use cors_verdict::engine::Says;
use cors_verdict::{Outcome, Report};

/// A report: the end first, then the steps, the messages and the fix.
pub(crate) fn report(report: &Report, output: &mut impl Write) -> io::Result<()> {
    let verdict = &report.verdict;
    let end = match verdict.outcome {
        Outcome::Readable => "readable",
        Outcome::Opaque => "opaque: the page cannot read the response",
        Outcome::OpaqueRedirect => "opaque redirect: the page cannot read the response",
        Outcome::Blocked => "blocked",
        Outcome::Incomplete => "incomplete",
    };
    write!(output, "{end}")?;
    if let Some(cause) = verdict.cause {
        write!(output, ": {}", cause.id())?;
    }
    if let Some(missing) = &verdict.missing {
        write!(output, ": {missing} is needed and not given")?;
    }
    let sent = if verdict.sent { "sent" } else { "not sent" };
    writeln!(output, "\nhop {}, actual request {sent}\n", verdict.hop)?;

    let mut clause = None;
    for step in &verdict.trace {
        if clause != Some(step.clause) {
            writeln!(output, "{}  {}", step.clause.name(), step.clause.link())?;
            clause = Some(step.clause);
        }
        let mark = if step.passed { "+" } else { "x" };
        writeln!(output, "  {mark} {}: {}", step.step, step.found)?;
    }
    writeln!(output)?;

    says("Chromium", report.says.chromium.as_ref(), output)?;
    says("Firefox", report.says.firefox.as_ref(), output)?;
    says("WebKit", report.says.webkit.as_ref(), output)?;

    if let Some(fix) = &report.fix {
        writeln!(output, "\n{}", fix.why)?;
        let places = [
            ("the page", &fix.client),
            ("actix-cors", &fix.actix_cors),
            ("Express", &fix.express),
            ("nginx", &fix.nginx),
        ];
        for (place, code) in places {
            if let Some(code) = code {
                writeln!(output, "\n--- {place}\n{code}")?;
            }
        }
    }
    Ok(())
}

/// A decoded message.
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
    Ok(())
}

fn says(name: &str, says: Option<&Says>, output: &mut impl Write) -> io::Result<()> {
    let Some(says) = says else {
        return writeln!(output, "{name}: nothing, it lets the request pass");
    };
    let code = says.code.unwrap_or("no code");
    let message = says.message.as_deref().unwrap_or("no message");
    writeln!(output, "{name}: [{code}] {message}")
}
