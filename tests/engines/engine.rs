//! The three engines, each started without a driver and listened to in its own way.

use std::{process::Command, time::Duration};

use serde::{Deserialize, Serialize};
use tempfile::TempDir;
use tokio::time::timeout;

use super::{
    chromium,
    driver::process::{Lines, Process},
    firefox,
    said::{self, Listening},
    screen::Screen,
    webkit,
};

/// Long enough for a cold start on a busy machine.
const PATIENCE: Duration = Duration::from_secs(45);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

/// A running engine with one page. It ends with the test, whatever becomes of that.
pub(crate) struct Running {
    /// What it says.
    pub(crate) listening: Listening,
    _process: Process,
    _screen: Option<Screen>,
    _home: TempDir,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// As people call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKitGTK",
        }
    }

    /// What brings it on Debian.
    fn packages(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox-esr",
            Self::Webkit => "webkit2gtk-driver and xvfb",
        }
    }

    pub(crate) fn judged_as(self) -> cors_verdict::Engine {
        match self {
            Self::Chromium => cors_verdict::Engine::Chromium,
            Self::Firefox => cors_verdict::Engine::Firefox,
            Self::Webkit => cors_verdict::Engine::Webkit,
        }
    }

    /// Its version, by itself.
    pub(crate) fn version(self) -> String {
        let mut command = match self {
            Self::Chromium => Command::new("chromium"),
            Self::Firefox => Command::new("firefox-esr"),
            Self::Webkit => Command::new(webkit::program().unwrap_or_default()),
        };
        let output = command
            .arg("--version")
            .output()
            .map(|output| output.stdout);
        let text = String::from_utf8_lossy(&output.unwrap_or_default()).into_owned();
        let mut words = text.split_whitespace();
        let version = words.find(|word| word.starts_with(|first: char| first.is_ascii_digit()));
        version.unwrap_or("unknown").to_owned()
    }

    /// Starts it with a fresh profile, on one page.
    ///
    /// # Panics
    /// When it is not there or does not start in time, by name.
    pub(crate) async fn open(self, url: &str) -> Running {
        let home = tempfile::tempdir().expect("a temporary folder");
        let (say, listening) = said::channel();
        let opening = async {
            let path = home.path();
            match self {
                Self::Chromium => Ok((chromium::open(url, path, say).await?, None)),
                Self::Firefox => Ok((firefox::open(url, path, say).await?, None)),
                Self::Webkit => {
                    let (process, screen) = webkit::open(url, path, say).await?;
                    Ok((process, Some(screen)))
                }
            }
        };
        let opened: Result<_, String> = timeout(PATIENCE, opening)
            .await
            .unwrap_or_else(|_| Err(format!("it was not ready within {PATIENCE:?}")));
        let (process, screen) = opened.unwrap_or_else(|why| {
            panic!(
                "{} does not start: {why} (Debian: {})",
                self.name(),
                self.packages()
            )
        });
        Running {
            listening,
            _process: process,
            _screen: screen,
            _home: home,
        }
    }
}

/// Waits for the line that begins in this way, and returns the rest of it.
pub(crate) async fn ready_line(lines: &mut Lines, begins: &str) -> Result<String, String> {
    let mut before = Vec::new();
    while let Some(line) = lines.recv().await {
        if let Some(rest) = line.strip_prefix(begins) {
            return Ok(rest.trim().to_owned());
        }
        before.push(line);
    }
    Err(format!("it ended and said {before:?}"))
}
