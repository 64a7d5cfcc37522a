//! The three engines, and what they have in common at the start.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// Blink.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKit, as Linux has it.
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
    /// The packages that bring it.
    pub fn comes_from(self) -> &'static str {
        match self {
            Self::Chromium => "Debian: chromium, chromium-driver",
            Self::Firefox => "Debian: firefox-esr; cargo install geckodriver, as tests/run does",
            Self::WebKitGTK => "Debian: webkit2gtk-driver, xvfb",
        }
    }

    /// All that script is told when a fetch comes to nothing.
    pub fn network_error(self) -> &'static str {
        match self {
            Self::Chromium => "TypeError: Failed to fetch",
            Self::Firefox => "TypeError: NetworkError when attempting to fetch resource.",
            Self::WebKitGTK => "TypeError: Load failed",
        }
    }
}
