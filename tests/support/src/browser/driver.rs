//! The WebDriver server of an engine.

use serde_json::Value;
use tempfile::TempDir;

use super::{chromium, engine::Engine, firefox, webkit};
use crate::process::Process;

/// A running WebDriver server and what it needs. The profile is in a folder that goes with it.
pub(super) struct Driver {
    port: u16,
    // They end in this order, and before their folder goes.
    _processes: Vec<Process>,
    _home: TempDir,
}

impl Driver {
    pub(super) fn start(engine: Engine) -> Result<Self, String> {
        let home = TempDir::new().map_err(|error| error.to_string())?;
        let (port, processes) = match engine {
            Engine::Chromium => chromium::start(home.path()),
            Engine::Firefox => firefox::start(home.path()),
            Engine::WebKitGTK => webkit::start(home.path()),
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

/// What a session in this engine asks for.
pub(super) fn capabilities(engine: Engine) -> Value {
    match engine {
        Engine::Chromium => chromium::capabilities(),
        Engine::Firefox => firefox::capabilities(),
        Engine::WebKitGTK => webkit::capabilities(),
    }
}
