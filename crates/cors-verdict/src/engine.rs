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
