//! A screen that nobody looks at, for an engine that needs one.

use std::process::Command;

use super::driver::process::Process;

/// A running Xvfb.
pub(crate) struct Screen {
    _process: Process,
    name: String,
}

impl Screen {
    pub(crate) async fn start() -> Result<Self, String> {
        let mut command = Command::new("Xvfb");
        // It prints the number of the display that it found free.
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x1024x24",
            "-nolisten",
            "tcp",
        ]);
        let (process, mut lines) = Process::listen_to(&mut command)?;
        while let Some(line) = lines.recv().await {
            if !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()) {
                let name = format!(":{line}");
                return Ok(Self {
                    _process: process,
                    name,
                });
            }
        }
        Err("Xvfb ended at once".to_owned())
    }

    /// What goes into `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}
