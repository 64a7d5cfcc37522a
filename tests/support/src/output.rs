//! What a running program writes, line by line.

use std::{
    io::{BufRead, BufReader, Read},
    sync::{Arc, Condvar, Mutex},
    thread,
    time::Instant,
};

/// All lines that a program has written to its standard output and its standard error.
#[derive(Clone, Debug, Default)]
pub struct Output(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    written: Mutex<Written>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Written {
    lines: Vec<String>,
    /// How many of its outputs are not closed.
    open: usize,
}

impl Output {
    /// Reads a stream to its end, in a thread of its own: a full pipe would stop the program.
    pub(crate) fn collect(&self, stream: impl Read + Send + 'static) {
        self.0.written.lock().unwrap().open += 1;
        let shared = Arc::clone(&self.0);
        thread::spawn(move || {
            let lines = BufReader::new(stream).split(b'\n').map_while(Result::ok);
            for line in lines {
                let line = String::from_utf8_lossy(&line).into_owned();
                shared.written.lock().unwrap().lines.push(line);
                shared.changed.notify_all();
            }
            shared.written.lock().unwrap().open -= 1;
            shared.changed.notify_all();
        });
    }

    /// Waits for a line in which `find` finds something; `None` when the program has closed its
    /// outputs without one, or the deadline has passed.
    pub(crate) fn find<T>(
        &self,
        deadline: Instant,
        mut find: impl FnMut(&str) -> Option<T>,
    ) -> Option<T> {
        for number in 0.. {
            let line = self.line(number, Some(deadline))?;
            if let Some(found) = find(&line) {
                return Some(found);
            }
        }
        None
    }

    /// Each line once it is written, until the program has closed its outputs.
    pub fn lines(self) -> impl Iterator<Item = String> {
        (0..).map_while(move |number| self.line(number, None))
    }

    /// All lines up to now.
    pub fn text(&self) -> String {
        let written = self.0.written.lock().unwrap();
        written
            .lines
            .iter()
            .fold(String::new(), |text, line| text + line + "\n")
    }

    /// Waits until the program has closed its outputs; whether it did so in time.
    pub(crate) fn is_closed_by(&self, deadline: Instant) -> bool {
        let nothing: Option<()> = self.find(deadline, |_| None);
        nothing.is_none() && self.0.written.lock().unwrap().open == 0
    }

    fn line(&self, number: usize, deadline: Option<Instant>) -> Option<String> {
        let mut written = self.0.written.lock().unwrap();
        loop {
            if let Some(line) = written.lines.get(number) {
                return Some(line.clone());
            }
            if written.open == 0 {
                return None;
            }
            written = match deadline {
                None => self.0.changed.wait(written).unwrap(),
                Some(deadline) => {
                    let left = deadline.checked_duration_since(Instant::now())?;
                    self.0.changed.wait_timeout(written, left).unwrap().0
                }
            };
        }
    }
}
