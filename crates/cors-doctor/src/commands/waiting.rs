//! Shows how far a probe is, and stops it at Ctrl-C.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use cors_doctor::probe::Progress;
use tokio::runtime::{Builder, Runtime};
use tokio::signal::ctrl_c;
use tokio::time::interval;

/// What is done sooner needs no progress.
const QUICK: Duration = Duration::from_secs(1);
const WIDTH: usize = 20;

pub(super) fn runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

/// Waits for a probe, or for Ctrl-C. The progress is shown on standard error, if that is a terminal.
pub(super) async fn wait(probing: impl Future<Output = ()>, progress: &Progress) {
    let started = Instant::now();
    let is_shown = io::stderr().is_terminal();
    let mut ticks = interval(Duration::from_millis(200));
    let mut probing = std::pin::pin!(probing);
    let mut interrupted = std::pin::pin!(ctrl_c());
    loop {
        tokio::select! {
            () = &mut probing => break,
            _ = &mut interrupted => break,
            _ = ticks.tick() => {
                if is_shown && started.elapsed() > QUICK {
                    show(&bar(progress));
                }
            }
        }
    }
    if is_shown && started.elapsed() > QUICK {
        show("");
    }
}

/// Writes a line in place of the one before.
fn show(line: &str) {
    let mut output = io::stderr();
    let shown = write!(output, "\r\u{1b}[K{line}").and_then(|()| output.flush());
    drop(shown);
}

fn bar(progress: &Progress) -> String {
    let (done, expected, step) = progress.now();
    let full = WIDTH * done / expected.max(1);
    let bar: String = (0..WIDTH)
        .map(|it| if it < full { '#' } else { '.' })
        .collect();
    format!("[{bar}] {done} of {expected}: {step}")
}
