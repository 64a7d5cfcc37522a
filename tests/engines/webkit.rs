//! WebKitGTK's `MiniBrowser`, which prints the lines of its console as long as nothing drives it.

use std::{path::Path, process::Command};

use super::{
    driver::process::Process,
    said::{Said, Saying},
    screen::Screen,
};

/// Starts it on a page, with everything fresh in `home`.
pub(crate) async fn open(url: &str, home: &Path, say: Saying) -> Result<(Process, Screen), String> {
    let screen = Screen::start().await?;
    let mut command = Command::new(program()?);
    command
        .args(["--enable-write-console-messages-to-stdout=true", url])
        .env("DISPLAY", screen.name())
        .env("GDK_BACKEND", "x11")
        // It forbids to run as root in a sandbox, and everything it opens is from this machine.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    for variable in [
        "HOME",
        "TMPDIR",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
    ] {
        command.env(variable, home);
    }
    let (process, mut lines) = Process::listen_to(&mut command)?;
    tokio::spawn(async move {
        while let Some(line) = lines.recv().await {
            if let Some(said) = console(&line).and_then(Said::from_console) {
                say.send(said).ok();
            }
        }
    });
    Ok((process, screen))
}

/// The text of a line such as `http://host/page:1:35: CONSOLE SECURITY ERROR text`.
fn console(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("CONSOLE ")?;
    let kinds = ["LOG ", "INFO ", "ERROR ", "WARN "];
    let ends = kinds
        .iter()
        .filter_map(|kind| Some(rest.find(kind)? + kind.len()));
    Some(&rest[ends.min()?..])
}

/// Debian keeps it out of the way, in a folder with the version of the library.
pub(crate) fn program() -> Result<std::path::PathBuf, String> {
    let found = ["4.1", "6.0", "4.0"].iter().flat_map(|version| {
        ["x86_64-linux-gnu", "aarch64-linux-gnu"].map(|machine| {
            Path::new("/usr/lib")
                .join(machine)
                .join(format!("webkit2gtk-{version}/MiniBrowser"))
        })
    });
    let mut found = found.filter(|path| path.exists());
    found
        .next()
        .ok_or_else(|| "MiniBrowser is not there".to_owned())
}
