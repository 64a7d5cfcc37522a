//! A screen that nobody looks at, for an engine that needs one.

use std::{path::Path, time::Instant};

use super::{engine::at_home, process::Process};

/// Starts Xvfb, and says what goes into `DISPLAY`.
pub(crate) fn start(home: &Path, deadline: Instant) -> Result<(Process, String), String> {
    let mut command = at_home("Xvfb", home);
    command
        // It prints the number of the display that it found free.
        .args(["-displayfd", "1", "-nolisten", "tcp"])
        .args(["-screen", "0", "1280x900x24"]);
    let ready = |line: &str| !line.is_empty();
    let (process, number) = Process::start_by(deadline, &mut command, home, ready)?;
    // Its lock and its socket are in folders that all share.
    Ok((process.asked_to_end_first(), format!(":{number}")))
}
