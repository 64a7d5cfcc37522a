//! A real browser, and what a test asks of it.
//!
//! What every engine can do is in [`page`] and [`fetch`]; what only an engine's own driver can
//! tell is in [`devtools`].

mod chromium;
pub(crate) mod devtools;
pub(crate) mod fetch;
mod keyboard;
pub(crate) mod page;
pub(crate) mod process;
pub(crate) mod wait;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;

use chromium::Chromium;

/// An engine with a fresh profile, in a session of its own. It ends with the test, whatever
/// becomes of that.
pub(crate) struct Browser {
    pub(crate) client: Client,
    _engine: Chromium,
}

impl Browser {
    pub(crate) async fn start() -> Self {
        let engine = Chromium::start();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(Chromium::capabilities())
            .connect(engine.address())
            .await
            .expect("a browser starts");
        Self {
            client,
            _engine: engine,
        }
    }

    pub(crate) async fn open(&self, url: &str) {
        self.client.goto(url).await.expect(url);
    }
}
