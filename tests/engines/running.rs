//! A running engine, started without a driver and listened to in its own way.

use std::time::Duration;

use support::{
    Process,
    browser::{engine::Engine, home::at_home},
};
use tempfile::TempDir;
use tokio::time::timeout;

use super::{
    chromium,
    engine_message::{self, Receiver},
    firefox, webkit,
};

/// Long enough for a cold start on a busy machine.
const TIMEOUT: Duration = Duration::from_secs(30);

/// An engine with a fresh profile and one page. It ends with the test, whatever becomes of that.
pub(crate) struct Running {
    /// What it says.
    pub(crate) listening: Receiver,
    // They end in this order, and before their folder goes.
    _processes: Vec<Process>,
    _home: TempDir,
}

impl Running {
    /// Starts an engine on a page.
    ///
    /// # Panics
    /// When it is not there or does not start in time, by name.
    pub(crate) async fn open(engine: Engine, url: &str) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let (say, listening) = engine_message::channel();
        let opening = async {
            match engine {
                Engine::Chromium => chromium::open(url, home.path(), say).await,
                Engine::Firefox => firefox::open(url, home.path(), say).await,
                Engine::WebKitGTK => webkit::open(url, home.path(), say),
            }
        };
        let opened = timeout(TIMEOUT, opening)
            .await
            .unwrap_or_else(|_| Err(format!("it was not ready within {TIMEOUT:?}")));
        let processes = opened.unwrap_or_else(|why| {
            panic!("{engine:?} does not start: {why} ({})", engine.comes_from())
        });
        Self {
            listening,
            _processes: processes,
            _home: home,
        }
    }
}

/// An engine's version, by its own account.
pub(crate) fn version(engine: Engine) -> String {
    let home = tempfile::tempdir().expect("a temporary folder");
    let output = match engine {
        Engine::Chromium => at_home("chromium", home.path()).arg("--version").output(),
        Engine::Firefox => at_home("firefox-esr", home.path())
            .arg("--version")
            .output(),
        Engine::WebKitGTK => webkit::version(home.path()),
    };
    let output = output.map(|output| output.stdout).unwrap_or_default();
    let text = String::from_utf8_lossy(&output).into_owned();
    let mut words = text.split_whitespace();
    let version = words.find(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    version.unwrap_or("unknown").to_owned()
}
