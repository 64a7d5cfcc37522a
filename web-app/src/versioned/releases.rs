//! The release that is served, which follows the files.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::versioned::release::{Release, stamp};

/// How long nobody looks whether a file was written.
const UNTOUCHED: Duration = Duration::from_secs(1);

/// The files of the pages; whoever edits one sees it at the next reload.
#[derive(Debug)]
pub(crate) struct Releases {
    directory: PathBuf,
    config: String,
    seen: Mutex<Seen>,
}

#[derive(Debug)]
struct Seen {
    release: Arc<Release>,
    stamp: u64,
    at: Instant,
}

impl Releases {
    /// Reads the files. `config` is what `/config.json` answers.
    pub(crate) fn read(directory: &Path, config: String) -> Self {
        let seen = Seen {
            stamp: stamp(directory),
            release: Arc::new(Release::read(directory, &config)),
            at: Instant::now(),
        };
        Self {
            directory: directory.to_owned(),
            config,
            seen: Mutex::new(seen),
        }
    }

    /// The release as it was last seen.
    pub(super) fn seen(&self) -> Arc<Release> {
        Arc::clone(&self.lock().release)
    }

    /// The release of the files as they are, give or take a second. It waits for the disk.
    pub(super) fn current(&self) -> Arc<Release> {
        let Some(known) = self.known_stamp_to_compare() else {
            return self.seen();
        };
        // Without the lock, for which nobody is to wait as long as for a disk.
        let stamp = stamp(&self.directory);
        if stamp != known {
            let release = Arc::new(Release::read(&self.directory, &self.config));
            let mut seen = self.lock();
            seen.release = release;
            seen.stamp = stamp;
        }
        self.seen()
    }

    /// `None` while it is not long since somebody looked.
    fn known_stamp_to_compare(&self) -> Option<u64> {
        let mut seen = self.lock();
        let is_due = seen.at.elapsed() > UNTOUCHED;
        if is_due {
            seen.at = Instant::now();
        }
        is_due.then_some(seen.stamp)
    }

    /// What is seen is whole at any time: a panic elsewhere cannot have spoilt it.
    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
