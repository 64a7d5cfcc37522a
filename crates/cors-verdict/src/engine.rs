//! The Fetch Standard and the three engines that implement it.

use serde::{Deserialize, Serialize};

/// The rules by which a case is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// The Fetch Standard itself.
    #[default]
    Standard,
    /// Chromium 156.
    Chromium,
    /// Firefox 153.
    Firefox,
    /// WebKitGTK 2.50.
    Webkit,
}

impl Engine {
    /// The Fetch Standard and the browsers.
    pub const ALL: [Self; 4] = [Self::Standard, Self::Chromium, Self::Firefox, Self::Webkit];
    /// The browsers.
    pub const BROWSERS: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name in cases.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// The name to be read by people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Standard => "the Fetch Standard",
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKit",
        }
    }
}
