//! A program beside the test.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process_group};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(10);

/// A program and everything it starts, as a process group that ends with the test, also when
/// that panics.
pub(crate) struct Process {
    child: Child,
    complaints: Option<PathBuf>,
    grace: Duration,
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
        Self::start_by(Instant::now() + PATIENCE, command, folder, is_ready)
    }

    /// The same, with a deadline.
    pub(crate) fn start_by(
        deadline: Instant,
        command: &mut Command,
        folder: &Path,
        is_ready: fn(&str) -> bool,
    ) -> Result<(Self, String), String> {
        command.stdout(Stdio::piped());
        let mut process = Self::spawn(command, folder)?;
        let output = process.child.stdout.take();

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
        match told.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => Ok((process, line)),
            Err(_) => Err(format!(
                "{} did not get ready: {}",
                command.get_program().display(),
                process.complaints()
            )),
        }
    }

    /// Starts the program, and hands out what it says on either of its outputs.
    pub(crate) fn listen_to(command: &mut Command) -> Result<(Self, Lines), String> {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = Self::spawn_in_a_group(command)?;
        let (tell, told) = unbounded_channel();
        let outputs: [Option<Box<dyn Read + Send>>; 2] = [
            process.child.stdout.take().map(|out| Box::new(out) as _),
            process.child.stderr.take().map(|out| Box::new(out) as _),
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
        Ok((process, told))
    }

    /// Starts the program without waiting.
    pub(crate) fn spawn(command: &mut Command, folder: &Path) -> Result<Self, String> {
        let program = Path::new(command.get_program());
        let name = program.file_name().unwrap_or_default();
        let complaints = folder.join(name).with_added_extension("stderr");
        let log = File::options().create(true).append(true).open(&complaints);
        command.stderr(log.map_err(|error| error.to_string())?);
        let mut process = Self::spawn_in_a_group(command)?;
        process.complaints = Some(complaints);
        Ok(process)
    }

    fn spawn_in_a_group(command: &mut Command) -> Result<Self, String> {
        use std::os::unix::process::CommandExt;

        let child = command.process_group(0).stdin(Stdio::null()).spawn();
        let child =
            child.map_err(|error| format!("{}: {error}", command.get_program().display()))?;
        Ok(Self {
            child,
            complaints: None,
            grace: Duration::ZERO,
        })
    }

    /// A program that has something to clear away when it ends is given the time for it.
    pub(crate) fn asked_to_end_first(mut self) -> Self {
        self.grace = Duration::from_secs(2);
        self
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    fn ask_to_end(&mut self) {
        kill_process_group(Pid::from_child(&self.child), Signal::TERM).ok();
        let deadline = Instant::now() + self.grace;
        while !self.has_ended() && Instant::now() < deadline {
            thread::sleep(PAUSE);
        }
    }

    pub(crate) fn complaints(&self) -> String {
        let file = self.complaints.as_ref();
        file.and_then(|file| std::fs::read_to_string(file).ok())
            .unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !self.grace.is_zero() {
            self.ask_to_end();
        }
        kill_process_group(Pid::from_child(&self.child), Signal::KILL).ok();
        self.child.wait().ok();
        if thread::panicking() {
            eprintln!("{}", self.complaints());
        }
    }
}
