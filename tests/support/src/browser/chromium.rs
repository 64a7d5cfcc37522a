//! Chromium under chromedriver.

use std::path::Path;

use serde_json::{Value, json};

use super::home::at_home;
use crate::process::Process;

const FLAGS: [&str; 7] = [
    "--headless=new",
    // Everything it opens is served from this machine, and containers often forbid the sandbox.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-crash-reporter",
    "--no-proxy-server",
    // chromedriver logs no events of a frame in a process of its own.
    "--disable-features=IsolateSandboxedIframes",
    "--window-size=1280,900",
];

pub(super) fn start(home: &Path) -> Result<(u16, Vec<Process>), String> {
    const ATTEMPTS: usize = 3;
    let mut reasons = Vec::new();
    // The port that it finds free for IPv4 may be taken for IPv6.
    for _ in 0..ATTEMPTS {
        let started = Process::start_until(at_home("chromedriver", home).arg("--port=0"), |line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        match started {
            Ok((process, port)) => return Ok((port, vec![process])),
            Err(reason) => reasons.push(reason),
        }
    }
    Err(reasons.join("; "))
}

pub(super) fn capabilities() -> Value {
    json!({
        "goog:chromeOptions": { "args": FLAGS },
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
    })
}
