//! A program beside the test.

use std::{
    os::unix::process::CommandExt,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::{output::Output, wait::becomes_true_within};

/// How long a program may take to start or to end on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a program that is asked to end may clear away before it is killed.
const GRACE: Duration = Duration::from_secs(2);

/// A program and everything it starts, as a process group that ends with the test, also when
/// that panics.
#[derive(Debug)]
pub struct Process {
    child: Child,
    output: Output,
    asked_to_end_first: bool,
}

impl Process {
    /// Starts a program, of which all output is collected.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(command: &mut Command) -> Result<Self, String> {
        let program = command.get_program().display().to_string();
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = child.map_err(|error| format!("{program}: {error}"))?;
        let output = Output::default();
        child
            .stdout
            .take()
            .into_iter()
            .for_each(|out| output.collect(out));
        child
            .stderr
            .take()
            .into_iter()
            .for_each(|err| output.collect(err));
        Ok(Self {
            child,
            output,
            asked_to_end_first: false,
        })
    }

    /// Starts a program and waits for the line that says that it is ready.
    ///
    /// # Errors
    /// When it ends without such a line, or has written none within a minute.
    pub fn start_until<T>(
        command: &mut Command,
        is_ready: impl FnMut(&str) -> Option<T>,
    ) -> Result<(Self, T), String> {
        let process = Self::start(command)?;
        let ready = process.output.find(Instant::now() + PATIENCE, is_ready);
        let ready = ready.ok_or_else(|| {
            let (program, output) = (command.get_program().display(), process.output.text());
            format!("{program} did not get ready: {output}")
        })?;
        Ok((process, ready))
    }

    /// What it writes.
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// Its id.
    pub fn id(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Whether it has ended.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Sends a signal to the program itself.
    ///
    /// # Panics
    /// When it has been waited for.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.id(), signal).unwrap();
    }

    /// Waits until it has ended; returns how, and all that it has written.
    ///
    /// # Panics
    /// When it goes on for more than a minute.
    pub fn wait(mut self) -> (ExitStatus, String) {
        let closed = self.output.is_closed_by(Instant::now() + PATIENCE);
        assert!(closed, "it goes on");
        let status = self.child.wait().unwrap();
        (status, self.output.text())
    }

    /// The same program, which at the end of the test is asked to end before it is killed,
    /// because it has something to clear away.
    #[must_use]
    pub fn asked_to_end_first(mut self) -> Self {
        self.asked_to_end_first = true;
        self
    }

    fn ask_to_end(&mut self) {
        kill_process_group(self.id(), Signal::TERM).ok();
        becomes_true_within(GRACE, || self.has_ended());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("{}", self.output.text());
        }
        if self.asked_to_end_first {
            self.ask_to_end();
        }
        kill_process_group(self.id(), Signal::KILL).ok();
        self.child.wait().ok();
    }
}
