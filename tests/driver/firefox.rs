//! Firefox under geckodriver.

use std::{path::Path, time::Instant};

use serde_json::{Value, json};

use super::{
    engine::{at_home, last_number},
    process::Process,
};

pub(super) fn start(home: &Path, deadline: Instant) -> Result<(u16, Vec<Process>), String> {
    let mut command = at_home("geckodriver", home);
    command.args(["--port=0", "--websocket-port=0"]);
    let ready = |line: &str| line.contains("Listening on");
    let (process, line) = Process::start_by(deadline, &mut command, home, ready)?;
    Ok((last_number(&line)?, vec![process]))
}

pub(super) fn capabilities() -> Value {
    json!({
        "proxy": { "proxyType": "direct" },
        "moz:firefoxOptions": { "args": ["-headless", "-width", "1280", "-height", "900"] },
    })
}
