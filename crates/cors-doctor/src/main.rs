//! The command that a person runs against their own API.

mod arguments;
mod commands;
mod exit;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::exit::{BAD_INPUT, PASSES, Status};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    match run(arguments) {
        Ok(status) => ExitCode::from(status),
        // The reader of the output has closed it.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let told = writeln!(io::stderr(), "cors-doctor: {error}");
            drop(told);
            ExitCode::from(BAD_INPUT)
        }
    }
}

/// Tells what is wrong with the arguments, or what was asked for with `--help` and `--version`.
fn refuse(error: &clap::Error) -> ExitCode {
    let told = error.print();
    drop(told);
    if let Some(hint) = commands::hint::of_command_line(error) {
        let told = writeln!(io::stderr(), "cors-doctor: {hint}");
        drop(told);
    }
    ExitCode::from(if error.use_stderr() {
        BAD_INPUT
    } else {
        PASSES
    })
}

fn run(arguments: Arguments) -> io::Result<Status> {
    match arguments.command {
        Command::Explain(arguments) => commands::explain::run(*arguments),
        Command::Probe(arguments) => commands::probe::run(*arguments),
        Command::Check(arguments) => commands::check::run(&arguments),
        Command::Verdict(arguments) => commands::verdict::run(&arguments),
        Command::Decode(arguments) => commands::decode::run(&arguments),
        Command::Completions(arguments) => commands::completions::run(&arguments),
        Command::Man(arguments) => commands::man::run(&arguments),
    }
}
