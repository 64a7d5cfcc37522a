//! Firefox over WebDriver BiDi, which has the lines of its console.

use std::{fs, path::Path};

use serde_json::json;

use support::{Process, browser::home::at_home};

use super::{
    engine_message::{EngineMessage, Sender},
    socket::Socket,
};

/// Starts it on a page, with everything fresh in `home`.
pub(crate) async fn open(url: &str, home: &Path, say: Sender) -> Result<Vec<Process>, String> {
    let profile = home.join("profile");
    fs::create_dir(&profile).map_err(|error| error.to_string())?;
    let mut command = at_home("firefox-esr", home);
    command
        .args([
            "--headless",
            "--no-remote",
            "--remote-debugging-port=0",
            "--profile",
        ])
        .arg(profile);
    let (process, address) = Process::start_until(&mut command, |line| {
        let address = line.strip_prefix("WebDriver BiDi listening on ")?;
        Some(address.trim().to_owned())
    })?;
    let mut socket = Socket::connect(&format!("{address}/session")).await?;
    socket
        .ask("session.new", json!({ "capabilities": {} }))
        .await?;
    let events = json!({ "events": ["log.entryAdded"] });
    socket.ask("session.subscribe", events).await?;
    let tree = socket.ask("browsingContext.getTree", json!({})).await?;
    let tab = &tree["contexts"][0]["context"];
    let there = json!({ "context": tab, "url": url, "wait": "none" });
    socket.ask("browsingContext.navigate", there).await?;
    tokio::spawn(async move {
        while let Some(event) = socket.event().await {
            let text = event["params"]["text"].as_str().unwrap_or_default();
            for said in EngineMessage::from_console(text) {
                say.send(said).ok();
            }
        }
    });
    Ok(vec![process])
}
