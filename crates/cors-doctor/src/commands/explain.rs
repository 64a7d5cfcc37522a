//! `cors-doctor explain`.

use std::fs;
use std::io::{self, Read, Write};

use cors_doctor::{InputLimits, Settings, explain, report};
use cors_verdict::{Credentials, Engine, Mode};

use crate::arguments::Explain;
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
    let settings = Settings {
        page_origin: arguments.origin,
        credentials: arguments.credentials.map(Credentials::from),
        mode: arguments.mode.map(Mode::from),
        method: arguments.method,
        url: arguments.url,
        engine: arguments.engine.map(Engine::from),
        stacks: (!arguments.stack.is_empty()).then_some(arguments.stack),
        reads: arguments.reads,
        limits: InputLimits::default(),
    };
    let explanation = explain(&input, &settings).map_err(io::Error::other)?;
    output::print(
        &explanation,
        arguments.format,
        arguments.color,
        arguments.verbose,
    )?;
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
