//! `cors-doctor explain`.

use std::fs;
use std::io::{self, Read, Write};

use cors_doctor::{InputLimits, Settings, explain, report};

use crate::arguments::{Explain, OutputFormat};
use crate::commands::{hint, output};
use crate::exit::{BLOCKED, PASSES, Status};

pub(crate) fn run(arguments: Explain) -> io::Result<Status> {
    let input = match &arguments.file {
        Some(file) if file.as_os_str() != "-" => fs::read(file).map_err(|error| {
            let hint = hint::of_file(file).map_or_else(String::new, |it| format!("; {it}"));
            let message = format!("{}: {error}{hint}", file.display());
            io::Error::new(error.kind(), message)
        })?,
        _ => {
            let mut input = Vec::new();
            io::stdin().lock().read_to_end(&mut input)?;
            input
        }
    };
    let format = arguments.report.format;
    let style = output::style(arguments.report.color, arguments.verbose);
    let stacks = arguments.report.stack;
    let settings = Settings {
        page_origin: arguments.origin,
        credentials: arguments.credentials,
        mode: arguments.mode,
        method: arguments.method,
        url: arguments.url,
        engine: arguments.engine,
        stacks: (!stacks.is_empty()).then_some(stacks),
        reads: arguments.report.reads,
        limits: InputLimits::default(),
    };
    let explanation = explain(&input, &settings).map_err(io::Error::other)?;
    output::write(&match format {
        OutputFormat::Text => report::text(&explanation, style),
        OutputFormat::Markdown => report::markdown(&explanation),
        OutputFormat::Json => report::json(&explanation)? + "\n",
    })?;
    if let Some(page) = arguments.open {
        let mut told = io::stderr().lock();
        match report::link(&explanation, &page)? {
            Some(link) => writeln!(told, "{link}")?,
            None => writeln!(told, "cors-doctor: there is no call for --open to show")?,
        }
    }
    let is_all_read = explanation
        .calls
        .iter()
        .all(|it| it.unread_headers().is_none());
    Ok(if explanation.passes() && is_all_read {
        PASSES
    } else {
        BLOCKED
    })
}
