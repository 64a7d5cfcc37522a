//! The clock of one process, as libfaketime lets a test set it. `FAULTS_FAKETIME` is that library.

use std::{env, fs, path::PathBuf};

use support::{ContactsService, program};
use tempfile::TempDir;

/// The time of day of a process; what it measures by its monotonic clock stays true.
pub(crate) struct Clock(TempDir);

impl Clock {
    /// A clock that is right.
    pub(crate) fn new() -> Self {
        let clock = Self(TempDir::new().unwrap());
        clock.set(0);
        clock
    }

    /// Makes it so many hours fast, or slow.
    pub(crate) fn set(&self, hours: i32) {
        let next = self.0.path().join("next");
        fs::write(&next, format!("{hours:+}h")).unwrap();
        // At once: the process reads it all the time.
        fs::rename(next, self.file()).unwrap();
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("clock")
    }

    /// Starts a service that goes by this clock.
    pub(crate) fn start_service(&self, database_url: &str) -> ContactsService {
        let library = env::var("FAULTS_FAKETIME").expect("tests/run faults finds libfaketime");
        let mut command = program("contacts-service");
        command
            .args(["--workers", "2"])
            .env("LD_PRELOAD", library)
            .env("FAKETIME_TIMESTAMP_FILE", self.file())
            .env("FAKETIME_NO_CACHE", "1")
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .env("NO_FAKE_STAT", "1");
        ContactsService::start_command(command, database_url)
    }
}
