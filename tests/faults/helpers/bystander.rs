//! A well-behaved client that wants its answers while others misbehave.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use rustix::process::Pid;
use tokio::{task::JoinHandle, time::interval};

use support::{Page, resident_kib};

use super::service::Service;

/// What a person would notice.
const SLOW: Duration = Duration::from_millis(250);
const FEWEST_REQUESTS: usize = 100;

/// Reads the list of groups 50 times a second, each second time on a new connection.
pub(crate) struct Bystander {
    done: Arc<AtomicBool>,
    task: JoinHandle<Seen>,
}

/// What the bystander saw.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    latencies: Vec<Duration>,
    failures: Vec<String>,
    /// The most memory that the service had meanwhile, in KiB.
    pub(crate) most_kib: u64,
}

impl Bystander {
    pub(crate) async fn start(service: &Service) -> Self {
        let client = service.signed_in().await;
        let process = service.pid();
        let done = Arc::new(AtomicBool::new(false));
        let task = tokio::spawn(watch(client, process, Arc::clone(&done)));
        Self { done, task }
    }

    /// Ends it; fails unless every request was answered, and all but one in a hundred at once.
    pub(crate) async fn content(self) -> Seen {
        let seen = self.done().await;
        assert!(seen.failures.is_empty(), "{seen}: {:?}", seen.failures);
        assert!(seen.latencies.len() >= FEWEST_REQUESTS, "{seen}: too few");
        assert!(seen.p99() < SLOW, "{seen}: too slow");
        seen
    }

    pub(crate) async fn done(self) -> Seen {
        self.done.store(true, Ordering::Relaxed);
        self.task.await.unwrap()
    }
}

impl Seen {
    pub(crate) fn p99(&self) -> Duration {
        let mut latencies = self.latencies.clone();
        latencies.sort_unstable();
        latencies[latencies.len() * 99 / 100]
    }
}

/// On one line; memory comes last, to be compared with.
impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (requests, p99) = (self.latencies.len(), self.p99());
        write!(
            f,
            "{requests} requests, p99 {p99:.1?}, most {} KiB",
            self.most_kib
        )
    }
}

async fn watch(client: Page, process: Pid, done: Arc<AtomicBool>) -> Seen {
    let mut seen = Seen::default();
    let mut pace = interval(Duration::from_millis(20));
    let mut new = false;
    while !done.load(Ordering::Relaxed) {
        // From when it was due: a request that waits behind a slow one is slow as well.
        let due = pace.tick().await;
        new = !new;
        let client = if new {
            client.with_own_connections()
        } else {
            client.clone()
        };
        match client.get("/api/contactgroups").try_send().await {
            Ok(response) if response.status == 200 => {}
            Ok(response) => seen.failures.push(response.status.to_string()),
            Err(error) => seen.failures.push(format!("{error:?}")),
        }
        seen.latencies.push(due.elapsed());
        seen.most_kib = seen.most_kib.max(resident_kib(process));
    }
    seen
}
