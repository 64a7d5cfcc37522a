//! How long threads were ready to run while other threads had the cores: what the rest of the
//! machine takes from a program.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rustix::{process::Pid, thread::gettid};

/// How the names of the threads that work on a request begin, one of each kind after the other.
/// Other threads hash passwords, and nobody who reads waits for them.
const KINDS: [&str; 2] = ["actix-rt", "sqlx"];

/// The time on the kernel's run queues, up to one moment, of the current thread and of the threads
/// of a server.
pub(crate) struct RunQueueTimes {
    client: Duration,
    server: [BTreeMap<PathBuf, Duration>; KINDS.len()],
}

impl RunQueueTimes {
    /// Up to now.
    pub(crate) fn now(server: Pid) -> Self {
        let client = format!("/proc/self/task/{}", gettid().as_raw_nonzero());
        let mut times = Self {
            client: run_queue_time(Path::new(&client)).unwrap(),
            server: Default::default(),
        };
        let threads = format!("/proc/{}/task", server.as_raw_nonzero());
        for thread in fs::read_dir(threads).into_iter().flatten().flatten() {
            let thread = thread.path();
            let name = fs::read_to_string(thread.join("comm")).unwrap_or_default();
            let kind = KINDS.iter().position(|start| name.starts_with(start));
            if let (Some(kind), Some(time)) = (kind, run_queue_time(&thread)) {
                times.server[kind].insert(thread, time);
            }
        }
        times
    }

    /// What a request lost since `earlier`: the time of the client, and of each kind of thread the
    /// longest, since it is not known which thread worked on the request.
    pub(crate) fn lost_since(&self, earlier: &Self) -> Duration {
        let longest = |(now, before): (&BTreeMap<PathBuf, _>, &BTreeMap<_, _>)| {
            let before = |thread| before.get(thread).copied().unwrap_or_default();
            let lost = now.iter().map(|(thread, time)| *time - before(thread));
            lost.max().unwrap_or_default()
        };
        let server = self.server.iter().zip(&earlier.server).map(longest);
        self.client - earlier.client + server.sum::<Duration>()
    }
}

/// The second number of `schedstat`, in nanoseconds; `None` for a thread that has just ended.
fn run_queue_time(thread: &Path) -> Option<Duration> {
    let statistics = fs::read_to_string(thread.join("schedstat")).ok()?;
    let time = statistics.split_whitespace().nth(1)?.parse().unwrap();
    Some(Duration::from_nanos(time))
}
