//! A terminal with somebody in front of it: `script` makes one, and `stty` tells how it is set. Every
//! Debian has both.

use std::{
    io::{Read, Write},
    process::{Child, ChildStdin, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
};

use support::wait::eventually_blocking;

/// A program on a terminal of its own, which shows what is typed until the program says otherwise.
pub(crate) struct Terminal {
    program: Child,
    keyboard: ChildStdin,
    screen: Arc<Mutex<String>>,
    showing: JoinHandle<()>,
}

impl Terminal {
    /// Starts the program of this command.
    pub(crate) fn start(command: &Command) -> Self {
        // First the terminal says its own name.
        let mut line = "tty; exec".to_owned();
        for word in [command.get_program()]
            .into_iter()
            .chain(command.get_args())
        {
            line += &format!(" '{}'", word.to_str().unwrap());
        }
        let environment = command.get_envs();
        let mut program = Command::new("script")
            .args(["--quiet", "--return", "--echo", "always", "--command"])
            .args([&line, "/dev/null"])
            .env_clear()
            .envs(environment.filter_map(|(name, value)| Some((name, value?))))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let keyboard = program.stdin.take().unwrap();
        let mut shown = program.stdout.take().unwrap();
        let screen = Arc::<Mutex<String>>::default();
        let showing = thread::spawn({
            let screen = Arc::clone(&screen);
            move || {
                let mut part = [0; 1024];
                while let Ok(length @ 1..) = shown.read(&mut part) {
                    let part = String::from_utf8_lossy(&part[..length]);
                    screen.lock().unwrap().push_str(&part);
                }
            }
        });
        Self {
            program,
            keyboard,
            screen,
            showing,
        }
    }

    /// Waits for this prompt, and until nothing is shown of what is typed; then types a line.
    pub(crate) fn type_in_secret(&mut self, prompt: &str, line: &str) {
        eventually_blocking(prompt, || {
            let shown = self.shown();
            let is_ready = shown.ends_with(prompt) && self.hides_what_is_typed();
            is_ready.then_some(()).ok_or(shown)
        });
        writeln!(self.keyboard, "{line}").unwrap();
    }

    fn hides_what_is_typed(&self) -> bool {
        let shown = self.shown();
        let name = shown.lines().next().unwrap();
        let settings = Command::new("stty")
            .args(["--all", "--file", name])
            .output();
        let settings = String::from_utf8(settings.unwrap().stdout).unwrap();
        settings.split_whitespace().any(|it| it == "-echo")
    }

    fn shown(&self) -> String {
        self.screen.lock().unwrap().clone()
    }

    /// How the program ends, and all that was shown.
    pub(crate) fn end(mut self) -> (ExitStatus, String) {
        let status = self.program.wait().unwrap();
        self.showing.join().unwrap();
        let shown = self.screen.lock().unwrap().clone();
        (status, shown)
    }
}
