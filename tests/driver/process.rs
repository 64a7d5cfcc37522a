//! A program beside the test.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

const PATIENCE: Duration = Duration::from_secs(30);

/// A program and everything it starts, as a process group that ends with the test, also when
/// that panics.
pub(crate) struct Process {
    child: Child,
    complaints: Option<PathBuf>,
}

/// What a program prints, line by line, until it ends.
pub(crate) type Lines = UnboundedReceiver<String>;

impl Process {
    /// Starts the program and waits until it prints a line that `is_ready` accepts, which is
    /// returned. What it says on standard error goes to a file in `folder`.
    pub(crate) fn start(
        command: &mut Command,
        folder: &Path,
        is_ready: fn(&str) -> bool,
    ) -> Result<(Self, String), String> {
        use std::os::unix::process::CommandExt;

        let complaints = folder.join("stderr.log");
        let log = File::options().create(true).append(true).open(&complaints);
        let mut child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log.map_err(|error| error.to_string())?)
            .spawn()
            .map_err(|error| format!("{command:?} does not start: {error}"))?;
        let output = child.stdout.take();
        let process = Self {
            child,
            complaints: Some(complaints),
        };

        let (tell, told) = mpsc::channel();
        // It reads on after the line has come: a full pipe would stop the program.
        thread::spawn(move || {
            let lines = output
                .into_iter()
                .flat_map(|out| BufReader::new(out).lines());
            for line in lines.map_while(Result::ok) {
                if is_ready(&line) {
                    tell.send(line).ok();
                }
            }
        });
        // It fails at once when the program ends without having got ready.
        match told.recv_timeout(PATIENCE) {
            Ok(line) => Ok((process, line)),
            Err(_) => Err(format!(
                "{command:?} did not get ready: {}",
                process.complaints()
            )),
        }
    }

    /// Starts the program, and hands out what it says on either of its outputs.
    pub(crate) fn listen_to(command: &mut Command) -> Result<(Self, Lines), String> {
        use std::os::unix::process::CommandExt;

        let mut child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{command:?} does not start: {error}"))?;
        let (tell, told) = unbounded_channel();
        let outputs: [Option<Box<dyn Read + Send>>; 2] = [
            child.stdout.take().map(|out| Box::new(out) as _),
            child.stderr.take().map(|out| Box::new(out) as _),
        ];
        for output in outputs.into_iter().flatten() {
            let tell = tell.clone();
            thread::spawn(move || {
                let lines = BufReader::new(output).split(b'\n');
                for line in lines.map_while(Result::ok) {
                    // Whoever listened may have gone; the pipe must be emptied all the same.
                    tell.send(String::from_utf8_lossy(&line).into_owned()).ok();
                }
            });
        }
        let process = Self {
            child,
            complaints: None,
        };
        Ok((process, told))
    }

    fn complaints(&self) -> String {
        let file = self.complaints.as_ref();
        file.and_then(|file| std::fs::read_to_string(file).ok())
            .unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        kill_process_group(Pid::from_child(&self.child), Signal::KILL).ok();
        self.child.wait().ok();
        if thread::panicking() {
            eprintln!("{}", self.complaints());
        }
    }
}
