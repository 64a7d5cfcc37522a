//! `cors-doctor check`.

use std::io::{self, Write};
use std::path::Path;
use std::{env, fs};

use cors_doctor::check::{self, Asked, Checked, Checking, How, Overall, Policy};
use cors_doctor::probe::Progress;
use cors_doctor::send::{Client, PageRequest};
use cors_verdict::{Credentials, Engine, Origin};
use url::Url;

use crate::arguments::{Check, CheckFormat};
use crate::commands::{output, waiting};
use crate::exit::{BAD_INPUT, BLOCKED, NOT_REACHED, PASSES, Status};

pub(crate) fn run(arguments: &Check) -> io::Result<Status> {
    let client = arguments.network.client().map_err(io::Error::other)?;
    if let Some(url) = &arguments.write {
        return write(&asked(arguments, url)?, &client);
    }
    let Some(policies) = policies(arguments)? else {
        return Ok(BAD_INPUT);
    };
    let files = check(arguments, &policies, &client)?;
    print(arguments, &files)?;
    Ok(match check::overall(&files) {
        Overall::AsExpected => PASSES,
        Overall::NotAsExpected => BLOCKED,
        Overall::NotReached => NOT_REACHED,
    })
}

fn check(
    arguments: &Check,
    policies: &[(String, Policy)],
    client: &Client,
) -> io::Result<Vec<Checked>> {
    let how = How {
        sends_unsafe_methods: arguments.send,
        engines: arguments
            .engine
            .map_or_else(|| Engine::BROWSERS.to_vec(), |it| vec![it]),
        stacks: arguments.stack.clone(),
    };
    let progress = Progress::default();
    let mut checkings: Vec<Checking<'_>> = policies
        .iter()
        .map(|(_, policy)| Checking::new(policy, client, &how, &progress))
        .collect();
    let all = async {
        for checking in &mut checkings {
            checking.run(&progress).await;
        }
    };
    waiting::runtime()?.block_on(waiting::wait(all, &progress));
    let paths = policies.iter().map(|(path, _)| path.clone());
    let files = checkings.into_iter().zip(paths);
    Ok(files
        .map(|(checking, path)| checking.finish(path))
        .collect())
}

/// The policies of all files; `None` when one has mistakes, which are told.
fn policies(arguments: &Check) -> io::Result<Option<Vec<(String, Policy)>>> {
    let mut policies = Some(Vec::new());
    for file in &arguments.files {
        let path = file.display().to_string();
        let text = text_of(file)?;
        let environment = |name: &str| env::var(name).ok();
        match check::read(&text, arguments.base.as_ref(), &environment) {
            Ok(policy) => {
                if let Some(policies) = &mut policies {
                    policies.push((path, policy));
                }
            }
            Err(mistakes) => {
                policies = None;
                let mut output = io::stderr().lock();
                for mistake in mistakes {
                    writeln!(output, "{path}:{mistake}")?;
                }
            }
        }
    }
    Ok(policies)
}

fn text_of(file: &Path) -> io::Result<String> {
    let text = fs::read_to_string(file);
    text.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))
}

fn print(arguments: &Check, files: &[Checked]) -> io::Result<()> {
    let document = match arguments.format {
        CheckFormat::Text => check::text(files, output::style(arguments.color, false)),
        CheckFormat::Json => check::json(files)?,
        CheckFormat::Markdown => check::markdown(files),
        CheckFormat::Junit => check::junit(files).map_err(io::Error::other)?,
        CheckFormat::Github => check::github(files),
        CheckFormat::Sarif => check::sarif(files),
    };
    output::write(&document)
}

/// What a first policy file is to be about.
fn asked(arguments: &Check, url: &Url) -> io::Result<Asked> {
    let mut request = PageRequest {
        method: arguments.method.clone(),
        credentials: if arguments.credentials {
            Credentials::Include
        } else {
            Credentials::default()
        },
        ..PageRequest::get(Origin::Opaque, url.clone())
    };
    for line in &arguments.header {
        request.add_header(line).map_err(io::Error::other)?;
    }
    Ok(Asked {
        request,
        origins: arguments.origin.clone(),
        reads: arguments.reads.clone(),
    })
}

fn write(asked: &Asked, client: &Client) -> io::Result<Status> {
    match waiting::runtime()?.block_on(check::write(asked, client)) {
        Ok(written) => {
            output::write(&written.text)?;
            for warning in &written.warnings {
                writeln!(io::stderr(), "cors-doctor: {warning}")?;
            }
            Ok(PASSES)
        }
        Err(failure) => {
            writeln!(io::stderr(), "cors-doctor: {failure}")?;
            Ok(NOT_REACHED)
        }
    }
}
