//! A real browser, and what a test asks of it.
//!
//! What every engine can do is in [`page`] and [`fetch`]; what only Chromium's own driver can
//! tell is in [`devtools`].

mod chromium;
pub(crate) mod devtools;
pub(crate) mod engine;
pub(crate) mod fetch;
mod firefox;
mod keyboard;
pub(crate) mod page;
pub(crate) mod process;
pub(crate) mod screen;
pub(crate) mod wait;
pub(crate) mod webkit;

use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tokio::time::timeout_at;

use engine::{Driver, Engine};

/// An engine with a fresh profile, in a session of its own. It ends with the test, whatever
/// becomes of that.
pub(crate) struct Browser {
    pub(crate) client: Client,
    pub(crate) engine: Engine,
    _driver: Driver,
}

impl Browser {
    pub(crate) async fn start() -> Self {
        Self::start_in(Engine::Chromium).await
    }

    /// # Panics
    /// Within a minute when the engine is missing or hangs, with its name.
    pub(crate) async fn start_in(engine: Engine) -> Self {
        Self::start_with(engine, engine.capabilities()).await
    }

    /// WebKitGTK with the cookie policy that it is installed with.
    pub(crate) async fn start_webkit_as_installed() -> Self {
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
        const PATIENCE: Duration = Duration::from_secs(50);
        let deadline = Instant::now() + PATIENCE;
        let driver = Driver::start(engine, deadline)?;
        let capabilities = serde_json::from_value(capabilities).map_err(|e| e.to_string())?;
        let address = driver.address();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client = timeout_at(deadline.into(), builder.connect(&address))
            .await
            .map_err(|_| format!("its driver opens no browser within {PATIENCE:?}"))?
            .map_err(|error| error.to_string())?;
        Ok(Self {
            client,
            engine,
            _driver: driver,
        })
    }

    pub(crate) async fn open(&self, url: &str) {
        self.client.goto(url).await.expect(url);
    }
}
