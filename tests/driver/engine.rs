//! The three engines, and what they have in common at the start.

use std::{fmt, path::Path, process::Command, str::FromStr, time::Instant};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tempfile::TempDir;

use super::{chromium, firefox, process::Process, webkit};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    #[serde(rename = "webkit")]
    WebKitGTK,
}

/// As people call it.
impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl Engine {
    pub(super) fn capabilities(self) -> Value {
        match self {
            Self::Chromium => chromium::capabilities(),
            Self::Firefox => firefox::capabilities(),
            Self::WebKitGTK => webkit::capabilities(),
        }
    }

    pub(crate) fn comes_from(self) -> &'static str {
        match self {
            Self::Chromium => "Debian: chromium, chromium-driver",
            Self::Firefox => "Debian: firefox-esr; cargo install geckodriver, as tests/run does",
            Self::WebKitGTK => "Debian: webkit2gtk-driver, xvfb",
        }
    }

    /// All that script is told when a fetch comes to nothing.
    pub(crate) fn network_error(self) -> &'static str {
        match self {
            Self::Chromium => "TypeError: Failed to fetch",
            Self::Firefox => "TypeError: NetworkError when attempting to fetch resource.",
            Self::WebKitGTK => "TypeError: Load failed",
        }
    }
}

/// A running WebDriver server and what it needs. The profile is in a folder that goes with it.
pub(super) struct Driver {
    port: u16,
    // They end in this order, and before their folder goes.
    _processes: Vec<Process>,
    _home: TempDir,
}

impl Driver {
    pub(super) fn start(engine: Engine, deadline: Instant) -> Result<Self, String> {
        let home = tempfile::tempdir().map_err(|error| error.to_string())?;
        let (port, processes) = match engine {
            Engine::Chromium => chromium::start(home.path(), deadline),
            Engine::Firefox => firefox::start(home.path(), deadline),
            Engine::WebKitGTK => webkit::start(home.path(), deadline),
        }?;
        Ok(Self {
            port,
            _processes: processes,
            _home: home,
        })
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

/// A program that keeps everything it writes in this folder.
pub(crate) fn at_home(program: &str, home: &Path) -> Command {
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

/// The number that a line ends with, but for a full stop.
pub(super) fn last_number<T: FromStr>(line: &str) -> Result<T, String> {
    let line = line.trim_end_matches('.');
    let start = line
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    line[start..]
        .parse()
        .map_err(|_| format!("no number at the end of {line:?}"))
}
