//! The life of a binary: its log and its exit status.

use std::{
    error::Error,
    io,
    process::{self, ExitCode},
    thread,
    time::Duration,
};

use env_logger::Env;
use log::LevelFilter;
use rustix::{
    process::{Resource, Rlimit, nice, setrlimit},
    time::{ClockId, clock_gettime},
};

use crate::config::ConfigErrors;

/// The exit status when the configuration cannot be used; clap ends with the same when it cannot
/// read the command line.
const CONFIG_ERRORS: u8 = 2;

/// Of a process that gives way to others.
const NICENESS: i32 = 10;

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

/// Bounds this process for the rest of its life: the memory that it can write to, in bytes, and how
/// many seconds it may keep a processor busy. What needs more is killed, and leaves no core dump. Where
/// processors are scarce, it gives way to other processes.
///
/// # Errors
/// When a bound of the system is narrower already.
pub fn limit_process(memory: u64, cpu_seconds: u64) -> io::Result<()> {
    for (resource, most) in [
        (Resource::Data, memory),
        (Resource::Cpu, cpu_seconds),
        (Resource::Core, 0),
    ] {
        let most = Some(most);
        setrlimit(
            resource,
            Rlimit {
                current: most,
                maximum: most,
            },
        )?;
    }
    nice(NICENESS)?;
    Ok(())
}

/// Has this process exit with a status of its own once it has kept a processor busy for so long.
///
/// # Errors
/// When there can be no thread that looks after it.
pub fn exit_after(cpu_time: Duration, status: u8) -> io::Result<()> {
    thread::Builder::new().spawn(move || {
        loop {
            let spent = clock_gettime(ClockId::ProcessCPUTime);
            match Duration::try_from(spent).map(|spent| cpu_time.checked_sub(spent)) {
                // It cannot take longer sooner: one thread is at work.
                Ok(Some(left)) => thread::sleep(left.max(Duration::from_millis(1))),
                _ => process::exit(i32::from(status)),
            }
        }
    })?;
    Ok(())
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
