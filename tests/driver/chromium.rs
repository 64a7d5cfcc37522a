//! Chromium under chromedriver.

use std::{path::Path, time::Instant};

use serde_json::{Value, json};

use super::{
    engine::{at_home, last_number},
    process::Process,
};

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

pub(super) fn start(home: &Path, deadline: Instant) -> Result<(u16, Vec<Process>), String> {
    const ATTEMPTS: usize = 3;
    let mut reasons = Vec::new();
    // The port that it finds free for IPv4 may be taken for IPv6.
    for _ in 0..ATTEMPTS {
        let mut command = at_home("chromedriver", home);
        command.arg("--port=0");
        let ready = |line: &str| line.contains("started successfully on port");
        match Process::start_by(deadline, &mut command, home, ready) {
            Ok((process, line)) => return Ok((last_number(&line)?, vec![process])),
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
