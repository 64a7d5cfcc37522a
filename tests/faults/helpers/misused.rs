//! The service under test and its database.

use std::path::Path;

use rustix::process::{Pid, Signal};
use tempfile::TempDir;

use super::Client;
use crate::program::{Service, program, run, said};

pub(crate) const EMAIL: &str = "ada@example.com";
pub(crate) const PASSWORD: &str = "correct horse battery";

/// A running service with one account, which can be ended and started again.
pub(crate) struct Misused {
    database_url: String,
    // Gone with the test.
    _directory: Option<TempDir>,
    service: Option<Service>,
}

impl Misused {
    /// The service on a SQLite file of its own.
    pub(crate) fn start() -> Self {
        let directory = TempDir::new().unwrap();
        let mut misused = Self::start_in(directory.path());
        misused._directory = Some(directory);
        misused
    }

    /// The service on a SQLite file in this directory.
    pub(crate) fn start_in(directory: &Path) -> Self {
        let file = directory.join("contacts.db");
        Self::start_on(&format!("sqlite:{}", file.display()))
    }

    /// The service on this database.
    pub(crate) fn start_on(database_url: &str) -> Self {
        let mut add = program(&["account", "add", EMAIL, "--database-url", database_url]);
        let added = run(&mut add, PASSWORD);
        assert!(added.status.success(), "{}", said(&added));
        let mut misused = Self {
            database_url: database_url.to_owned(),
            _directory: None,
            service: None,
        };
        misused.restart();
        misused
    }

    /// Starts it again after its end.
    pub(crate) fn restart(&mut self) {
        // The demo and the containers have the lab on, and then it sees each connection first.
        let arguments = ["--workers", "2", "--lab"];
        self.service = Some(Service::start_with(&self.database_url, &arguments));
    }

    /// The running service.
    pub(crate) fn service(&self) -> &Service {
        self.service.as_ref().unwrap()
    }

    pub(crate) fn pid(&self) -> Pid {
        self.service().pid()
    }

    pub(crate) fn database_url(&self) -> &str {
        &self.database_url
    }

    /// Ends it; returns the exit status, if it ended by itself, and what it logged.
    pub(crate) fn end(&mut self, signal: Signal) -> (Option<i32>, String) {
        self.service.take().unwrap().stop(signal)
    }

    /// A page of the trusted app, with nobody signed in.
    pub(crate) fn stranger(&self) -> Client {
        Client::new(self.service().address)
    }

    /// A page of the trusted app, signed in.
    pub(crate) async fn signed_in(&self) -> Client {
        self.stranger().sign_in(EMAIL, PASSWORD).await
    }
}
