//! Notices that the SQLite file was removed or replaced. SQLite itself would go on writing to
//! the removed file, and what it acknowledged would be gone with the process.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The file behind some connections.
#[derive(Debug)]
pub(super) struct SqliteFile {
    path: PathBuf,
    /// Device and inode as last seen, and since when the path has led there.
    seen: Mutex<(Option<(u64, u64)>, Instant)>,
}

impl SqliteFile {
    pub(super) fn at(path: &str) -> Self {
        let path = PathBuf::from(path);
        let identity = identity(&path);
        Self {
            path,
            seen: Mutex::new((identity, Instant::now())),
        }
    }

    /// Whether a connection of this age has the file open that the path leads to now.
    pub(super) fn is_still_open_after(&self, age: Duration) -> bool {
        let now = identity(&self.path);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if now != seen.0 {
            *seen = (now, Instant::now());
        }
        now.is_some() && age <= seen.1.elapsed()
    }
}

fn identity(path: &PathBuf) -> Option<(u64, u64)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}
