//! Firefox under geckodriver.

use std::path::Path;

use serde_json::{Value, json};

use super::home::at_home;
use crate::process::Process;

pub(super) fn start(home: &Path) -> Result<(u16, Vec<Process>), String> {
    let mut command = at_home("geckodriver", home);
    command.args(["--port=0", "--websocket-port=0"]);
    let (process, port) = Process::start_until(&mut command, |line| {
        let (_, address) = line.split_once("Listening on ")?;
        address.rsplit(':').next()?.parse().ok()
    })?;
    Ok((port, vec![process]))
}

pub(super) fn capabilities() -> Value {
    json!({
        "proxy": { "proxyType": "direct" },
        "moz:firefoxOptions": { "args": ["-headless", "-width", "1280", "-height", "900"] },
    })
}
