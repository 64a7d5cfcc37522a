//! A well-behaved client that wants its responses while others misbehave.

use std::{
    fmt,
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use rustix::process::Pid;
use tokio::{
    runtime::Builder,
    sync::watch::{self, Receiver, Sender},
    task::spawn_blocking,
    time::{MissedTickBehavior, interval},
};

use support::{Page, resident_kib};

use super::{latencies::Latencies, run_queue::RunQueueTimes};

const FEWEST_REQUESTS: usize = 25;
const INTERVAL: Duration = Duration::from_millis(20);

/// A server of which a bystander wants responses.
pub(crate) trait Target: Sized {
    /// Its process.
    fn pid(&self) -> Pid;

    /// The same server once more, for nobody else.
    async fn another(&self) -> Self;

    /// A page, and the path that it asks for.
    async fn reader(&self) -> (Page, &'static str);
}

/// Asks 50 times a second, also a second server that nobody misuses.
pub(crate) struct Bystander<T> {
    /// The readers stop when this is dropped.
    running: Sender<()>,
    misused: JoinHandle<Seen>,
    undisturbed: JoinHandle<Seen>,
    /// Dropped after the reader has stopped.
    _undisturbed: T,
}

/// Those who may all be served before each request of the bystander.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Others {
    /// So many, each with a request that takes about as long as the bystander's.
    Alike(u32),
    /// As many as are served in this time.
    ServedIn(Duration),
    /// First the ones and then the others, whichever take longer.
    Either(u32, Duration),
}

/// What the bystander saw of both servers.
pub(crate) struct Served {
    pub(crate) misused: Seen,
    pub(crate) undisturbed: Seen,
}

/// What it saw of one server.
pub(crate) struct Seen {
    pub(crate) latencies: Latencies,
    failures: Vec<String>,
    /// The most memory that the server had meanwhile, in KiB.
    pub(crate) most_kib: u64,
}

impl<T: Target> Bystander<T> {
    pub(crate) async fn start(server: &T) -> Self {
        let undisturbed = server.another().await;
        let (running, watched) = watch::channel(());
        Self {
            misused: read_from(server, watched.clone()).await,
            undisturbed: read_from(&undisturbed, watched).await,
            running,
            _undisturbed: undisturbed,
        }
    }

    /// Ends it; fails unless every request was answered, and about as fast as by the server that
    /// nobody misuses, if there it had to wait until these `others` are served.
    pub(crate) async fn assert_served_behind(self, others: Others) -> Served {
        let served = self.stop().await;
        for seen in [&served.misused, &served.undisturbed] {
            assert!(seen.failures.is_empty(), "{served}: {:?}", seen.failures);
        }
        let requests = served.misused.latencies.count();
        assert!(requests >= FEWEST_REQUESTS, "{served}: too few");
        assert!(
            !served.shows_starvation(others),
            "{served}: too slow behind {others:?}"
        );
        served
    }

    /// Ends it.
    pub(crate) async fn stop(self) -> Served {
        drop(self.running);
        let served = spawn_blocking(|| Served {
            misused: self.misused.join().unwrap(),
            undisturbed: self.undisturbed.join().unwrap(),
        });
        served.await.unwrap()
    }
}

impl Served {
    /// Whether responses took longer than they do behind these `others`.
    pub(crate) fn shows_starvation(&self, others: Others) -> bool {
        let (misused, undisturbed) = (&self.misused.latencies, &self.undisturbed.latencies);
        let behind_others = match others {
            Others::Alike(count) => undisturbed.median() * count,
            Others::ServedIn(time) => time,
            Others::Either(count, time) => time.max(undisturbed.median() * count),
        };
        misused.show_starvation(undisturbed, behind_others)
    }
}

/// On one line; memory comes last, to be compared with.
impl fmt::Display for Served {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (misused, undisturbed) = (&self.misused.latencies, &self.undisturbed.latencies);
        let (requests, most_kib) = (misused.count(), self.misused.most_kib);
        write!(
            f,
            "{requests} requests, {misused}; undisturbed {undisturbed}; most {most_kib} KiB"
        )
    }
}

/// Reads in a thread of its own: whatever it waits for is then part of its own requests.
async fn read_from(server: &impl Target, running: Receiver<()>) -> JoinHandle<Seen> {
    let ((page, path), server) = (server.reader().await, server.pid());
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(read(page, path, server, &running))
    })
}

async fn read(page: Page, path: &str, server: Pid, running: &Receiver<()>) -> Seen {
    let mut seen = Seen {
        latencies: Latencies::every(INTERVAL),
        failures: Vec::new(),
        most_kib: 0,
    };
    let mut pace = interval(INTERVAL);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut page = page.with_own_connections();
    let mut is_new = true;
    while running.has_changed().is_ok() {
        pace.tick().await;
        is_new = !is_new;
        if is_new {
            page = page.with_own_connections();
        }
        let before = RunQueueTimes::now(server);
        let started = Instant::now();
        let mut response = page.get(path).try_send().await;
        if response.is_err() && !is_new {
            // A connection may be closed while it rests, and every client asks again then.
            page = page.with_own_connections();
            response = page.get(path).try_send().await;
        }
        match response {
            Ok(response) if response.status == 200 => {}
            Ok(response) => seen.failures.push(response.status.to_string()),
            Err(error) => seen.failures.push(format!("{error:?}")),
        }
        let elapsed = started.elapsed();
        let lost = RunQueueTimes::now(server).lost_since(&before);
        seen.latencies.push(elapsed.saturating_sub(lost));
        seen.most_kib = seen.most_kib.max(resident_kib(server));
    }
    seen
}
