//! How long threads were ready to run while other threads had the cores: what the rest of the
//! machine takes from a program.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rustix::{process::Pid, thread::gettid};

/// How the threads that work on requests are called; others hash passwords, and nobody who reads
/// waits for them.
const THREADS: [&str; 2] = ["actix-rt", "sqlx"];

/// The time on the kernel's run queues, up to one moment, of the current thread and of the
/// threads of a server.
pub(crate) struct RunQueueTimes {
    client: Duration,
    server: BTreeMap<PathBuf, Duration>,
}

impl RunQueueTimes {
    /// Up to now.
    pub(crate) fn now(server: Pid) -> Self {
        let client = format!("/proc/self/task/{}", gettid().as_raw_nonzero());
        let threads = format!("/proc/{}/task", server.as_raw_nonzero());
        let threads = fs::read_dir(threads).into_iter().flatten().flatten();
        let server = threads.filter_map(|thread| {
            let thread = thread.path();
            let name = fs::read_to_string(thread.join("comm")).ok()?;
            let counts = THREADS.iter().any(|start| name.starts_with(start));
            let time = run_queue_time(&thread)?;
            counts.then_some((thread, time))
        });
        Self {
            client: run_queue_time(Path::new(&client)).unwrap(),
            server: server.collect(),
        }
    }

    /// What a request lost since `earlier`: the time of the client, and that of the server's
    /// thread with the longest. One thread after the other works on a request, and more than one
    /// at the same time on several.
    pub(crate) fn lost_since(&self, earlier: &Self) -> Duration {
        let before = |thread| earlier.server.get(thread).copied().unwrap_or_default();
        let server = self
            .server
            .iter()
            .map(|(thread, time)| *time - before(thread));
        self.client - earlier.client + server.max().unwrap_or_default()
    }
}

/// The second number of `schedstat`, in nanoseconds; `None` for a thread that has just ended.
fn run_queue_time(thread: &Path) -> Option<Duration> {
    let statistics = fs::read_to_string(thread.join("schedstat")).ok()?;
    let time = statistics.split_whitespace().nth(1)?.parse().unwrap();
    Some(Duration::from_nanos(time))
}
