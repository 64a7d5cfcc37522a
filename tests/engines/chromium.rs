//! Chromium over the DevTools protocol, which has the exact CORS error of every request.

use std::{collections::HashMap, path::Path};

use serde_json::{Value, json};

use support::{Process, browser::home::at_home};

use super::{
    engine_message::{EngineError, EngineMessage, Sender},
    socket::Socket,
};

const FLAGS: [&str; 13] = [
    "--headless=new",
    // Everything it opens is served from this machine, and containers often forbid the sandbox.
    "--no-sandbox",
    "--disable-gpu",
    // Without a GPU, some versions have WebGL only when they are told to draw in software.
    "--enable-unsafe-swiftshader",
    "--disable-dev-shm-usage",
    "--disable-crash-reporter",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--remote-debugging-port=0",
];

/// Starts it on a page, with everything fresh in `home`.
pub(crate) async fn open(url: &str, home: &Path, say: Sender) -> Result<Vec<Process>, String> {
    let mut command = at_home("chromium", home);
    command
        .args(FLAGS)
        .arg(format!(
            "--user-data-dir={}",
            home.join("profile").display()
        ))
        .arg("about:blank");
    let (process, address) = Process::start_until(&mut command, |line| {
        let address = line.strip_prefix("DevTools listening on ")?;
        Some(address.trim().to_owned())
    })?;
    let mut socket = Socket::connect(&address).await?;
    // Comparison at their start, so that nothing of a frame or a worker is missed.
    let attach = json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true });
    socket.ask("Target.setAutoAttach", attach.clone()).await?;
    socket
        .ask("Target.createTarget", json!({ "url": url }))
        .await?;
    tokio::spawn(async move {
        let mut requests = Requests::default();
        while let Some(event) = socket.event().await {
            if event["method"] == "Target.attachedToTarget" {
                let session = event["params"]["sessionId"].as_str().unwrap_or_default();
                for (method, params) in [
                    ("Network.enable", json!({ "maxTotalBufferSize": 0 })),
                    ("Audits.enable", json!({})),
                    ("Log.enable", json!({})),
                    ("Runtime.enable", json!({})),
                    ("Target.setAutoAttach", attach.clone()),
                    ("Runtime.runIfWaitingForDebugger", json!({})),
                ] {
                    // What has gone in the meantime has nothing more to say.
                    socket.tell(method, params, Some(session)).await.ok();
                }
            }
            if let Some(said) = requests.read(&event) {
                say.send(said).ok();
            }
        }
    });
    Ok(vec![process])
}

/// The URLs of the requests that are going on, by their ids.
#[derive(Default)]
struct Requests(HashMap<String, String>);

impl Requests {
    fn read(&mut self, event: &Value) -> Option<EngineMessage> {
        let params = &event["params"];
        match event["method"].as_str()? {
            "Runtime.consoleAPICalled" => EngineMessage::mark(params["args"][0]["value"].as_str()?),
            "Log.entryAdded" => Some(EngineMessage::Line(
                params["entry"]["text"].as_str()?.to_owned(),
            )),
            "Network.requestWillBeSent" => {
                let url = params["request"]["url"].as_str()?;
                // A preflight fails together with the request that it is for.
                if params["initiator"]["type"] != "preflight" {
                    let id = params["requestId"].as_str()?.to_owned();
                    // Redirects keep the id, and it is the first URL that people know.
                    self.0.entry(id).or_insert_with(|| url.to_owned());
                }
                None
            }
            "Network.loadingFinished" => {
                self.0.remove(params["requestId"].as_str()?);
                None
            }
            "Network.loadingFailed" => {
                let url = self.0.remove(params["requestId"].as_str()?)?;
                let cors = params["corsErrorStatus"]["corsError"].as_str();
                let text = params["errorText"].as_str().filter(|text| !text.is_empty());
                // Without a text, it never was on the network.
                let code = cors.or(text).or(params["blockedReason"].as_str())?;
                // Script has read enough of it, or nobody wants it any more.
                let given_up = code == "net::ERR_ABORTED";
                Some(error(code, &url, params)).filter(|_| !given_up)
            }
            "Audits.issueAdded" => self.issue(&params["issue"]),
            _ => None,
        }
    }

    /// Some refusals are raised before there is a request on the network.
    fn issue(&self, issue: &Value) -> Option<EngineMessage> {
        let details = &issue["details"];
        let cors = &details["corsIssueDetails"];
        match issue["code"].as_str()? {
            "CorsIssue" if cors["isWarning"] == false => {
                let code = cors["corsErrorStatus"]["corsError"].as_str()?;
                let request = &cors["request"];
                let id = request["requestId"].as_str().unwrap_or_default();
                let url = self.0.get(id).map(String::as_str);
                Some(error(code, url.or(request["url"].as_str())?, cors))
            }
            "DeprecationIssue" => {
                let kind = details["deprecationIssueDetails"]["type"].as_str()?;
                let covered = kind == "AuthorizationCoveredByWildcard";
                Some(error(kind, "", issue)).filter(|_| covered)
            }
            _ => None,
        }
    }
}

fn error(code: &str, url: &str, whole: &Value) -> EngineMessage {
    EngineMessage::EngineError(EngineError {
        code: code.to_owned(),
        url: Some(url.to_owned()).filter(|url| !url.is_empty()),
        text: whole.to_string(),
    })
}
