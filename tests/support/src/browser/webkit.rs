//! WebKitGTK: its MiniBrowser under WebKitWebDriver, on a screen of its own.

use std::{collections::HashSet, fs, path::Path, process::Command};

use rustix::process::Pid;
use serde_json::{Value, json};

use super::{home::at_home, screen};
use crate::{process::Process, wait::eventually_blocking};

pub(super) fn start(home: &Path) -> Result<(u16, Vec<Process>), String> {
    let (screen, display) = screen::start(home)?;
    let mut command = browser_at_home("WebKitWebDriver", home, &display);
    let mut driver = Process::start(command.arg("--port=0"))?;
    // It does not say which port it got.
    let port = eventually_blocking("a port of WebKitWebDriver", || match port_of(driver.id()) {
        Some(port) => Ok(Ok(port)),
        None if driver.has_ended() => Ok(Err(driver.output().text())),
        None => Err(driver.output().text()),
    })?;
    Ok((port, vec![driver, screen]))
}

/// A program that runs WebKitGTK on that display, or has it run.
pub fn browser_at_home(program: &str, home: &Path, display: &str) -> Command {
    let mut command = at_home(program, home);
    command
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        // Everything it opens is served from this machine, and root may not have the sandbox.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        // No settings or services of whoever runs the tests.
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1");
    command
}

/// Cookies are accepted from every host. WebKitGTK takes siblings for third parties when the
/// public suffix list does not know what their name ends in, which is so for `localhost`:
/// with this it does what it does on the names of the Internet.
pub(super) fn capabilities() -> Value {
    browser_with(&["--automation", "--cookies-policy=always"])
}

/// With the cookie policy that it is installed with.
pub(super) fn as_installed() -> Value {
    browser_with(&["--automation"])
}

fn browser_with(args: &[&str]) -> Value {
    json!({
        "proxy": { "proxyType": "direct" },
        "webkitgtk:browserOptions": { "args": args },
    })
}

/// The IPv4 port on which a process listens; see proc_pid_fd(5) and proc_pid_net(5).
fn port_of(process: Pid) -> Option<u16> {
    const LISTENING: &str = "0A";
    let open = fs::read_dir(format!("/proc/{}/fd", process.as_raw_nonzero())).ok()?;
    let targets = open.flatten().flat_map(|file| fs::read_link(file.path()));
    let sockets: HashSet<_> = targets
        .map(|target| target.to_string_lossy().into_owned())
        .collect();
    let table = fs::read_to_string("/proc/net/tcp").ok()?;
    table.lines().skip(1).find_map(|line| {
        let fields: Vec<_> = line.split_whitespace().collect();
        let (address, state, inode) = (fields.get(1)?, *fields.get(3)?, fields.get(9)?);
        let mine = state == LISTENING && sockets.contains(&format!("socket:[{inode}]"));
        let (_, port) = address.split_once(':').filter(|_| mine)?;
        u16::from_str_radix(port, 16).ok()
    })
}
