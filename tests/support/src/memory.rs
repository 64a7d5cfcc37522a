//! How much memory a process has.

use std::fs;

use rustix::process::Pid;

/// The resident memory of a process now, in KiB.
///
/// # Panics
/// When there is no such process.
#[must_use]
pub fn resident_kib(process: Pid) -> u64 {
    status_kib(process, "VmRSS:")
}

/// The most resident memory that a process has had, in KiB.
///
/// # Panics
/// When there is no such process.
#[must_use]
pub fn most_resident_kib(process: Pid) -> u64 {
    status_kib(process, "VmHWM:")
}

fn status_kib(process: Pid, name: &str) -> u64 {
    let status = format!("/proc/{}/status", process.as_raw_nonzero());
    let status = fs::read_to_string(status).unwrap();
    let line = status.lines().find(|line| line.starts_with(name));
    let number = line.unwrap().split_whitespace().nth(1).unwrap();
    number.parse().unwrap()
}
