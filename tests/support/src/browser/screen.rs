//! A screen that nobody looks at, for an engine that needs one.

use std::path::Path;

use super::home::at_home;
use crate::process::Process;

/// Starts Xvfb; returns it with the value for `DISPLAY`.
///
/// # Errors
/// When it does not start.
pub fn start(home: &Path) -> Result<(Process, String), String> {
    let mut command = at_home("Xvfb", home);
    command
        // It prints the number of the display that it found free.
        .args(["-displayfd", "1", "-nolisten", "tcp"])
        .args(["-screen", "0", "1280x900x24"]);
    let (process, number) =
        Process::start_until(&mut command, |line| line.trim().parse::<u32>().ok())?;
    // Its lock and its socket are in folders that all share.
    Ok((process.asked_to_end_first(), format!(":{number}")))
}
