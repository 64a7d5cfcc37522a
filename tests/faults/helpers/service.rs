//! The service under test and its database.

use std::{net::SocketAddr, path::Path};

use rustix::process::{Pid, Signal};
use support::{
    ContactsService, Page,
    names::{ADA, API, APP, PASSWORD},
    program, run, stderr,
};
use tempfile::TempDir;

use super::bystander::Target;

/// A running service with one account, [`ADA`], which can be ended and started again.
pub(crate) struct Service {
    database_url: String,
    // Gone with the test.
    _directory: Option<TempDir>,
    running: Option<ContactsService>,
}

impl Service {
    /// The service on a SQLite file of its own.
    pub(crate) fn start() -> Self {
        let directory = TempDir::new().unwrap();
        let mut service = Self::start_in(directory.path());
        service._directory = Some(directory);
        service
    }

    /// The service on a SQLite file in this directory.
    pub(crate) fn start_in(directory: &Path) -> Self {
        let file = directory.join("contacts.db");
        Self::start_on(&format!("sqlite:{}", file.display()))
    }

    /// The service on this database.
    pub(crate) fn start_on(database_url: &str) -> Self {
        let mut service = Self {
            database_url: database_url.to_owned(),
            _directory: None,
            running: None,
        };
        service.add_account(ADA);
        service.restart();
        service
    }

    /// Adds an account.
    pub(crate) fn add_account(&self, email: &str) {
        let mut add = program("contacts-service");
        add.args([
            "account",
            "add",
            email,
            "--database-url",
            &self.database_url,
        ]);
        let added = run(&mut add, PASSWORD);
        assert!(added.status.success(), "{}", stderr(&added));
    }

    /// Starts it again after its end.
    pub(crate) fn restart(&mut self) {
        let arguments = ["--workers", "2"];
        let running = ContactsService::start_with(&self.database_url, &arguments);
        self.running = Some(running);
    }

    fn running(&self) -> &ContactsService {
        self.running.as_ref().unwrap()
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.running().address
    }

    /// Its process.
    pub(crate) fn pid(&self) -> Pid {
        self.running().process().id()
    }

    /// Its database, as `DATABASE_URL` has it.
    pub(crate) fn database_url(&self) -> &str {
        &self.database_url
    }

    /// Ends it; returns the exit status, if it ended by itself, and what it logged.
    pub(crate) fn end(&mut self, signal: Signal) -> (Option<i32>, String) {
        self.running.take().unwrap().stop(signal)
    }

    /// A page of the trusted app, with nobody signed in.
    pub(crate) fn stranger(&self) -> Page {
        Page::open(self.address(), API, APP)
    }

    /// A page of the trusted app, with [`ADA`] signed in.
    pub(crate) async fn signed_in(&self) -> Page {
        self.stranger().sign_in(ADA).await
    }
}

impl Target for Service {
    fn pid(&self) -> Pid {
        self.pid()
    }

    async fn another(&self) -> Self {
        Self::start()
    }

    async fn reader(&self) -> (Page, &'static str) {
        (self.signed_in().await, "/api/contactgroups")
    }
}
