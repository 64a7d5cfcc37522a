//! Chromium under chromedriver.

use std::process::Command;

use fantoccini::wd::Capabilities;
use serde_json::json;
use tempfile::TempDir;

use super::process::Process;

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

/// A running chromedriver. Profile and crash reports are in a folder that goes with it.
pub(crate) struct Chromium {
    _process: Process,
    address: String,
    _home: TempDir,
}

impl Chromium {
    pub(crate) fn start() -> Self {
        const ATTEMPTS: usize = 3;
        let mut reasons = Vec::new();
        // The port that it finds free for IPv4 may be taken for IPv6.
        for _ in 0..ATTEMPTS {
            match Self::try_start() {
                Ok(started) => return started,
                Err(reason) => reasons.push(reason),
            }
        }
        panic!("{reasons:?} (Debian: chromium, chromium-driver)");
    }

    fn try_start() -> Result<Self, String> {
        let home = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new("chromedriver");
        command.arg("--port=0");
        for variable in ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            command.env(variable, home.path());
        }
        let ready = |line: &str| line.contains("started successfully on port");
        let (process, line) = Process::start(&mut command, home.path(), ready)?;
        let port: String = line.chars().filter(char::is_ascii_digit).collect();
        Ok(Self {
            _process: process,
            address: format!("http://127.0.0.1:{port}"),
            _home: home,
        })
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) fn capabilities() -> Capabilities {
        let asked = json!({
            "goog:chromeOptions": { "args": FLAGS },
            "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
        });
        serde_json::from_value(asked).expect("capabilities are an object")
    }
}
