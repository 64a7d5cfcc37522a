//! The date.

use std::process::Command;

/// Such as `2026-11-26`, in UTC.
pub(crate) fn today() -> String {
    let output = Command::new("date").args(["-u", "+%F"]).output();
    let output = output.expect("date").stdout;
    String::from_utf8_lossy(&output).trim().to_owned()
}
