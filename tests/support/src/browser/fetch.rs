//! `fetch()` as script on the open page calls it, and what becomes of it.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Browser, devtools::CorsError, engine::Engine};

/// Credentials go along, as they do in the app.
const FETCH: &str = r"
    const [url, init, done] = arguments;
    fetch(url, { credentials: 'include', ...init }).then(
        async (response) => done({
            type: response.type,
            status: response.status,
            headers: Object.fromEntries(response.headers),
            body: await response.text(),
        }),
        (error) => done({ error: String(error) }),
    );
";

/// What script is told.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Seen {
    /// It may look at the response.
    Answer(Answer),
    /// The request failed.
    Nothing {
        /// The exception, as text.
        error: String,
    },
}

/// An answer that script may look at.
#[derive(Debug, Deserialize)]
pub struct Answer {
    /// Its type, such as `cors` or `opaque`.
    pub r#type: String,
    /// Its status code.
    pub status: u16,
    /// The headers that script may read, their names in lower case.
    pub headers: std::collections::HashMap<String, String>,
    /// Its body as text.
    pub body: String,
}

impl Answer {
    /// Its body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

impl Browser {
    /// Fetches from the open page, or from the frame that was entered.
    pub async fn fetch(&self, url: &str, init: Value) -> Seen {
        if self.engine == Engine::Chromium {
            // What happened before is not to be taken for this request.
            self.events().await;
        }
        let told = self
            .client
            .execute_async(FETCH, vec![json!(url), init])
            .await;
        let told = told.unwrap_or_else(|error| panic!("fetching {url}: {error}"));
        serde_json::from_value(told.clone()).unwrap_or_else(|error| panic!("{error}: {told}"))
    }

    /// Fetches what script must be able to read.
    pub async fn fetch_readable(&self, url: &str, init: Value) -> Answer {
        match self.fetch(url, init.clone()).await {
            Seen::Answer(response) => response,
            Seen::Nothing { error } => {
                let method = method_of(&init);
                let why = self.why(method, url).await;
                panic!("{method} {url} was kept from script: {error}, {why:?}")
            }
        }
    }

    /// Fetches what CORS must keep from script, and says why it did, in Chromium.
    pub async fn fetch_withheld(&self, url: &str, init: Value) -> CorsError {
        let why = self.fetch_refused(url, init).await;
        why.expect("an engine that says why")
    }

    /// Fetches what CORS must keep from script. Only Chromium says why it did.
    pub async fn fetch_refused(&self, url: &str, init: Value) -> Option<CorsError> {
        let method = method_of(&init).to_owned();
        match self.fetch(url, init).await {
            Seen::Answer(response) => panic!("script could read {method} {url}: {response:?}"),
            Seen::Nothing { error } => {
                assert_eq!(error, self.engine.network_error(), "{method} {url}");
                let why = self.why(&method, url).await;
                assert!(
                    why.is_some() || self.engine != Engine::Chromium,
                    "{method} {url} failed, but not because of CORS"
                );
                why
            }
        }
    }

    async fn why(&self, method: &str, url: &str) -> Option<CorsError> {
        match self.engine {
            Engine::Chromium => self.cors_error(method, url).await,
            Engine::Firefox | Engine::WebKitGTK => None,
        }
    }
}

fn method_of(init: &Value) -> &str {
    init["method"].as_str().unwrap_or("GET")
}
