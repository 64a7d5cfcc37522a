//! WebKitGTK's `MiniBrowser`, which prints the lines of its console as long as nothing drives it.

use std::{
    io,
    path::{Path, PathBuf},
    process::Output,
    thread,
};

use support::{
    Process,
    browser::{screen, webkit::browser_at_home},
};

use super::engine_message::{EngineMessage, Sender};

/// Starts it on a page, with everything fresh in `home`.
pub(crate) fn open(url: &str, home: &Path, say: Sender) -> Result<Vec<Process>, String> {
    let (screen, display) = screen::start(home)?;
    let program = program()?;
    let mut command = browser_at_home(&program.to_string_lossy(), home, &display);
    command.args(["--enable-write-console-messages-to-stdout=true", url]);
    let process = Process::start(&mut command)?;
    let lines = process.output().clone().lines();
    thread::spawn(move || {
        for line in lines {
            for said in console(&line)
                .map(EngineMessage::from_console)
                .into_iter()
                .flatten()
            {
                say.send(said).ok();
            }
        }
    });
    Ok(vec![process, screen])
}

/// What it says of itself, for which it needs a screen.
pub(crate) fn version(home: &Path) -> io::Result<Output> {
    let (_screen, display) = screen::start(home).map_err(io::Error::other)?;
    let program = program().map_err(io::Error::other)?;
    let mut command = browser_at_home(&program.to_string_lossy(), home, &display);
    command.arg("--version").output()
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
fn program() -> Result<PathBuf, String> {
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
