//! What the lab can send as a body. What a browser could run or render is fixed here; a recipe
//! only names it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A fixed body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FixedBody {
    /// Made-up contact groups.
    Groups,
    /// A square of one colour.
    Png,
    /// A font whose letter A is three times as wide as it should be.
    Font,
    /// A classic script that sets `labScriptRan`.
    Script,
    /// A module with a default export.
    Module,
    /// A script that fails.
    ThrowingScript,
    /// A style for `.lab-probe`.
    Css,
    /// Captions for a video.
    Vtt,
    /// One event, and no hurry to ask for more.
    EventStream,
    /// Half a second of a tone.
    Wav,
}

/// The media types that a recipe's own text may have: none that a browser runs or renders as
/// more than text.
pub(super) const TEXT_TYPES: [&str; 3] =
    ["application/json", "application/problem+json", "text/plain"];

impl FixedBody {
    /// The body.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Groups => include_bytes!("bodies/groups.json"),
            Self::Png => include_bytes!("bodies/square.png"),
            Self::Font => include_bytes!("bodies/wide-a.ttf"),
            Self::Script => include_bytes!("bodies/script.js"),
            Self::Module => include_bytes!("bodies/module.js"),
            Self::ThrowingScript => include_bytes!("bodies/throwing.js"),
            Self::Css => include_bytes!("bodies/sheet.css"),
            Self::Vtt => include_bytes!("bodies/captions.vtt"),
            Self::EventStream => include_bytes!("bodies/events.txt"),
            Self::Wav => include_bytes!("bodies/tone.wav"),
        }
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Groups => "application/json",
            Self::Png => "image/png",
            Self::Font => "font/ttf",
            Self::Script | Self::Module | Self::ThrowingScript => "text/javascript",
            Self::Css => "text/css",
            Self::Vtt => "text/vtt",
            Self::EventStream => "text/event-stream",
            Self::Wav => "audio/wav",
        }
    }
}
