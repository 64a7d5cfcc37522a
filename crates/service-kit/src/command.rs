//! The life of a binary: its log and its exit status.

use std::{error::Error, process::ExitCode};

use env_logger::Env;
use log::LevelFilter;

use crate::config::ConfigErrors;

/// The exit status when the configuration cannot be used; clap ends with the same when it cannot
/// read the command line.
const CONFIG_ERRORS: u8 = 2;

/// Where Actix logs an error for each request that is not HTTP: a line that any stranger can have
/// written, as often as they like.
const MALFORMED_REQUESTS: &str = "actix_http::h1::dispatcher";

/// Logs to standard error as `RUST_LOG` says, by default as `filter` does. Requests that are not
/// HTTP are logged only if `RUST_LOG` names Actix's dispatcher.
pub fn start_logging(filter: &str) {
    env_logger::Builder::new()
        .filter_module(MALFORMED_REQUESTS, LevelFilter::Off)
        .parse_env(Env::default().default_filter_or(filter))
        .init();
}

/// The exit status of a command that has ended; an error is printed on standard error.
#[must_use]
pub fn exit_code(result: Result<(), Box<dyn Error>>) -> ExitCode {
    let Err(error) = result else {
        return ExitCode::SUCCESS;
    };
    eprintln!("{error}");
    if error.is::<ConfigErrors>() {
        ExitCode::from(CONFIG_ERRORS)
    } else {
        ExitCode::FAILURE
    }
}
