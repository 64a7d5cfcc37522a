//! The contacts service as a process.

use std::{net::SocketAddr, process::Command};

use rustix::process::Signal;

use crate::{command::program, process::Process};

/// A running contacts service, which ends with the test.
#[derive(Debug)]
pub struct ContactsService {
    /// Where it listens.
    pub address: SocketAddr,
    process: Process,
}

impl ContactsService {
    /// Starts it with one worker.
    pub fn start(database_url: &str) -> Self {
        Self::start_with(database_url, &["--workers", "1"])
    }

    /// Starts it with these arguments, on a free port.
    ///
    /// # Panics
    /// When it does not listen.
    pub fn start_with(database_url: &str, arguments: &[&str]) -> Self {
        let mut command = program("contacts-service");
        command.args(arguments);
        Self::start_command(command, database_url)
    }

    /// Starts it with this command, which the rest is added to.
    ///
    /// # Panics
    /// When it does not listen.
    pub fn start_command(mut command: Command, database_url: &str) -> Self {
        command.args(["--listen", "127.0.0.1:0", "--database-url", database_url]);
        let (process, address) = Process::start_until(&mut command, |line| {
            let (_, address) = line.split_once("contacts-service listens on ")?;
            Some(address.trim().parse().unwrap())
        })
        .unwrap();
        Self { address, process }
    }

    /// The running program.
    pub fn process(&self) -> &Process {
        &self.process
    }

    /// Sends a signal and waits for the end; returns the exit status, if it ended by itself,
    /// and its log.
    ///
    /// # Panics
    /// When it goes on.
    pub fn stop(self, signal: Signal) -> (Option<i32>, String) {
        self.process.signal(signal);
        let (status, log) = self.process.wait();
        (status.code(), log)
    }
}
