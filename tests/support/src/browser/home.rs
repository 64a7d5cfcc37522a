//! A folder in which a program keeps everything it writes.

use std::{path::Path, process::Command};

/// A program that keeps everything it writes in this folder.
pub fn at_home(program: &str, home: &Path) -> Command {
    let mut command = Command::new(program);
    for variable in [
        "HOME",
        "TMPDIR",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
        "XDG_STATE_HOME",
    ] {
        command.env(variable, home);
    }
    command
}
