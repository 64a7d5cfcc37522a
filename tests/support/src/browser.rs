//! A real browser, and what a test asks of it.
//!
//! What every engine can do is in [`page`] and [`fetch`]; what only Chromium's own driver can
//! tell is in [`devtools`].

mod chromium;
pub mod devtools;
mod driver;
pub mod engine;
pub mod fetch;
mod firefox;
pub mod home;
mod keyboard;
pub mod page;
pub mod screen;
mod tabs;
pub mod webkit;

use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tokio::time::timeout;

use driver::Driver;
use engine::Engine;

/// An engine with a fresh profile, in a session of its own. It ends with the test, whatever
/// becomes of that.
pub struct Browser {
    /// The session, for what [`Browser`] has no method for.
    pub client: Client,
    /// The engine that it is.
    pub engine: Engine,
    _driver: Driver,
}

impl Browser {
    /// Chromium.
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start() -> Self {
        Self::start_in(Engine::Chromium).await
    }

    /// This engine.
    ///
    /// # Panics
    /// When the engine is missing or hangs, with its name.
    pub async fn start_in(engine: Engine) -> Self {
        Self::start_with(engine, driver::capabilities(engine)).await
    }

    /// WebKitGTK with the cookie policy that it is installed with.
    pub async fn start_webkit_as_installed() -> Self {
        Self::start_with(Engine::WebKitGTK, webkit::as_installed()).await
    }

    async fn start_with(engine: Engine, capabilities: Value) -> Self {
        Self::try_start(engine, capabilities)
            .await
            .unwrap_or_else(|reason| {
                let origin = engine.comes_from();
                panic!("{engine:?} does not start: {reason} ({origin})")
            })
    }

    async fn try_start(engine: Engine, capabilities: Value) -> Result<Self, String> {
        const PATIENCE: Duration = Duration::from_secs(60);
        let driver = Driver::start(engine)?;
        let capabilities = serde_json::from_value(capabilities).map_err(|e| e.to_string())?;
        let address = driver.address();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client = timeout(PATIENCE, builder.connect(&address))
            .await
            .map_err(|_| format!("its driver opens no browser within {PATIENCE:?}"))?
            .map_err(|error| error.to_string())?;
        Ok(Self {
            client,
            engine,
            _driver: driver,
        })
    }

    /// Opens a page.
    pub async fn open(&self, url: &str) {
        self.client.goto(url).await.expect(url);
    }
}
