//! The SQLite file itself: who may read it, and whether it was removed or replaced. SQLite itself
//! would go on writing to a removed file, and what it acknowledged would be gone with the process.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// What others may not do with the file: it holds contacts, and hashes of passwords and sessions.
const OF_OTHERS: u32 = 0o077;

/// Makes the file for its owner alone, unless it exists. SQLite gives its other files (`-wal`,
/// `-shm`) the same rights. Those of a file that exists may be meant, as for a group that makes
/// backups, so they stay and are only mentioned.
///
/// # Errors
/// When the file cannot be made.
pub(super) fn make(path: &Path) -> io::Result<()> {
    // A file that exists is not even opened: closing it would end the locks that this process
    // holds on it (<https://www.sqlite.org/howtocorrupt.html>, section 2.2).
    let mut file = OpenOptions::new();
    file.write(true).create_new(true).mode(0o600);
    match file.open(path) {
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error),
    }
    let mode = fs::metadata(path).map_or(0, |metadata| metadata.mode());
    if mode & OF_OTHERS != 0 {
        log::warn!(
            "other users of this machine have rights on {} (mode {:o}); if they should have none: chmod 600 {0}*",
            path.display(),
            mode & 0o777
        );
    }
    Ok(())
}

/// The file behind some connections.
#[derive(Debug)]
pub(super) struct SqliteFile {
    path: PathBuf,
    /// Device and inode as last seen, and since when the path has led there.
    seen: Mutex<(Option<(u64, u64)>, Instant)>,
}

impl SqliteFile {
    pub(super) fn at(path: &Path) -> Self {
        let identity = identity(path);
        Self {
            path: path.to_owned(),
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

fn identity(path: &Path) -> Option<(u64, u64)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.dev(), metadata.ino()))
}
