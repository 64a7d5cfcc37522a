//! How long responses took, without what the rest of the machine is to blame for.

use std::{fmt, time::Duration};

/// How many times as long the slowest responses may take: what SECURITY.md promises. On a busy
/// machine they vary severalfold from one moment to the next; a service that starves others makes
/// them wait for as long as it is misused.
const MOST_TIMES_P99: u32 = 10;

/// How long each response took.
#[derive(Debug, Default)]
pub(crate) struct Latencies {
    all: Vec<Duration>,
    interval: Duration,
}

impl Latencies {
    /// None, of requests that were due in this interval.
    pub(crate) fn every(interval: Duration) -> Self {
        Self {
            all: Vec::new(),
            interval,
        }
    }

    /// Adds one, and one each for the requests that were due meanwhile and had to wait, too.
    pub(crate) fn push(&mut self, mut latency: Duration) {
        self.all.push(latency);
        while latency > self.interval {
            latency -= self.interval;
            self.all.push(latency);
        }
    }

    /// Adds others.
    pub(crate) fn extend(&mut self, others: &Self) {
        self.all.extend(&others.all);
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }

    /// What half of them exceed.
    pub(crate) fn median(&self) -> Duration {
        self.exceeded_by_percent(50)
    }

    /// What only one in a hundred exceeds.
    pub(crate) fn p99(&self) -> Duration {
        self.exceeded_by_percent(1)
    }

    /// Whether these are longer than those of an `undisturbed` service, taken in the same moments,
    /// would be if each of them had waited for this time behind others.
    pub(crate) fn show_starvation(&self, undisturbed: &Self, behind_others: Duration) -> bool {
        self.p99() > undisturbed.p99() * MOST_TIMES_P99 + behind_others
    }

    fn exceeded_by_percent(&self, percent: usize) -> Duration {
        let mut sorted = self.all.clone();
        sorted.sort_unstable();
        sorted[sorted.len() * (100 - percent) / 100]
    }
}

impl fmt::Display for Latencies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p50 {:.1?}, p99 {:.1?}", self.median(), self.p99())
    }
}
