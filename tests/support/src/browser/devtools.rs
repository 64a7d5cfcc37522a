//! What only Chromium's developer tools can tell, through chromedriver.

use fantoccini::{error::CmdError, wd::WebDriverCompatibleCommand};
use reqwest::Method;
use serde_json::{Value, json};
use url::Url;

use super::Browser;
use crate::wait::eventually;

/// The reason that Chromium's own developer tools give for a request that CORS stopped:
/// <https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-CorsErrorStatus>.
#[derive(Debug, PartialEq, Eq)]
pub struct CorsError {
    /// `CorsError` of the protocol, such as `MissingAllowOriginHeader`.
    pub code: String,
    /// The method, header or value that was at fault, where one was.
    pub parameter: String,
}

/// One event of the DevTools protocol.
#[derive(Debug)]
pub struct Event {
    /// Its name, such as `Network.requestWillBeSent`.
    pub method: String,
    /// What it tells.
    pub params: Value,
}

impl Browser {
    /// What happened on the network since it was last asked.
    pub async fn events(&self) -> Vec<Event> {
        let entries = self.log("performance").await;
        let event = |entry: &Value| {
            let text = entry["message"].as_str()?;
            let mut logged: Value = serde_json::from_str(text).ok()?;
            let mut message = logged["message"].take();
            let params = message["params"].take();
            let method = message["method"].as_str()?.to_owned();
            Some(Event { method, params })
        };
        entries.iter().filter_map(event).collect()
    }

    /// What was written to the console since it was last asked, errors of pages included.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.log("browser").await;
        let line = |entry: &Value| {
            let (level, message) = (entry["level"].as_str()?, entry["message"].as_str()?);
            Some(format!("{level}: {message}"))
        };
        entries.iter().filter_map(line).collect()
    }

    /// Why CORS stopped the last request with this method to this URL; `None` when it was
    /// stopped by something else. It waits for the request to have ended.
    pub async fn cors_error(&self, method: &str, url: &str) -> Option<CorsError> {
        let mut seen = Vec::new();
        eventually(&format!("the end of {method} {url}"), async || {
            seen.extend(self.events().await);
            let id = last_request(&seen, method, url).ok_or("no such request")?;
            ending(&seen, &id).ok_or_else(|| "still going".to_owned())
        })
        .await
    }

    /// A command of the DevTools protocol.
    pub async fn devtools(&self, command: &str, params: Value) -> Value {
        let body = json!({ "cmd": command, "params": params });
        self.issue("goog/cdp/execute", body).await.expect(command)
    }

    /// Makes the page as large as that, as on a device whose scrollbars take no room.
    pub async fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await;
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }))
            .await;
    }

    /// The cookies that go along to a URL, also those kept from script.
    pub async fn cookies(&self, url: &str) -> Vec<Value> {
        let mut kept = self
            .devtools("Network.getCookies", json!({ "urls": [url] }))
            .await;
        serde_json::from_value(kept["cookies"].take()).expect("a list of cookies")
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.issue("se/log", json!({ "type": kind })).await;
        match entries.expect("chromedriver hands out its log") {
            Value::Array(entries) => entries,
            other => panic!("a log that is no list: {other}"),
        }
    }

    async fn issue(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(Extension { path, body }).await
    }
}

fn last_request(events: &[Event], method: &str, url: &str) -> Option<String> {
    let asked = |event: &&Event| {
        event.method == "Network.requestWillBeSent"
            && event.params["request"]["method"] == method
            && is_to(event.params["request"]["url"].as_str(), url)
    };
    let sent = events.iter().rfind(asked)?;
    Some(sent.params["requestId"].as_str()?.to_owned())
}

/// Pages add the token under which the API records their calls.
fn is_to(asked: Option<&str>, url: &str) -> bool {
    let rest = asked.and_then(|asked| asked.strip_prefix(url));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("?wire="))
}

/// The outer option is empty while the request goes on.
fn ending(events: &[Event], id: &str) -> Option<Option<CorsError>> {
    let mine = events
        .iter()
        .filter(|event| event.params["requestId"] == id);
    let mut ends = mine.filter_map(|event| match event.method.as_str() {
        "Network.loadingFinished" => Some(None),
        "Network.loadingFailed" => Some(cors_error(&event.params["corsErrorStatus"])),
        _ => None,
    });
    ends.next()
}

fn cors_error(status: &Value) -> Option<CorsError> {
    Some(CorsError {
        code: status["corsError"].as_str()?.to_owned(),
        parameter: status["failedParameter"].as_str()?.to_owned(),
    })
}

/// A command that chromedriver has beyond those of WebDriver.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
